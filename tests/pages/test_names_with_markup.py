"""Names with markup in them are shown as they were typed, on every page."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pages.driving import CLUB, DEFINITION, HIRE, fill, meeting, open_app, press, write
from wellspent.ui.show.plain import plain
from wellspent.words import common, define, rate

NAMES = (
    "<b>x</b>",
    ":material/home:",
    ":smile:",
    "$x$",
    "[a](javascript:alert(1))",
    "**x**",
    ":red[x]",
    "A -> B",
    "a | b",
    "1. one",
)


def as_shown(text: str) -> str:
    """What Markdown makes of escaped text, and what the eye makes of it."""
    return re.sub(r"\\([\\`*_{}\[\]()<>#+\-.!|~:$^=&])", r"\1", text).replace("\N{WORD JOINER}", "")


@pytest.mark.parametrize("name", NAMES)
def test_no_mark_is_left_that_the_platform_would_take_as_its_own(name: str) -> None:
    text = plain(name)
    assert as_shown(text) == name
    assert not re.search(r"(?<!\\)[*_`$<>\[\]|]", text)
    # Icons, arrows and dashes are replaced in the finished text, where backslashes are gone already.
    finished = text.replace("\\", "")
    assert not re.search(r":[\w/+-]+:|<-|->|--|>=|<=|~=", finished)


def test_a_name_stands_in_one_line() -> None:
    assert plain(" a\n\n# b\tc ") == r"a \# b c"


@pytest.fixture
def marked(workbook_folder: Path) -> Path:
    """A group and a criterion of each name."""
    criteria = [replace(HIRE, id=f"c{number}", text=name, rank=number) for number, name in enumerate(NAMES, start=1)]
    groups = [replace(CLUB, id=f"g{number}", name=name) for number, name in enumerate(NAMES)]
    got = dict.fromkeys((one.id for one in criteria), 1)
    meetings = [
        meeting(day, id=f"{group.id}-{day}", group=group.id, got=got) for group in groups for day in (6, 13, 20)
    ]
    write(workbook_folder, replace(DEFINITION, criteria=tuple(criteria)), *groups, *meetings)
    return workbook_folder


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("page", ["today", "define", "rate", "decide"])
def test_names_of_groups_and_criteria_stand_as_they_were_typed(page: str) -> None:
    app = open_app(page)
    if page == "define":
        app = fill(app, "slider", define.BAR_LABEL, 10)
    spoken = [*app.markdown, *app.subheader, *app.caption, *app.info]
    shown = [one.value for one in spoken] + [one.label for one in [*app.button, *app.pills, *app.segmented_control]]
    for name in NAMES:
        found = [text for text in shown if name in as_shown(text)]
        assert found, name
        assert all(plain(name) in text for text in found), name


@pytest.mark.usefixtures("marked")
def test_what_is_said_after_saving() -> None:
    app = open_app("rate")
    for name in NAMES[:3]:
        app = press(fill(app, "selectbox", rate.GROUP, name), rate.SAVE)
        assert any(f"Saved: {plain(name)}, " in one.value for one in app.markdown)


def test_a_criterion_that_is_there_twice_is_named_as_it_was_typed(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION)
    app = fill(open_app("define"), "text_input", define.TEXT.format(number=1), "**x**")
    app = fill(app, "text_input", define.TEXT.format(number=2), "**x**")
    assert [plain("**x**") in one.value for one in app.error] == [True]


def test_both_versions_of_a_conflict(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION, CLUB, meeting(6, hire=1))
    app = fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "**mine** | :smile:")
    write(workbook_folder, meeting(6, hire=1, note="<b>theirs</b>"))
    app = press(app, rate.SAVE)
    table = next(one.value for one in app.markdown if common.CONFLICT_MINE in one.value)
    assert f"| {plain('**mine** | :smile:')} | {plain('<b>theirs</b>')} |" in table
