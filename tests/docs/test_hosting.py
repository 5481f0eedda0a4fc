"""docs/hosting.md, held to the files in deploy, to the settings, and to what the commands take."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

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


NOT_SPOKEN_OF = {"deploy/containers/.gitignore", "deploy/containers/Dockerfile.dockerignore"}
"""What programs look for by themselves."""


def test_every_file_in_deploy_is_spoken_of_or_used_by_another_that_is() -> None:
    files = {path: path.read_text(encoding="utf-8") for path in (ROOT / "deploy").rglob("*") if path.is_file()}
    spoken = {path for path in files if path.name in TEXT}
    while used := {path for path in files.keys() - spoken if any(path.name in files[one] for one in spoken)}:
        spoken |= used
    assert {str(path.relative_to(ROOT)) for path in files.keys() - spoken} <= NOT_SPOKEN_OF


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


def test_a_command_that_takes_the_name_or_the_address_stops_where_a_new_login_has_forgotten_it() -> None:
    taken = re.findall(r"\$\{?(?:CLUB|PROJECT)\b[^\"/ ]*", "\n".join(COMMANDS))
    assert taken
    assert set(taken) == {"${CLUB:?}", "${PROJECT:?}"}


def test_the_settings_that_are_typed_in_give_a_set_up_that_lacks_the_provider_alone(tmp_path: Path) -> None:
    (block,) = (block for block in BLOCKS if "openssl rand" in block and "/etc/wellspent" in block)
    places = {"/opt/wellspent": str(ROOT), "/etc/wellspent": str(tmp_path), "--group wellspent ": ""}
    for before, after in places.items():
        assert before in block
        block = block.replace(before, after)
    for name, works in (("", False), ("https://club.harbour.test", False), ("club.harbour.test", True)):
        done = subprocess.run(
            ["bash", "-e"], input=f"CLUB={name}\n{block}", text=True, check=False, capture_output=True
        )
        assert (done.returncode == 0) is works, done.stderr
    settings = (tmp_path / "club.env").read_text(encoding="utf-8")
    assert re.search(r"^WELLSPENT_ORGANISER_CODE=\w{12,}$", settings, re.MULTILINE)
    assert "STREAMLIT_SERVER_ALLOWED_HOSTS=club.harbour.test\n" in settings
    said = tomllib.loads((tmp_path / "secrets.toml").read_text(encoding="utf-8"))["auth"]
    assert said["redirect_uri"] == "https://club.harbour.test/oauth2callback"
    assert len(said["cookie_secret"]) >= 32


def test_an_upgrade_can_be_taken_back_and_made_again_as_often_as_one_likes(tmp_path: Path) -> None:
    """The commands of git alone; all else of them is done on a server."""

    def git(folder: Path, *command: str) -> str:
        named = ["-c", "user.name=A", "-c", "user.email=a@mail.example"]
        return subprocess.run(
            ["git", *named, *command], cwd=folder, check=True, capture_output=True, text=True
        ).stdout.strip()

    def typed(block: str) -> None:
        for command in re.findall(r"\bgit [^&\n]+", block):
            git(server, *shlex.split(command)[1:])

    def release(version: str) -> None:
        (project / "version").write_text(version, encoding="utf-8")
        git(project, "add", "version")
        git(project, "commit", "--quiet", "--message", version)

    forward, back = (block for block in BLOCKS if "before-upgrade" in block)
    project, server = tmp_path / "project", tmp_path / "server"
    project.mkdir()
    git(project, "init", "--quiet")
    release("1")
    git(tmp_path, "clone", "--quiet", str(project), str(server))
    for newer, older in (("2", "1"), ("3", "1")):
        release(newer)
        typed(forward)
        assert (server / "version").read_text(encoding="utf-8") == newer
        typed(back)
        assert (server / "version").read_text(encoding="utf-8") == older


@pytest.mark.parametrize("part", ["Upgrade", "Restore"])
def test_what_is_done_to_the_workbooks_is_done_while_the_app_is_down(part: str) -> None:
    for block in re.findall(r"```sh\n(.*?)```", section(part), re.DOTALL):
        touching = [word for word in ("wellspent-backup &&", "restore.sh", "git reset") if word in block]
        for word in touching:
            assert block.index("systemctl stop wellspent\n") < block.index(word)
        assert not touching or "cd /opt/wellspent" in block or f"{INSTALLED}deploy" in block


def test_the_units_are_brought_over_by_an_upgrade_and_by_going_back() -> None:
    units = sorted(path.name for path in SMALL_SERVER.iterdir() if path.suffix in {".service", ".timer"})
    copies = [line for line in COMMANDS if line.startswith("cp ") and "/etc/systemd/system/" in line]
    assert len(copies) == 3
    for line in copies:
        patterns = [Path(word).name for word in shlex.split(line)[1:-1]]
        assert sorted(name for name in units if any(fnmatch(name, one) for one in patterns)) == units


def test_the_cloud_gets_the_libraries_of_a_club_in_one_list_that_takes_in_no_other(tmp_path: Path) -> None:
    (command,) = re.findall(r"`(tail [^`]+)`", section("Streamlit Community Cloud"))
    wanted = set()
    for name in ("requirements.txt", "requirements-hosted.txt"):
        shutil.copy(ROOT / name, tmp_path)
        wanted |= set((ROOT / name).read_text(encoding="utf-8").splitlines())
    subprocess.run(["sh", "-c", command], cwd=tmp_path, check=True)
    said = (tmp_path / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert set(said) == wanted - {"-r requirements.txt"}


def test_the_store_of_a_club_has_one_address_in_all_that_is_said_of_it() -> None:
    sentences = (ROOT / "wellspent" / "words" / "setup.py").read_text(encoding="utf-8")
    postgres = (ROOT / "docs" / "postgres.md").read_text(encoding="utf-8")
    said = set(re.findall(r"folder:(/srv/[\w/]+)", sentences + postgres + TEXT)) - {"/srv/wellspent/copy"}
    assert said == {"/srv/wellspent/club"}
