"""Calls: logging one, how it went, whom to call next and why."""

import datetime as dt
from dataclasses import replace

import pytest

from wellspent.core.actions import call as action
from wellspent.core.actions.call import CallInput
from wellspent.core.calls import Reach, Reason, due, logged, next_to_call, reach_of
from wellspent.core.errors import InvalidInput
from wellspent.core.model import (
    CALLS,
    Group,
    Kind,
    Meeting,
    MeetingStatus,
    Outcome,
    OutcomeKind,
    Person,
    Tie,
    Workbook,
)
from wellspent.core.people import mail_link, phone_link
from wellspent.core.store.port import Changes, Table

NOW = dt.datetime(2026, 10, 30, 18, 4, 9, 77, tzinfo=dt.UTC)
TODAY = NOW.date()
ADA = Person(id="ada", name="Ada Berg")
BO = Person(id="bo", name="Bo Lind")
BOOK = Workbook(people={"ada": ADA, "bo": BO})


def typed(person: str = "ada", reach: Reach | None = Reach.REACHED, **said: object) -> CallInput:
    return CallInput(**{"person": person, "date": TODAY, "reach": reach, **said})


def log(workbook: Workbook, given: CallInput) -> Changes:
    return action.log(workbook, given, NOW, "Calls")


def after(changes: Changes, table: Table) -> list:
    return [change.after for change in changes if change.table is table]


def call(days_ago: int, person: str, reach: Reach = Reach.REACHED, **said: object) -> Meeting:
    day = TODAY - dt.timedelta(days=days_ago)
    through = reach is Reach.REACHED
    fields = {
        "id": f"{day}-{person}-{reach}".replace(" ", "-"),
        "date": day,
        "group": CALLS,
        "status": MeetingStatus.ATTENDED if through else MeetingStatus.NOT_ATTENDED,
        "tags": () if through else (reach.value,),
        "people": (person,),
    }
    return Meeting(**{**fields, **said})


def book(*people: Person, calls: tuple[Meeting, ...] = (), **more: object) -> Workbook:
    return Workbook(people={one.id: one for one in people}, meetings={one.id: one for one in calls}, **more)


def test_a_call_that_got_through_is_a_rated_meeting_of_the_reserved_group_with_its_person() -> None:
    changes = log(BOOK, typed(minutes=12, got={"learn": 3, "other": None}, mood_before=1, mood_after=3, note=" Good. "))
    assert after(changes, Table.GROUPS) == [Group(id=CALLS, name="Calls", kind=Kind.CALL)]
    assert after(changes, Table.PEOPLE) == []
    [made] = after(changes, Table.MEETINGS)
    assert made == Meeting(
        id="2026-10-30-calls",
        date=TODAY,
        group=CALLS,
        minutes=12,
        got={"learn": 3},
        mood_before=1,
        mood_after=3,
        people=("ada",),
        note="Good.",
        rated_at=NOW.replace(microsecond=0),
    )
    assert reach_of(made) is Reach.REACHED


@pytest.mark.parametrize("reach", [Reach.VOICEMAIL, Reach.NO_ANSWER])
def test_a_call_that_did_not_get_through_is_kept_and_counts_in_no_figure(reach: Reach) -> None:
    changes = log(BOOK, typed(reach=reach, got={"learn": 3}, mood_before=1))
    [made] = after(changes, Table.MEETINGS)
    assert (made.status, made.tags, made.got, made.mood_before) == (
        MeetingStatus.NOT_ATTENDED,
        (reach.value,),
        {},
        None,
    )
    assert made.rated_at is None
    assert reach_of(made) is reach


def test_a_second_call_of_a_day_has_an_id_of_its_own_and_no_second_group() -> None:
    there = replace(
        BOOK, groups={CALLS: Group(id=CALLS, name="Telephone")}, meetings={"2026-10-30-calls": call(0, "bo")}
    )
    changes = log(there, typed())
    assert [change.id for change in changes] == ["2026-10-30-calls-2"]


def test_somebody_new_is_added_by_name_and_somebody_known_is_found_by_it() -> None:
    [new] = after(log(BOOK, typed("Cy Dahl")), Table.PEOPLE)
    assert new == Person(id="cy-dahl", name="Cy Dahl")
    changes = log(BOOK, typed(" ada BERG "))
    assert after(changes, Table.PEOPLE) == []
    assert after(changes, Table.MEETINGS)[0].people == ("ada",)


def test_a_call_that_got_through_settles_what_was_due_and_one_that_did_not_leaves_it() -> None:
    waiting = replace(ADA, next_step="Ask about the depot", next_date=TODAY)
    there = book(waiting)
    [settled] = after(log(there, typed()), Table.PEOPLE)
    assert (settled.next_step, settled.next_date) == ("", None)
    assert after(log(there, typed(reach=Reach.VOICEMAIL)), Table.PEOPLE) == []
    later = dt.date(2026, 11, 20)
    [agreed] = after(log(there, typed(next_step=" Write ", next_date=later)), Table.PEOPLE)
    assert (agreed.next_step, agreed.next_date) == ("Write", later)
    to_come = book(replace(waiting, next_date=later))
    assert after(log(to_come, typed()), Table.PEOPLE) == []


