"""Outcomes, without a browser: the question some weeks later, the form, and the way back."""

import datetime as dt
from pathlib import Path

import pytest

from tests.pages.driving import CLUB, DEFINITION, field, fill, labels, meeting, open_app, press, said, workbook, write
from wellspent.core.model import CALLS, Group, Kind, Meeting, Outcome, OutcomeKind, Person
from wellspent.words import outcomes, today

ADA = Person(id="ada", name="Ada Berg", met_at="club-6")
CALL = Meeting(id="call", date=dt.date(2026, 10, 22), group=CALLS, people=("ada",))


@pytest.fixture
def book(workbook_folder: Path) -> Path:
    calls = Group(id=CALLS, name="Calls", kind=Kind.CALL)
    write(workbook_folder, DEFINITION, CLUB, calls, meeting(6, hire=1, alone=1), meeting(27), ADA, CALL)
    return workbook_folder


def view(**query: str):
    return open_app("rate", view="outcomes", **query)


def test_an_empty_workbook_says_how_it_begins_and_looking_writes_nothing(workbook_folder: Path) -> None:
    assert outcomes.NONE_YET in said(view())
    assert not workbook_folder.exists()


def test_nothing_yet_is_kept_is_not_asked_again_and_can_be_undone(book: Path) -> None:
    app = view()
    assert outcomes.ASK in said(app)
    press(app, outcomes.NOTHING_YET)
    assert workbook(book).meetings["club-6"].asked_on == dt.date(2026, 10, 30)
    assert outcomes.ASK not in said(app)
    press(app, "Undo")
    assert workbook(book).meetings["club-6"].asked_on is None
    assert outcomes.ASK in said(app)


def test_one_click_answers_for_all(book: Path) -> None:
    write(book, meeting(13, hire=2, alone=2))
    app = press(view(), outcomes.NOTHING_FROM_ANY)
    assert outcomes.ASK not in said(app)
    assert [one.asked_on is not None for one in workbook(book).meetings.values()] == [True, False, False, True]


def test_something_did_opens_the_form_with_the_meeting_it_came_from(book: Path) -> None:
    app = press(view(), outcomes.SOMETHING)
    assert field(app, "selectbox", outcomes.MEETING).value == "club-6"
    fill(app, "pills", outcomes.WHAT, "lead")
    press(app, outcomes.SAVE)
    [one] = workbook(book).outcomes.values()
    assert (one.kind, one.group, one.meeting, one.person) == (OutcomeKind.LEAD, "club", "club-6", None)
    assert outcomes.ASK not in said(app)
    assert "Lead · Fri 30 Oct 2026 · from Tuesday club, Tue 6 Oct 2026" in said(app)


def test_what_came_of_a_call_leads_back_to_where_its_person_was_met(book: Path) -> None:
    app = view(about="call")
    assert field(app, "selectbox", outcomes.CALL).value == "call"
    fill(app, "pills", outcomes.WHAT, "offer")
    press(app, outcomes.SAVE)
    [one] = workbook(book).outcomes.values()
    assert (one.group, one.meeting, one.person) == (CALLS, "call", "ada")
    way = "Offer (Fri 30 Oct 2026) ← Ada Berg, met at Tuesday club on Tue 6 Oct 2026"
    assert way in said(app)


def test_the_way_of_the_interviews_is_shown_while_there_is_no_offer(book: Path) -> None:
    write(book, Outcome(id="i", date=dt.date(2026, 10, 29), kind=OutcomeKind.INTERVIEW, person="ada"))
    assert outcomes.WAY_INTERVIEWS in said(view())
    write(book, Outcome(id="o", date=dt.date(2026, 10, 30), kind=OutcomeKind.OFFER, person="ada"))
    shown = said(view())
    assert outcomes.WAY_INTERVIEWS not in shown
    assert "Offer (Fri 30 Oct 2026) ← Interview (Thu 29 Oct 2026) ← Ada Berg, met at Tuesday club" in shown


def test_an_outcome_is_changed_and_deleted_and_deleting_can_be_undone(book: Path) -> None:
    write(book, Outcome(id="o", date=dt.date(2026, 10, 20), kind=OutcomeKind.LEAD, group="club", person="ada"))
    app = view(outcome="o")
    assert field(app, "selectbox", outcomes.GROUP).value == "club"
    fill(app, "text_area", outcomes.NOTE, "Not yet announced")
    press(app, outcomes.SAVE)
    assert workbook(book).outcomes["o"].note == "Not yet announced"
    press(app, outcomes.DELETE)
    assert not workbook(book).outcomes
    press(app, "Undo")
    assert workbook(book).outcomes["o"].person == "ada"


def test_what_is_missing_is_said_and_nothing_is_saved(book: Path) -> None:
    app = press(view(), outcomes.SAVE)
    assert "Please fill in what it was." in said(app)
    assert "Please fill in where it came from." in said(app)
    assert not workbook(book).outcomes
    assert outcomes.GONE in said(view(outcome="nothing"))


def test_today_asks_two_weeks_after_and_again_at_six_and_then_no_more(
    workbook_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(workbook_folder, DEFINITION, CLUB, meeting(6, hire=1, alone=1))

    def asks(day: str) -> bool:
        monkeypatch.setenv("WELLSPENT_NOW", f"{day}T18:00:00-04:00")
        return today.STEP_BUTTON["ask"] in labels(open_app())

    def answer() -> None:
        press(press(open_app(), today.STEP_BUTTON["ask"]), outcomes.NOTHING_YET)

    assert not asks("2026-10-19")
    assert asks("2026-10-20")
    answer()
    assert not asks("2026-10-20")
    assert not asks("2026-11-16")
    assert asks("2026-11-17")
    answer()
    assert not asks("2026-12-01")


MARKUP = "<b>x</b> [y](https://example.org)"


def test_markup_in_what_came_of_it_stays_text(book: Path) -> None:
    write(
        book,
        Person(id="ada", name=MARKUP, met_at="club-6"),
        Outcome(id="o", date=dt.date(2026, 10, 20), kind=OutcomeKind.OFFER, person="ada", note=MARKUP),
    )
    app = view()
    assert said(app).count(MARKUP) == 3
    assert not any("](https" in part.value for part in app.markdown)
