"""People, and the scripts whose blanks are filled for them."""

import datetime as dt
from dataclasses import replace

import pytest

from wellspent.core import scripts
from wellspent.core.actions import people as people_action
from wellspent.core.actions import script as script_action
from wellspent.core.actions.people import PersonInput
from wellspent.core.errors import InvalidInput
from wellspent.core.model import Group, Meeting, Person, Script, Tie, Workbook
from wellspent.core.people import find_person, name_of
from wellspent.core.scripts import Blank

NOW = dt.datetime(2026, 10, 30, 18, 0, 5, 9, tzinfo=dt.UTC)
ADA = Person(id="ada-berg", name="Ada Berg", company="Dell & Co", met_at="club-1", extra={"mine": "x"})
BOOK = Workbook(
    groups={"club": Group(id="club", name="Tuesday club")},
    meetings={"club-1": Meeting(id="club-1", date=dt.date(2026, 9, 1), group="club")},
    people={"ada-berg": ADA},
)


def test_a_person_needs_a_name_and_nothing_else() -> None:
    [change] = people_action.save(BOOK, PersonInput(name="  Bo Lind "))
    assert change.after == Person(id="bo-lind", name="Bo Lind")
    [second] = people_action.save(BOOK, PersonInput(name="Ada Berg"))
    assert second.id == "ada-berg-2"
    with pytest.raises(InvalidInput) as refused:
        people_action.save(BOOK, PersonInput(name=" "))
    assert [problem.column for problem in refused.value.problems] == ["name"]


def test_a_change_keeps_the_id_and_added_columns_and_no_change_saves_nothing() -> None:
    same = PersonInput(base=ADA, name="Ada Berg", company="Dell & Co", met_at="club-1")
    assert people_action.save(BOOK, same) == ()
    [change] = people_action.save(BOOK, replace(same, name="Ada Dahl", tie=Tie.WELL, could_hire=False))
    assert change.after == replace(ADA, name="Ada Dahl", tie=Tie.WELL, could_hire=False)
    [gone] = people_action.delete(ADA)
    assert (gone.before, gone.after) == (ADA, None)


def test_people_are_found_by_name_and_named_by_id_where_they_are_gone() -> None:
    assert find_person(BOOK, " ADA berg") == ADA
    assert find_person(BOOK, "Ada") is None
    assert (name_of(BOOK, "ada-berg"), name_of(BOOK, "gone")) == ("Ada Berg", "gone")


def test_blanks_are_filled_with_what_the_workbook_knows_of_the_person() -> None:
    pitch = Script(id="pitch", kind="pitch", text="I plan.")
    workbook = replace(BOOK, scripts={"pitch": pitch})
    assert scripts.known(workbook, "ada-berg") == {
        Blank.PITCH: "I plan.",
        Blank.NAME: "Ada Berg",
        Blank.COMPANY: "Dell & Co",
        Blank.WHERE: "Tuesday club",
    }
    assert scripts.known(workbook, None) == scripts.known(workbook, "gone") == {Blank.PITCH: "I plan."}
    at_group = replace(BOOK, people={"bo": Person(id="bo", name="Bo", met_at="club")})
    assert scripts.known(at_group, "bo") == {Blank.NAME: "Bo", Blank.WHERE: "Tuesday club"}


def test_a_blank_without_an_answer_stays_and_is_named_once() -> None:
    filled = scripts.fill("Hello [name], from [ where ]. [my name], [my name] here.", {"name": "Bo"})
    assert filled.text == "Hello Bo, from [ where ]. [my name], [my name] here."
    assert filled.open == ("where", "my name")


def test_an_answer_is_taken_as_it_is_whatever_stands_in_it() -> None:
    filled = scripts.fill("Hello [name].", {"name": r"\1 [company] [name]"})
    assert filled.text == r"Hello \1 [company] [name]."
    assert filled.open == ()


@pytest.mark.parametrize(("words", "seconds"), [(0, 0), (1, 5), (58, 25), (140, 60), (147, 65), (1400, 600)])
def test_a_text_is_spoken_at_a_hundred_and_forty_words_a_minute(words: int, seconds: int) -> None:
    assert scripts.spoken_seconds("word \n" * words) == seconds


def test_own_words_take_the_place_of_the_ready_made_ones_and_can_be_given_up() -> None:
    [new] = script_action.keep(None, "catch-up", " Hello. ", NOW)
    kept = Script(id="catch-up", kind="catch-up", text="Hello.", edited_at=NOW.replace(microsecond=0))
    assert (new.before, new.after) == (None, kept)
    assert script_action.keep(kept, "catch-up", "Hello.\n", NOW) == ()
    [changed] = script_action.keep(replace(kept, id="mine"), "catch-up", "Hi.", NOW)
    assert changed.id == "mine"
    [gone] = script_action.drop(kept)
    assert (gone.before, gone.after) == (kept, None)
    workbook = replace(BOOK, scripts={"a": replace(kept, id="a"), "b": replace(kept, id="b", text="Later")})
    assert script_action.own(workbook, "catch-up") == workbook.scripts["b"]
    assert script_action.own(workbook, "pitch") is None
    with pytest.raises(InvalidInput):
        script_action.keep(None, "pitch", " ", NOW)
