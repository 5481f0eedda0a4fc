"""The page to print, on the screen: at an address of its own, only what is ticked told, shown word for word."""

from base64 import b64decode
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.driving import NOW, SAMPLE, ZONE, field, go, labels, open_app, press, said, settled, workbook, write
from tests.pages.test_names_with_markup import NAMES
from tests.unit.reporting import with_secrets
from wellspent.core.exchange.report.contents import contents
from wellspent.core.exchange.report.parts import Contents, Figure, Grid, Length, Points, Wanted
from wellspent.core.model import Group
from wellspent.ui.show.plain import plain
from wellspent.ui.views import data_report
from wellspent.words import data
from wellspent.words import report as words


def _view() -> None:
    """Only this part of the page."""
    from wellspent.core.settings import read_settings
    from wellspent.core.store.port import LOCAL
    from wellspent.ui import session
    from wellspent.ui.views import data_report
    from wellspent.ui.visiting import Inside

    with session.opened(read_settings(), Inside(member=LOCAL)):
        data_report.show()


def opened() -> AppTest:
    app = AppTest.from_function(_view, default_timeout=60)
    app.context = {"timezone": ZONE}
    return settled(app.run())


def one_by_one(made: Contents) -> list[str]:
    """Every text in it but for the headings of tables, in order."""
    found = [made.title, made.made]
    for part in made.parts:
        match part:
            case Points():
                found += part.lines
            case Grid():
                found += [cell for row in part.rows for cell in row]
            case Figure():
                found += [part.title, part.said]
            case _:
                found.append(part.text)
    return [text for text in found if text]


def missing(app: AppTest, made: Contents) -> list[str]:
    """What is in the page to print, and does not stand on the screen."""
    text = said(app)
    return [one for one in one_by_one(made) if one not in text]


@pytest.fixture
def secrets(workbook_folder: Path) -> Path:
    """A workbook with names and notes wherever there is room for them."""
    made = with_secrets()
    records = [made.definition, *made.groups.values(), *made.meetings.values(), *made.people.values()]
    write(workbook_folder, *records, *made.breaks.values())
    return workbook_folder


def test_it_has_a_page_of_its_own_and_a_way_back(sample: Path) -> None:
    app = open_app("data")
    assert words.MAKE_PDF not in labels(app, "download_button")
    app = press(app, words.OPEN)
    assert labels(app, "download_button") == [words.MAKE_PDF, words.MAKE_HTML]
    assert data.DELETE not in said(app)
    app = press(app, words.BACK)
    assert data.EXPORT_BUTTON in labels(app, "download_button")


def test_the_sample_can_be_printed_too(workbook_folder: Path) -> None:
    app = go(open_app("today", sample="yes"), "data", view=data_report.VIEW, sample="yes")
    assert labels(app, "download_button") == [words.MAKE_PDF, words.MAKE_HTML]


def test_a_picture_that_ticking_does_not_change_is_not_drawn_again(sample: Path) -> None:
    app = opened()
    app = settled(field(app, "checkbox", words.NOTES).check().run())
    made = [name for name, _ in app.session_state["_kept"]["own"]["_cache"]["made"]]
    assert (made.count("report"), made.count("report.figure")) == (2, 2)


@pytest.mark.parametrize("length", list(Length))
def test_the_preview_shows_word_for_word_what_is_in_the_files(sample: Path, length: Length) -> None:
    app = opened()
    app = settled(field(app, "segmented_control", words.LENGTH).set_value(length).run())
    made = contents(workbook(SAMPLE), NOW, Wanted(length=length), words)
    assert missing(app, made) == []
    figures = [part for part in made.parts if isinstance(part, Figure)]
    shown = [image.proto.imgs[0] for image in app.get("image")]
    assert [image.alt for image in shown] == [f"{one.title}. {one.said}" for one in figures]
    assert [b64decode(image.url.partition(",")[2]).decode() for image in shown] == [one.svg for one in figures]
    assert len(app.get("download_button")) == 2


def test_names_and_notes_are_not_ticked_and_come_in_when_they_are(secrets: Path) -> None:
    app = opened()
    assert "Philippa Quill" not in said(app)
    assert "She snored" not in said(app)
    app = settled(field(app, "checkbox", words.NAMES).check().run())
    assert "Follow up with Philippa Quill" in said(app)
    assert "She snored" not in said(app)
    app = settled(field(app, "checkbox", words.NOTES).check().run())
    assert "She snored" in said(app)
    assert missing(app, contents(workbook(secrets), NOW, Wanted(names=True, notes=True), words)) == []


def test_names_with_markup_stand_in_the_preview_as_they_were_typed(secrets: Path) -> None:
    for name in NAMES:
        write(secrets, Group(id="club", name=name))
        assert any(f"- **{plain(name)}**" in one.value for one in opened().markdown), name


def test_an_empty_workbook_says_so(workbook_folder: Path) -> None:
    app = opened()
    assert words.NO_VERDICTS in said(app)
    assert labels(app, "download_button") == [words.MAKE_PDF, words.MAKE_HTML]
