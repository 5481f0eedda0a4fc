"""What a server writes to its log: enough to find what is wrong, and nothing of anybody."""

import json
import logging
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.capabilities import ROOT
from tests.hosting.driving import start_hosted
from wellspent.hosted.logs import NotAgain
from wellspent.words import hosted, setup

SECRET = "Mrs Thistlewood cried again"


FORGOTTEN_TASK = """
async def fails():
    raise ValueError(SECRET)
async def main():
    task = asyncio.create_task(fails(), name=SECRET)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
asyncio.run(main())
"""

WITH_A_CAUSE = """
def first():
    int(SECRET)
def second():
    try:
        first()
    except ValueError as error:
        raise KeyError(SECRET) from error
second()
"""


def said(code: str) -> list[dict[str, object]]:
    """What a process that runs this code writes to its log."""
    start = "import asyncio, logging, sys, threading, warnings\nfrom wellspent.hosted import logs\nlogs.begin()\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{start}SECRET = sys.argv[1]\n{code}", SECRET],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == ""
    assert SECRET not in done.stderr, done.stderr
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_a_line_says_when_how_bad_where_and_what() -> None:
    (line,) = said("logging.getLogger('wellspent.store').error('store_away')")
    assert line.pop("time")
    assert line == {"level": "ERROR", "logger": "wellspent.store", "event": "store_away", "at": "<string>:5"}


@pytest.mark.parametrize(
    ("file", "called"),
    [("club", "club.json"), ("members", "a file in members"), ("signed_out", "a file in signed_out")],
)
def test_a_file_of_the_club_is_named_where_it_names_nobody(file: str, called: str) -> None:
    (line,) = said(
        "from wellspent.core.errors import ClubUnreadable\nfrom wellspent.ui import noting\n"
        f"noting.store_trouble(ClubUnreadable({file!r}))"
    )
    assert line["event"] == f"club_unreadable: {called}"


@pytest.mark.parametrize(
    "code",
    [
        "logging.error('could not read %s', SECRET)",
        "logging.error(f'could not read {SECRET}')",
        "logging.error(SECRET)",
        "logging.error(ValueError(SECRET))",
        "logging.error('no', extra={'note': SECRET})",
        "logging.getLogger('streamlit.web').error('no', stack_info=True, exc_info=ValueError(SECRET))",
        "try:\n    int(SECRET)\nexcept ValueError:\n    logging.exception('no')",
        "raise ValueError(SECRET)",
        "threading.Thread(target=lambda: int(SECRET)).start()",
        FORGOTTEN_TASK,
        "class Broken:\n    def __del__(self): raise ValueError(SECRET)\nBroken()",
        "warnings.warn(SECRET)",
    ],
)
def test_what_somebody_wrote_never_stands_in_the_log(code: str) -> None:
    lines = said(code)
    assert lines, "and yet something is said"
    assert all(line["at"] for line in lines)


def test_of_an_exception_the_types_and_the_places_are_there_down_to_its_cause() -> None:
    (line,) = said(WITH_A_CAUSE)
    assert line["event"] == "uncaught"
    assert line["exceptions"] == [
        {"type": "KeyError", "frames": ["<string>:13 <module>", "<string>:12 second"]},
        {"type": "ValueError", "frames": ["<string>:10 second", "<string>:7 first"]},
    ]


def test_of_an_unsafe_set_up_the_sentences_are_there_and_nothing_that_is_none_of_its_codes() -> None:
    error = "UnsafeSetup(['no_provider', SECRET])"
    (line,) = said(f"from wellspent.core.errors import UnsafeSetup\nlogging.error('no', exc_info={error})")
    assert line["exceptions"] == [
        {"type": "UnsafeSetup", "wrong": {"no_provider": setup.UNSAFE["no_provider"]}, "frames": []}
    ]


@pytest.mark.needs("chromium")
def test_an_exception_on_a_page_is_logged_without_its_words_and_the_person_reads_a_sentence(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "app.py").write_text(f"raise ValueError({SECRET!r})\n", encoding="utf-8")
    shutil.copy(ROOT / "hosted.py", tmp_path)
    shutil.copytree(ROOT / ".streamlit", tmp_path / ".streamlit")
    with ExitStack() as stack:
        server = start_hosted(tmp_path / "desk", folder=tmp_path, STREAMLIT_CLIENT_SHOW_ERROR_DETAILS="full")
        stack.callback(server.stop)
        page = browser.new_page()
        page.goto(f"{server.url}/?join=7KQM-XW4P-HJ9T")
        page.get_by_text(hosted.BROKE_OFF).wait_for()
        assert SECRET not in page.content()
        page.close()
    text = server.log.read_text(encoding="utf-8")
    (line,) = [json.loads(line) for line in text.splitlines()]
    assert [error["type"] for error in line["exceptions"]] == ["ValueError"]
    assert SECRET not in text
    assert "7KQM" not in text


def test_what_is_said_of_the_store_is_not_said_again_at_each_click() -> None:
    now = [0.0]
    once = NotAgain(lambda: now[0])

    def passes(event: str) -> bool:
        record = logging.makeLogRecord({"event": event})
        return once.filter(record)

    assert passes("store_away")
    assert not passes("store_away")
    assert passes("store_refuses"), "another thing is said at once"
    now[0] = 700
    assert passes("store_away"), "and after a while, that it is still so"
