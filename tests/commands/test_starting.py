"""Starting by a double click: what is looked for, what is done once, and what is said when something is missing."""

import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from tests.browser.driving import wait_until
from tests.capabilities import ROOT
from wellspent.words import starting as words

pytestmark = pytest.mark.skipif(os.name == "nt", reason="start.command is for macOS and Linux")

PARTS = ("start.command", "wellspent/__init__.py", "wellspent/starting.py", "wellspent/words/__init__.py")

ANSWERS = """
import http.server, sys
port = int(sys.argv[-1].removeprefix("--server.port="))
class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def log_message(self, *_):
        pass
http.server.HTTPServer(("127.0.0.1", port), Health).serve_forever()
"""
"""Stands in for the app: answers when it is asked whether it runs."""


def script(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a start needs of the project, in a folder whose name shells find hard."""
    place = tmp_path / "Anna's well spent"
    for name in (*PARTS, "wellspent/words/starting.py"):
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    (place / "requirements.txt").write_text("", encoding="utf-8")
    (place / "constraints.txt").write_text("", encoding="utf-8")
    return place


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A PATH on which there is what every system has, and no Python."""
    place = tmp_path / "tools"
    place.mkdir()
    for name in ("sh", "dirname"):
        (place / name).symlink_to(str(shutil.which(name)))
    return place


def start(folder: Path, tools: Path) -> subprocess.CompletedProcess[str]:
    """Double-click it: from another folder, with nothing to type on."""
    return subprocess.run(
        [folder / "start.command"],
        cwd="/",
        env={"PATH": str(tools)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def a_python(tools: Path, name: str, *, old: bool = False, code: int = 0) -> Path:
    """A Python that only notes what it is asked to do, and where."""
    calls = tools.parent / f"{name}.calls"
    script(
        tools / name,
        f'[ "$1" = -c ] && exit {int(old)}',
        f'printf "%s | %s\\n" "$(pwd)" "$*" >> {shlex.quote(str(calls))}',
        f"exit {code}",
    )
    return calls


def test_without_python_it_says_where_to_get_it(folder: Path, tools: Path) -> None:
    ended = start(folder, tools)
    assert ended.returncode == 1
    assert "Well Spent needs Python, and there is none on this computer." in ended.stdout
    assert "https://www.python.org/downloads/" in ended.stdout
    assert not ended.stderr


def test_an_older_python_is_named_as_too_old_and_not_used(folder: Path, tools: Path) -> None:
    calls = a_python(tools, "python3", old=True)
    ended = start(folder, tools)
    assert ended.returncode == 1
    assert "needs Python 3.11 or later, and the one on this computer is older" in ended.stdout
    assert not calls.exists()


def test_a_python_that_will_do_is_asked_to_start_it_in_its_own_folder(folder: Path, tools: Path) -> None:
    old, new = a_python(tools, "python3", old=True), a_python(tools, "python3.12")
    ended = start(folder, tools)
    assert ended.returncode == 0
    assert new.read_text(encoding="utf-8") == f"{folder} | -m wellspent.starting\n"
    assert not old.exists()


def test_a_start_that_fails_is_not_tried_again_with_another_python(folder: Path, tools: Path) -> None:
    first, second = a_python(tools, "python3.13", code=1), a_python(tools, "python3")
    ended = start(folder, tools)
    assert ended.returncode == 1
    assert "Well Spent is not running." in ended.stdout
    assert first.exists()
    assert not second.exists()


def test_away_from_its_folder_it_says_to_unpack_the_zip(tmp_path: Path, tools: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy2(ROOT / "start.command", alone)
    ended = start(alone, tools)
    assert ended.returncode == 1
    assert "unpack it first" in ended.stdout


def begin(folder: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "wellspent.starting"],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        # Where the tests run in the background, Ctrl-C is ignored, and what they start would inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )


def begun(folder: Path, **environment: str) -> tuple[int, str]:
    """Start it to its end: the exit code and what was said."""
    process = begin(folder, **environment)
    said, _ = process.communicate(timeout=60)
    return process.returncode, said


def an_environment(folder: Path, *, pip: int = 0, app: str = "exit 0") -> Path:
    """An environment whose Python notes what it is asked to do; ``pip`` is what an installation ends with."""
    calls = folder / "calls"
    script(
        folder / ".venv" / "bin" / "python",
        '[ "$1" = -c ] && exit 0',
        f'echo "$*" >> {shlex.quote(str(calls))}',
        f'[ "$2" = pip ] && echo "a line of pip" && exit {pip}',
        app,
    )
    return calls


def asked(calls: Path) -> list[str]:
    """The modules that the environment's Python was asked to run, in order."""
    return [line.split()[1] for line in calls.read_text(encoding="utf-8").splitlines()]


def test_the_parts_are_fetched_once_and_again_only_when_the_lists_change(folder: Path) -> None:
    calls = an_environment(folder)
    code, said = begun(folder)
    assert code == 0
    assert words.GETTING_READY in said
    assert asked(calls) == ["pip", "streamlit"]

    code, said = begun(folder)
    assert code == 0
    assert words.GETTING_READY not in said
    assert asked(calls) == ["pip", "streamlit", "streamlit"]

    (folder / "constraints.txt").write_text("streamlit==1.67.0\n", encoding="utf-8")
    begun(folder)
    assert asked(calls) == ["pip", "streamlit", "streamlit", "pip", "streamlit"]


def test_without_the_internet_it_says_so_and_tries_again_the_next_time(folder: Path) -> None:
    calls = an_environment(folder, pip=1)
    code, said = begun(folder)
    assert code == 1
    assert words.NO_PARTS.format(log=folder / ".starting" / "log.txt") in said
    assert (folder / ".starting" / "log.txt").read_text(encoding="utf-8") == "a line of pip\n"
    assert asked(calls) == ["pip"]
    begun(folder)
    assert asked(calls) == ["pip", "pip"]


def test_the_browser_is_opened_and_a_port_that_is_taken_is_passed_over(folder: Path) -> None:
    calls = an_environment(folder)
    with socket.socket() as other:
        with suppress(OSError):  # somebody else has it: then it is taken as well
            other.bind(("127.0.0.1", 8501))
        _, said = begun(folder)
    command = calls.read_text(encoding="utf-8").splitlines()[-1]
    assert command.startswith("-m streamlit run app.py --server.headless=false --server.port=")
    port = int(command.rpartition("=")[2])
    assert 8501 < port < 8551
    assert words.RUNNING.format(address=f"http://localhost:{port}") in said


def test_a_second_double_click_opens_the_app_that_runs(folder: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.py"
    answers.write_text(ANSWERS, encoding="utf-8")
    an_environment(folder, app=f'exec {shlex.quote(sys.executable)} {shlex.quote(str(answers))} "$@"')
    opened = tmp_path / "opened"
    browser = script(tmp_path / "browser", f'echo "$1" >> {shlex.quote(str(opened))}')
    first = begin(folder)
    try:
        note = folder / ".starting" / "address"
        wait_until(lambda: note.exists() and bool(note.read_text()) and answers_at(note), lambda: "it did not start")
        address = note.read_text(encoding="utf-8")
        code, said = begun(folder, BROWSER=str(browser))
        assert (code, said) == (0, words.ALREADY_RUNNING.format(address=address) + "\n")
        wait_until(opened.exists, lambda: "no browser was opened")
        assert opened.read_text(encoding="utf-8") == f"{address}\n"
    finally:
        os.killpg(first.pid, signal.SIGINT)
        said, _ = first.communicate(timeout=60)
    assert words.STOPPED in said
    assert not note.exists()


def answers_at(note: Path) -> bool:
    try:
        urllib.request.urlopen(note.read_text(encoding="utf-8"), timeout=5).close()
    except OSError:
        return False
    return True


def test_a_second_double_click_during_the_first_start_waits_for_it(folder: Path, tmp_path: Path) -> None:
    go_on = tmp_path / "go-on"
    os.mkfifo(go_on)
    calls = an_environment(folder, app=f"cat {shlex.quote(str(go_on))}")
    first = begin(folder)
    wait_until(lambda: calls.exists() and "streamlit" in calls.read_text(), lambda: "it did not start")
    code, said = begun(folder)
    assert (code, said) == (0, words.STARTING_ELSEWHERE + "\n")
    go_on.write_text("", encoding="utf-8")
    first.communicate(timeout=60)
    assert asked(calls) == ["pip", "streamlit"]


def test_an_environment_is_made_where_there_is_none_or_where_its_python_has_gone(folder: Path) -> None:
    gone = folder / ".venv" / "bin" / "python"
    gone.parent.mkdir(parents=True)
    gone.symlink_to(folder / "nowhere")
    code, said = begun(folder)
    assert subprocess.run([gone, "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0
    assert words.READY in said
    # Nothing is on the list of what is needed, so there is no app to run either.
    assert code == 1
    assert words.BROKE_OFF in said


def test_a_folder_that_cannot_be_written_is_named(folder: Path) -> None:
    (folder / ".starting").write_text("in the way", encoding="utf-8")
    code, said = begun(folder)
    assert code == 1
    assert "can't write into its own folder" in said


def test_the_two_files_say_the_same_and_are_as_their_systems_want_them() -> None:
    command, batch = (ROOT / "start.command").read_bytes(), (ROOT / "start.bat").read_bytes()
    assert os.access(ROOT / "start.command", os.X_OK)
    assert b"\r" not in command
    assert batch.count(b"\n") == batch.count(b"\r\n") > 0
    assert batch.isascii()
    assert all(b"sys.exit(sys.version_info < (3, 11))" in one for one in (command, batch))
    shared = [line.strip('"') for line in command.decode().splitlines() if line.startswith("Get ")]
    assert len(shared) == 2
    assert all(f"echo {line}\r\n" in batch.decode() for line in shared)


def test_every_place_that_the_batch_file_jumps_to_exists() -> None:
    lines = (ROOT / "start.bat").read_text(encoding="ascii").splitlines()
    places = {line[1:] for line in lines if line.startswith(":")}
    assert {line.split()[-1] for line in lines if "goto " in line} == places
