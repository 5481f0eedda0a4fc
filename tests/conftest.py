"""For all tests: what this machine can run is said first, and what was not run is said last."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.capabilities import CAPABILITIES, required

pytest_plugins = ["tests.browsing", "tests.golden_files", "tests.postgres"]

LEFT_OUT = "needs "

# How long an example takes says more about the machine than about the code.
settings.register_profile("wellspent", deadline=None)
settings.load_profile("wellspent")


def pytest_configure(config: pytest.Config) -> None:
    if unknown := required() - CAPABILITIES.keys():
        raise pytest.UsageError(
            f"WELLSPENT_REQUIRE: {', '.join(sorted(unknown))} is not one of {', '.join(CAPABILITIES)}"
        )


def pytest_report_header() -> str:
    return " · ".join(f"{one.title} {'yes' if one.find() else 'no'}" for one in CAPABILITIES.values())


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            if CAPABILITIES[name].find() is None:
                if name in required():
                    pytest.fail(f"WELLSPENT_REQUIRE asks for {name}: {CAPABILITIES[name].remedy}", pytrace=False)
                pytest.skip(f"{LEFT_OUT}{name}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = Counter(_reason(report) for report in terminalreporter.stats.get("skipped", []))
    if not reasons:
        return
    terminalreporter.section("NOT RUN", sep="-")
    for reason, count in sorted(reasons.items()):
        capability = CAPABILITIES.get(reason.removeprefix(LEFT_OUT))
        why = f"{reason}: {capability.remedy}" if capability else reason
        terminalreporter.line(f"{count} test{'s' if count > 1 else ''} {why}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Where capabilities are required, a test left out for any other reason than a missing one fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not required() or exitstatus != pytest.ExitCode.OK:
        return
    if any(not _reason(report).startswith(LEFT_OUT) for report in reporter.stats.get("skipped", [])):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _reason(report: pytest.TestReport) -> str:
    place = report.longrepr
    return place[2].removeprefix("Skipped: ") if isinstance(place, tuple) else str(place)


@pytest.fixture(scope="session", autouse=True)
def _nobodys_workbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests away from the workbook, the settings and the clock of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name in {"WELLSPENT_MODE", "WELLSPENT_NOW"}]:
            patch.delenv(name)
        patch.setenv("WELLSPENT_STORE", f"folder:{tmp_path_factory.mktemp('nobody')}")
        yield


@pytest.fixture
def workbook_folder(tmp_path: Path) -> Path:
    """Where a new person's workbook will lie; it does not exist yet."""
    return tmp_path / "workbook"


@pytest.fixture(scope="session")
def calendars() -> Path:
    """The folder of real public calendars, for tests marked ``needs("calendars")``."""
    folder = CAPABILITIES["calendars"].find()
    assert folder is not None
    return folder