@pytest.mark.parametrize(
    ("given", "columns"),
    [
        (typed(" "), ["person"]),
        (typed(reach=None), ["reach"]),
        (typed(date=None), ["date"]),
        (typed(date=TODAY + dt.timedelta(days=1)), ["date"]),
        (CallInput(person="", date=None, reach=None), ["person", "date", "reach"]),
        (typed(minutes=-1), ["minutes"]),
        (typed(next_step="x" * 501), ["next_step"]),
    ],
)
def test_what_is_missing_or_impossible_is_named(given: CallInput, columns: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        log(BOOK, given)
    assert [problem.column for problem in refused.value.problems] == columns


def test_calls_are_listed_latest_first_and_of_one_day_the_last_logged_first() -> None:
    early, late = call(3, "ada"), call(3, "bo")
    planned = call(0, "ada", status=MeetingStatus.PLANNED)
    assert logged(book(ADA, BO, calls=(call(9, "ada"), early, late, planned)))[:2] == (late, early)
    assert len(logged(book(ADA, BO, calls=(planned,)))) == 0


def names(workbook: Workbook) -> list[str]:
    return [one.person.id for one in next_to_call(workbook, NOW)]


def person(name: str, **said: object) -> Person:
    return Person(id=name, name=name, **said)


def test_first_comes_whose_day_has_come_then_the_moderately_known_then_who_could_hire_then_the_longest_silent() -> None:
    people = (
        person("silent"),
        person("spoken"),
        person("hires", could_hire=True),
        person("middle", tie=Tie.MODERATELY),
        person("due", next_date=TODAY - dt.timedelta(days=1)),
        person("longer", next_date=TODAY - dt.timedelta(days=5)),
    )
    calls = (call(40, "spoken"),)
    workbook = book(*people, calls=calls)
    assert [one.person.id for one in next_to_call(workbook, NOW, most=9)] == [
        "longer",
        "due",
        "middle",
        "hires",
        "silent",
        "spoken",
    ]
    assert names(workbook) == ["longer", "due", "middle"]


def test_left_in_peace_is_whoever_has_a_later_day_was_spoken_to_lately_or_called_today() -> None:
    assert names(book(person("later", next_date=TODAY + dt.timedelta(days=1)))) == []
    assert names(book(person("lately"), calls=(call(13, "lately"),))) == []
    assert names(book(person("ago"), calls=(call(14, "ago"),))) == ["ago"]
    assert names(book(person("tried"), calls=(call(1, "tried", Reach.VOICEMAIL),))) == []
    assert names(book(person("tried"), calls=(call(2, "tried", Reach.VOICEMAIL),))) == ["tried"]
    due_today = person("due", next_date=TODAY)
    assert names(book(due_today, calls=(call(0, "due", Reach.NO_ANSWER),))) == []
    assert names(book(due_today, calls=(call(1, "due", Reach.NO_ANSWER),))) == ["due"]
    assert names(book(due_today, calls=(call(0, "due", group="club"),))) == []


def test_the_reasons_are_what_the_workbook_knows() -> None:
    known = person("ada", tie=Tie.MODERATELY, could_hire=True, next_date=TODAY - dt.timedelta(days=3))
    calls = (call(30, "ada", group="club"), call(9, "ada", Reach.NO_ANSWER))
    outcome = Outcome(id="o", date=TODAY, kind=OutcomeKind.LEAD, person="ada")
    [one] = next_to_call(book(known, calls=calls, outcomes={"o": outcome}), NOW)
    assert one.reasons == (
        Reason(code="due", number=3),
        Reason(code="moderately"),
        Reason(code="could_hire"),
        Reason(code="came_from_them", number=1),
        Reason(code="tried", number=9),
        Reason(code="spoken", number=30),
    )
    [new] = next_to_call(book(person("bo")), NOW)
    assert new.reasons == (Reason(code="not_spoken"),)
    spoken_since = (call(9, "ada", Reach.NO_ANSWER), call(3, "ada"))
    [one] = next_to_call(book(known, calls=spoken_since), NOW)
    assert "tried" not in [reason.code for reason in one.reasons]


def test_a_call_is_due_on_its_day_until_somebody_was_called() -> None:
    today, before = person("b", next_date=TODAY), person("a", next_date=TODAY - dt.timedelta(days=2))
    later = person("c", next_date=TODAY + dt.timedelta(days=1))
    assert [one.id for one in due(book(today, before, later), NOW)] == ["a", "b"]
    assert [one.id for one in due(book(today, before, calls=(call(0, "a", Reach.VOICEMAIL),)), NOW)] == ["b"]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("01 555 0142", "tel:015550142"),
        ("+44 (0)20 7946-0000", "tel:+4402079460000"),
        (" 0555.1234 ", "tel:05551234"),
        ("12", None),
        ("", None),
        ("()", None),
        ("ask at the desk", None),
        ("0142;ext=5", None),
        ("javascript:alert(1)", None),
        ("015550142\u0660", None),
        ("tel:0142", None),
    ],
)
def test_a_telephone_link_is_made_of_digits_alone(text: str, link: str | None) -> None:
    assert phone_link(text) == link


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("ada@example.org", "mailto:ada@example.org"),
        (" a.b+c@mail.example.org ", "mailto:a.b+c@mail.example.org"),
        ("ada", None),
        ("", None),
        ("ada@example.org?bcc=x@example.org", None),
        ("ada@example.org,bo@example.org", None),
        ("ada@example.org\nBcc: x@example.org", None),
        ("javascript:alert(1)@example.org", None),
        ("<ada@example.org>", None),
        ("ada@localhost", None),
    ],
)
def test_a_mail_link_is_one_plain_address(text: str, link: str | None) -> None:
    assert mail_link(text) == link
