"""What the documents name exists, and nothing is left out: commands, settings, pages, parts and links."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.capabilities import ROOT

RUN = "pip install -r requirements.txt && streamlit run app.py"
TEST = "pip install -r requirements-dev.txt && pytest"

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "data" / "README.md"])


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def targets() -> dict[str, list[str]]:
    """The Makefile's targets and their lines."""
    found: dict[str, list[str]] = {}
    for block in re.split(r"\n(?=[a-z]+:)", read("Makefile"))[1:]:
        head, *lines = block.splitlines()
        found[head.removesuffix(":")] = [line for line in lines if line.startswith("\t")]
    return found


def test_the_readme_opens_with_what_it_is_for_one_picture_and_the_two_commands() -> None:
    text = read("README.md")
    blocks = re.findall(r"```\n(.*?)\n```", text, re.DOTALL)
    assert blocks[:2] == [RUN, TEST]
    assert text.count("![") == 1
    assert 0 < text.index("worth your evening") < text.index("![") < text.index(RUN) < text.index(TEST)


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (document.parent / link).exists()]
    assert not missing, missing


def test_make_has_the_seven_targets_of_three_lines_at_most_and_contributing_names_them() -> None:
    assert list(targets()) == ["run", "test", "check", "lock", "screenshots", "bench", "endurance"]
    assert all(1 <= len(lines) <= 3 for lines in targets().values())
    assert re.findall(r"^\| `(\w+)` \|", read("CONTRIBUTING.md"), re.MULTILINE) == list(targets())


def test_every_setting_is_in_the_readme_and_every_setting_in_the_readme_exists() -> None:
    in_code = set(re.findall(r"\"(WELLSPENT_[A-Z]+)\"", read("wellspent/core/settings.py")))
    in_readme = set(re.findall(r"^\| `(WELLSPENT_[A-Z]+)` \|", read("README.md"), re.MULTILINE))
    assert in_code == in_readme


def test_every_variable_of_the_tests_is_in_contributing() -> None:
    in_tests = set(re.findall(r"\"(WELLSPENT_[A-Z]+)\"", read("tests/capabilities.py")))
    assert in_tests == set(re.findall(r"WELLSPENT_[A-Z]+", read("CONTRIBUTING.md")))


def test_every_page_has_its_address_in_the_architecture() -> None:
    pages = {path.name for path in (ROOT / "pages").glob("*.py")}
    assert pages
    assert pages == set(re.findall(r"^\| `/\w*` \| `pages/(\w+\.py)` \|", read("docs/architecture.md"), re.MULTILINE))
    registered = re.findall(r"^    \"(\w+)\": \":material", read("wellspent/ui/register.py"), re.MULTILINE)
    assert pages == {f"{name}.py" for name in registered}


def test_the_map_of_parts_names_every_part_that_there_is() -> None:
    drawn = re.findall(r"^ *([\w.]+)/? {2,}\S", read("docs/architecture.md").split("```")[1], re.MULTILINE)
    folders = [ROOT / "wellspent", ROOT / "wellspent" / "core", ROOT / "wellspent" / "ui"]
    parts = {
        path.name
        for folder in folders
        for path in folder.iterdir()
        if not path.name.startswith("__py") and path.name != "__init__.py" and (path.is_dir() or path.suffix == ".py")
    }
    assert parts | {"app.py", "hosted.py", "pages"} == set(drawn) | {"core"}


def test_every_command_is_in_the_readme_and_every_command_in_the_readme_answers() -> None:
    rows = read("README.md").partition("## Without a browser")[2].partition("|---|---|\n")[2].partition("\n\n")[0]
    in_readme = re.findall(r"^\| `([a-z-]+)", rows, re.MULTILINE)
    offered = re.findall(r"^    ([a-z-]+)\b", said("--help"), re.MULTILINE)
    assert sorted(in_readme) == sorted(offered)
    for command in in_readme:
        options = said(command, "--help")
        assert "--json" in options
        assert "--store" in options or "--from STORE --to STORE" in options or "DIR" in options


def said(*arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "wellspent", *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


def test_the_pins_hold_no_place_of_one_machine() -> None:
    pins = [line for line in read("constraints.txt").splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9._-]+==[\w.!+]+( ; .+)?", line) for line in pins), pins


def test_every_stated_requirement_is_pinned() -> None:
    pinned = set(re.findall(r"^([a-z0-9._-]+)==", read("constraints.txt"), re.MULTILINE))
    stated = {
        re.split(r"[<>=~! ]", line)[0].lower()
        for name in ("requirements.txt", "requirements-dev.txt")
        for line in read(name).splitlines()
        if line and not line.startswith("-")
    }
    assert stated <= pinned, sorted(stated - pinned)
