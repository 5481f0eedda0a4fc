"""The test run itself: what a machine lacks is said at both ends of the report, and can be demanded."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.capabilities import ROOT

TESTS = """
import pytest

def test_that_needs_nothing():
    pass

@pytest.mark.needs("chromium")
def test_in_a_browser():
    pass
"""
SKIPPING = """
import pytest

def test_that_gives_up():
    pytest.skip("not today")
"""


def run(folder: Path, tests: str, *options: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run ``tests`` under the project's settings, on a machine without a browser."""
    (folder / "test_some.py").write_text(tests, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", *options]
    command += [f"--config-file={ROOT / 'pyproject.toml'}", f"--rootdir={ROOT}", str(folder)]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("WELLSPENT_", "PYTEST_"))}
    environment = {**inherited, "WELLSPENT_CHROMIUM": str(folder / "nowhere"), **settings}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("options", [("-n0",), ("-n2",)], ids=["one process", "two processes"])
def test_what_is_lacking_is_said_first_and_last_and_is_no_failure(tmp_path: Path, options: tuple[str, ...]) -> None:
    result = run(tmp_path, TESTS, *options)
    assert result.returncode == 0, result.stdout
    assert "Chromium no · " in result.stdout
    _, _, end = result.stdout.partition("NOT RUN")
    assert "1 test needs chromium: no Chromium found; install one (Debian: apt-get install chromium)" in end


def test_what_is_required_fails_where_it_is_lacking(tmp_path: Path) -> None:
    result = run(tmp_path, TESTS, WELLSPENT_REQUIRE="chromium")
    assert result.returncode == 1
    assert "WELLSPENT_REQUIRE asks for chromium: no Chromium found" in result.stdout
    assert "1 passed, 1 error" in result.stdout


@pytest.mark.parametrize(("required", "ends_with"), [("", 0), ("axe", 1)])
def test_where_something_is_required_no_other_test_may_be_skipped(
    tmp_path: Path, required: str, ends_with: int
) -> None:
    result = run(tmp_path, SKIPPING, WELLSPENT_REQUIRE=required)
    assert result.returncode == ends_with, result.stdout
    assert "1 test not today" in result.stdout


def test_a_capability_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    result = run(tmp_path, TESTS, WELLSPENT_REQUIRE="chrome")
    assert result.returncode == 4
    assert "WELLSPENT_REQUIRE: chrome is not one of chromium, axe, calendars" in result.stderr
