"""Instead, without a browser: people, calls, scripts, and what an empty workbook says."""

import datetime as dt
from pathlib import Path

import pytest

from tests.pages.driving import CLUB, DEFINITION, contents, field, fill, labels, open_app, press, said, workbook, write
from wellspent.core.model import CALLS, Meeting, MeetingStatus, Person, Script, Tie
from wellspent.words import calls, people, scripts

ADA = Person(
    id="ada",
    name="Ada Berg",
    company="Dell & Co",
    phone="01 555 0142",
    email="ada@example.org",
    tie=Tie.MODERATELY,
    met_at="club",
    next_step="Ask about the depot",
    next_date=dt.date(2026, 10, 27),
)


@pytest.fixture
def ada(workbook_folder: Path) -> Path:
    write(workbook_folder, DEFINITION, CLUB, ADA)
    return workbook_folder


@pytest.mark.parametrize(("view", "begin"), [("call", calls.NO_PEOPLE), ("people", people.NONE_YET)])
def test_an_empty_workbook_says_how_to_begin_and_looking_writes_nothing(
    workbook_folder: Path, view: str, begin: str
) -> None:
    assert begin in said(open_app("instead", view=view))
    assert not workbook_folder.exists()


def test_whom_to_call_is_said_with_the_reasons_and_what_one_wanted(ada: Path) -> None:
    shown = said(open_app("instead"))
    assert "Ada Berg · Dell & Co" in shown
    assert "The day you set for this was 3 days ago." in shown
    assert "You know them moderately well" in shown
    assert "You wanted to: Ask about the depot" in shown


def test_a_call_is_noted_with_its_person_and_taken_back_with_one_click(ada: Path) -> None:
    before = contents(ada)
    app = open_app("instead", view="call", person="ada")
    assert field(app, "selectbox", calls.WHO).value == "ada"
    fill(app, "segmented_control", calls.HOW, "reached")
    fill(app, "number_input", calls.MINUTES, 12)
    press(app, calls.SAVE)
    book = workbook(ada)
    [call] = book.meetings.values()
    assert (call.group, call.people, call.minutes, call.status) == (CALLS, ("ada",), 12, MeetingStatus.ATTENDED)
    assert book.people["ada"].next_date is None
    assert "Fri 30 Oct · Ada Berg · not rated" in labels(app)
    press(app, "Undo")
    after = contents(ada)
    assert all(after[name] == before[name] for name in ("groups.yaml", "people.csv"))
    assert not workbook(ada).meetings


def test_a_call_to_somebody_new_adds_them(ada: Path) -> None:
    app = open_app("instead")
    fill(app, "selectbox", calls.WHO, "Bo Lind")
    fill(app, "segmented_control", calls.HOW, "no answer")
    press(app, calls.SAVE)
    book = workbook(ada)
    assert book.people["bo-lind"].name == "Bo Lind"
    [call] = book.meetings.values()
    assert (call.people, call.status, call.tags) == (("bo-lind",), MeetingStatus.NOT_ATTENDED, ("no answer",))


def test_nothing_is_saved_before_it_is_said_with_whom_and_how(workbook_folder: Path) -> None:
    app = press(open_app("instead"), calls.SAVE)
    assert "Please fill in who it was." in said(app)
    assert "Please fill in how it went." in said(app)
    assert not workbook_folder.exists()


def test_a_person_is_added_changed_and_deleted_and_deleting_can_be_undone(ada: Path) -> None:
    app = open_app("instead", view="people")
    fill(app, "text_input", people.NAME, "Bo Lind")
    fill(app, "text_input", people.NEXT_STEP, "Write")
    press(app, people.SAVE)
    assert workbook(ada).people["bo-lind"].next_step == "Write"
    app = open_app("instead", view="people", person="ada")
    assert field(app, "text_input", people.NAME).value == "Ada Berg"
    fill(app, "text_input", people.COMPANY, "Elsewhere")
    press(app, people.SAVE)
    assert workbook(ada).people["ada"].company == "Elsewhere"
    [delete] = [button for button in app.button if button.key == "delete.ada"]
    delete.click().run()
    assert list(workbook(ada).people) == ["bo-lind"]
    press(app, "Undo")
    assert "ada" in workbook(ada).people


