"""From the command to a server that answers."""

import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import Figure

ROOT = Path(__file__).resolve().parents[1]
NOW = "2026-10-30T18:00:00-04:00"
TIMES = 5


def figures(workbook: Path) -> list[Figure]:
    """The cold start of the app and of the one-line app, to the first answer of the server."""
    return [
        Figure(
            "start to the first answer",
            _start_ms("app.py", workbook),
            _start_ms("benchmarks/one_line_app.py", workbook),
        )
    ]


@contextmanager
def serving(script: str, workbook: Path) -> Iterator[str]:
    """Serve ``script`` on ``workbook`` for as long as the block lasts; gives the address once it answers."""
    with running(script, free_port(), WELLSPENT_STORE=f"folder:{workbook}", WELLSPENT_NOW=NOW) as url:
        yield url


@contextmanager
def running(script: str, port: int, **environment: str) -> Iterator[str]:
    """Run ``script`` on that port, with these variables as well; gives the address once it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, "--server.headless=true", f"--server.port={port}"],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://localhost:{port}"
    try:
        while not _answers(url):
            if process.poll() is not None:
                raise RuntimeError(f"{script} ended at once")
            time.sleep(0.005)
        yield url
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """A port on which nothing listens at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _start_ms(script: str, workbook: Path) -> float:
    durations = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        with serving(script, workbook):
            durations.append(1000 * (time.perf_counter() - begun))
    return statistics.median(durations)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):
            return True
    except OSError:
        return False
