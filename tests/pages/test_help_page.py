"""The help page: what this is, every figure by its name, privacy, and people to talk to."""

import re
from pathlib import Path

import pytest

from tests.pages.driving import labels, open_app, said
from wellspent.ui.views import document
from wellspent.words import help as words
from wellspent.words import scales


def test_help_opens_on_an_empty_workbook_and_writes_nothing(workbook_folder: Path) -> None:
    app = open_app("help")
    assert [one.value for one in app.title] == [words.TITLE]
    assert [one.value for one in app.header] == [
        words.METHOD_TITLE,
        words.FIGURES_TITLE,
        words.PRIVACY_TITLE,
        words.PEOPLE_TITLE,
    ]
    assert not workbook_folder.exists()


@pytest.mark.parametrize(
    "figure",
    ["Value", "Bar", "Rated", "Missing", "Late", "Hours", "Value per hour", "Mood change", "Progress"],
)
def test_every_figure_that_the_pages_show_is_explained(figure: str) -> None:
    lines = said(open_app("help")).splitlines()
    place = next(number for number, line in enumerate(lines) if line.strip() == figure)
    assert len(lines[place + 1]) > 30


@pytest.mark.parametrize("verdict", scales.VERDICT.values())
def test_every_verdict_is_explained_by_the_name_it_has_on_the_pages(verdict: str) -> None:
    app = open_app("help")
    assert "Verdict" in labels(app, "expander")
    assert verdict in said(app).splitlines() or f"{verdict}  " in said(app).splitlines()


def test_privacy_says_where_the_files_lie_and_how_to_delete_them() -> None:
    text = said(open_app("help"))
    assert "data/mine" in text
    assert "Nothing is sent anywhere." in text
    assert "To delete everything" in text


def test_the_only_link_out_says_that_it_leaves_the_app() -> None:
    linking = [line for line in said(open_app("help")).splitlines() if "http" in line]
    assert len(linking) == 1
    assert "outside Well Spent" in linking[0]


@pytest.mark.parametrize("number", ["988", "116 123"])
def test_lines_to_call_are_named_in_plain_text(number: str) -> None:
    assert number in said(open_app("help"))


@pytest.mark.parametrize("name", document.DOCUMENTS)
def test_a_document_can_be_read_inside_the_app_and_its_links_stay_there(name: str) -> None:
    app = open_app("help", read=name)
    (text,) = [one.value for one in app.markdown]
    assert text.startswith("# ")
    assert not re.search(r"\]\([\w/-]+\.md", text)
    assert labels(app, "page_link") == [words.BACK]


@pytest.mark.parametrize("name", ["../README", "..", "architecture", "", "nowhere"])
def test_no_other_file_is_read_for_an_address(name: str) -> None:
    assert words.METHOD_TITLE in said(open_app("help", read=name))