def test_a_person_without_a_name_is_not_saved_and_one_that_is_gone_is_said_to_be(workbook_folder: Path) -> None:
    app = press(open_app("instead", view="people"), people.SAVE)
    assert "Please fill in the name." in said(app)
    assert people.GONE in said(open_app("instead", view="people", person="nobody"))
    assert not workbook_folder.exists()


def links(app) -> dict[str, str]:
    return {one.proto.label: one.proto.url for one in app.get("link_button")}


def test_links_call_and_write_where_the_text_is_a_number_or_an_address_and_nothing_else_does(ada: Path) -> None:
    assert links(open_app("instead", view="people")) == {
        "Call 01 555 0142": "tel:015550142",
        "Write": "mailto:ada@example.org",
    }
    hostile = Person(id="bo", name="Bo", phone="javascript:alert(1)", email="a@b.org?bcc=all@b.org&body=x")
    write(ada, hostile)
    app = open_app("instead", view="people")
    assert len(links(app)) == 2
    assert "javascript:alert(1)" in [one.value for one in app.text]


MARKUP = "<b>Ada</b> [x](https://example.org) :red[y] $z$"


def test_names_notes_and_own_words_with_markup_are_shown_as_they_were_typed(workbook_folder: Path) -> None:
    person = Person(id="ada", name=MARKUP, company=MARKUP, next_step=MARKUP, note=MARKUP, met_at="club")
    script = Script(id="catch-up", kind="catch-up", text=f"Hello [name]. {MARKUP}")
    call = Meeting(id="c", date=dt.date(2026, 10, 30), group=CALLS, people=("ada",), tags=("voicemail",))
    write(workbook_folder, DEFINITION, CLUB, person, script, call)
    for view in ("call", "people", "scripts"):
        app = open_app("instead", view=view, person="ada")
        for part in [*app.markdown, *app.caption]:
            assert "<b>" not in part.value
            assert "](https" not in part.value
            assert ":red[" not in part.value
            assert not part.allow_html
        assert MARKUP in said(app) or view == "call"


def test_a_script_is_filled_for_the_person_and_says_how_long_it_takes_and_what_is_left(ada: Path) -> None:
    app = open_app("instead", view="scripts", person="ada")
    shown = said(app)
    assert "Hello Ada Berg, this is [your name]. We met at Tuesday club." in shown
    assert "How are things at Dell & Co?" in shown
    assert "About 50 seconds to say. Put in as you speak: your name," in shown
    fill(app, "segmented_control", scripts.WORDING, "short")
    assert "About 15 seconds to say." in said(app)
    assert scripts.SHORT_LEAD in said(app)


def test_own_words_are_kept_come_first_and_can_be_given_up(ada: Path) -> None:
    app = open_app("instead", view="scripts", person="ada")
    fill(app, "text_area", scripts.YOUR_WORDS, "Hi [name], it is me.")
    press(app, scripts.SAVE)
    assert workbook(ada).scripts["catch-up"].text == "Hi [name], it is me."
    assert "Hi Ada Berg, it is me." in said(app)
    press(app, scripts.DROP)
    assert not workbook(ada).scripts
    assert "Hello Ada Berg, this is" in said(app)
    press(app, "Undo")
    assert "Hi Ada Berg, it is me." in said(app)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("view", ["call", "people", "scripts"])
def test_the_sample_has_something_on_every_view(view: str) -> None:
    app = open_app("instead", view=view)
    assert len(said(app)) > 400
    assert not app.info


@pytest.mark.usefixtures("sample")
def test_calls_stand_beside_the_groups_in_the_verdicts_and_their_moods_are_drawn() -> None:
    assert "How calls felt" in said(open_app("instead"))
    assert "Calls" in [one.value for one in open_app("decide").subheader]
