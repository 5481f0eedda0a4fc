"""docs/hosting.md, held to the files in deploy, to the settings, and to what the commands take."""

import re
import shlex
import subprocess
import sys

import pytest

from tests.capabilities import ROOT

TEXT = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line]
SMALL_SERVER, CONTAINERS = ROOT / "deploy" / "small-server", ROOT / "deploy" / "containers"
INSTALLED = "/opt/wellspent/"


def section(title: str) -> str:
    return TEXT.split(f" {title}\n", 1)[1].split("\n#", 1)[0]


def test_every_file_that_a_command_takes_from_the_project_is_in_it() -> None:
    installed = {path for line in COMMANDS for path in re.findall(rf"{INSTALLED}([\w./-]+)", line)}
    asked = {path for path in installed if not path.startswith(".venv")}
    assert {"requirements-hosted.txt", "deploy/small-server", "deploy/small-server/restore.sh"} <= asked
    assert not [path for path in asked if not (ROOT / path).exists()]
    here = {
        word
        for line in COMMANDS
        for word in line.split()
        if re.fullmatch(r"[\w.-]+\.(service|timer|example)|Caddyfile|nginx\.conf", word)
    }
    assert here
    assert not [name for name in here if not (SMALL_SERVER / name).exists() and f"{name}" not in section("Every day")]
    assert (CONTAINERS / "prepare.sh").exists()


def test_every_file_in_deploy_is_spoken_of_or_used_by_one_that_is() -> None:
    files = [path for path in (ROOT / "deploy").rglob("*") if path.is_file()]
    spoken = TEXT + "".join(path.read_text(encoding="utf-8") for path in files)
    unspoken = [str(path.relative_to(ROOT)) for path in files if path.name not in spoken]
    assert not set(unspoken) - {"deploy/containers/.gitignore", "deploy/containers/Dockerfile.dockerignore"}, unspoken


def test_every_path_that_is_named_outside_of_commands_exists() -> None:
    named = set(re.findall(r"`((?:deploy|docs|\.streamlit)/[\w./-]+)`", TEXT))
    assert named
    assert not [path for path in named if not (ROOT / path).exists()]


def test_the_folders_of_the_commands_are_those_of_the_services() -> None:
    services = "".join(path.read_text(encoding="utf-8") for path in SMALL_SERVER.glob("*.service"))
    for folder in ("/opt/wellspent", "/srv/wellspent", "/var/backups/wellspent", "/etc/wellspent/club.env"):
        assert folder in services
        assert folder in TEXT
    assert "/etc/wellspent/secrets.toml" in (SMALL_SERVER / "club.env.example").read_text(encoding="utf-8")


def test_what_the_commands_change_in_the_examples_is_there_to_be_changed() -> None:
    env, secrets = (
        (SMALL_SERVER / f"{name}.example").read_text(encoding="utf-8") for name in ("club.env", "secrets.toml")
    )
    assert re.search(r"^WELLSPENT_ORGANISER_CODE=$", env, re.MULTILINE)
    assert re.search(r'^cookie_secret = ""', secrets, re.MULTILINE)
    for name in ("club.env.example", "secrets.toml.example", "Caddyfile", "nginx.conf"):
        assert "club.example.org" in (SMALL_SERVER / name).read_text(encoding="utf-8")


def test_every_setting_of_the_app_and_every_one_that_deploy_uses_is_explained() -> None:
    explained = set(re.findall(r"`([A-Z]+_[A-Z_]+)`", section("Settings of the app")))
    in_code = set(
        re.findall(r"\"(WELLSPENT_[A-Z_]+)\"", (ROOT / "wellspent" / "core" / "settings.py").read_text("utf-8"))
    )
    assert in_code == {name for name in explained if name.startswith("WELLSPENT_")}
    used = {
        name
        for path in (ROOT / "deploy").rglob("*")
        if path.is_file()
        for name in re.findall(r"\bSTREAMLIT_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= explained


@pytest.mark.parametrize("block", BLOCKS)
def test_a_shell_understands_what_is_to_be_typed(block: str) -> None:
    assert subprocess.run(["bash", "-n"], input=block, text=True, check=False).returncode == 0


def test_every_event_that_the_app_logs_is_explained() -> None:
    code = [*(ROOT / "wellspent" / "hosted").glob("*.py"), ROOT / "wellspent" / "ui" / "noting.py"]
    events = {
        event
        for path in code
        for event in re.findall(r"_?(?:LOG|getLogger\(\w+\))\.\w+\(\"(\w+)\"", path.read_text(encoding="utf-8"))
    }
    assert {"store_away", "not_well", "uncaught"} <= events
    assert not [event for event in events if f"`{event}`" not in section("The log")]


def test_every_link_within_the_page_leads_to_a_heading() -> None:
    headings = {
        re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    }
    assert not set(re.findall(r"\]\(#([\w-]+)\)", TEXT)) - headings


def test_the_copy_command_takes_what_the_scripts_give_it() -> None:
    for script in ("backup.sh", "restore.sh"):
        text = (SMALL_SERVER / script).read_text(encoding="utf-8")
        options = set(re.findall(r" (--[a-z]+)\b", re.sub(r"^(?!.*-m wellspent).*$", "", text, flags=re.MULTILINE)))
        asked = [sys.executable, "-m", "wellspent", "copy", "--help"]
        said = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=ROOT).stdout
        assert options >= {"--from", "--to"}
        assert not [option for option in options if option not in said]


def test_commands_are_split_into_words_that_a_newcomer_can_copy() -> None:
    assert all(shlex.split(line) for line in COMMANDS)
