"""Starts the app for who double-clicked ``start.command`` or ``start.bat``: makes the environment once, then runs it.

Runs before any library is there, so it needs Python alone. ``.venv`` holds the environment, ``.starting`` a lock, the
address of the running app, and what an installation said.
"""

import hashlib
import os
import socket
import subprocess
import sys
import urllib.request
import webbrowser
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from typing import IO, Final

from wellspent.words import starting as words

ROOT: Final = Path(__file__).resolve().parents[1]
_PORTS: Final = range(8501, 8551)
_WHAT_IS_NEEDED: Final = ("requirements.txt", "constraints.txt")


class CannotStart(Exception):
    """The start ends here; the message is the sentence for the person."""


def main(root: Path = ROOT) -> int:
    """Start the app in ``root`` and stay until it ends; 0 if all went well, 1 if the person has to do something."""
    try:
        desk = root / ".starting"
        with _desk_lock(desk) as lock:
            if not _alone(lock):
                _open_running(desk)
                return 0
            python = _environment(root, desk)
            return _run(root, desk, python)
    except CannotStart as reason:
        _say(str(reason))
        return 1
    except OSError as error:
        _say(words.NO_PLACE.format(reason=error.strerror or error))
        return 1


def _desk_lock(desk: Path) -> IO[bytes]:
    desk.mkdir(exist_ok=True)
    return (desk / "lock").open("ab")


def _alone(lock: IO[bytes]) -> bool:
    """True if no other start of this folder is under way or running; the system lets go of the lock when it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _open_running(desk: Path) -> None:
    address = ""
    with suppress(OSError):
        address = (desk / "address").read_text(encoding="utf-8")
    if address and _answers(address):
        _say(words.ALREADY_RUNNING.format(address=address))
        webbrowser.open(address)
    else:
        _say(words.STARTING_ELSEWHERE)


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).close()
    except (OSError, HTTPException):
        return False
    return True


def _environment(root: Path, desk: Path) -> Path:
    """The environment's Python, with everything installed that the lists of requirements name today."""
    place = root / ".venv"
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = place / "installed"
    needed = _fingerprint(root)
    if _works(python) and stamp.is_file() and stamp.read_text(encoding="utf-8") == needed:
        return python
    _say(words.GETTING_READY)
    log = desk / "log.txt"
    with log.open("w", encoding="utf-8") as out:
        if not _works(python) and not _did([sys.executable, "-m", "venv", "--clear", str(place)], root, out):
            raise CannotStart(words.NO_ENVIRONMENT.format(log=log))
        sys.stdout.write(words.FETCHING)
        install = ["-m", "pip", "install", "--disable-pip-version-check", "--retries", "2", "-r", "requirements.txt"]
        fetched = _did([str(python), *install], root, out)
        _say("")
        if not fetched:
            raise CannotStart(words.NO_PARTS.format(log=log))
    stamp.write_text(needed, encoding="utf-8")
    _say(words.READY)
    return python


def _fingerprint(root: Path) -> str:
    return hashlib.sha256(b"\0".join((root / name).read_bytes() for name in _WHAT_IS_NEEDED)).hexdigest()


def _works(python: Path) -> bool:
    """False if it is not there, or if the Python that it was made from has gone."""
    try:
        return subprocess.run([str(python), "-c", ""], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _did(command: list[str], root: Path, out: IO[str]) -> bool:
    """Run ``command``; a dot for each line that it writes says that it is still at work."""
    with subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        for line in process.stdout or ():
            out.write(line)
            sys.stdout.write(".")
            sys.stdout.flush()
    return process.returncode == 0


def _run(root: Path, desk: Path, python: Path) -> int:
    """Run the app until it is stopped; Streamlit opens the browser."""
    port = _free_port()
    address = f"http://localhost:{port}"
    (desk / "address").write_text(address, encoding="utf-8")
    _say(words.RUNNING.format(address=address))
    settings = ["--server.headless=false", f"--server.port={port}"]
    try:
        code = subprocess.run([str(python), "-m", "streamlit", "run", "app.py", *settings], cwd=root, check=False)
    except KeyboardInterrupt:
        _say(words.STOPPED)
        return 0
    finally:
        (desk / "address").unlink(missing_ok=True)
    if code.returncode:
        raise CannotStart(words.BROKE_OFF)
    _say(words.STOPPED)
    return 0


def _free_port() -> int:
    for port in _PORTS:
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise CannotStart(words.NO_PORT)


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
