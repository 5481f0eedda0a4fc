"""What every store promises. An adapter's own test file subclasses ``StoreContract`` and gives it a ``store``."""

import dataclasses
import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from wellspent.core.errors import Conflict, NotInHistory
from wellspent.core.model import (
    EMPTY,
    About,
    Break,
    BreakDesign,
    CheckIn,
    Choice,
    Criterion,
    Decision,
    Definition,
    FirstSteps,
    Group,
    Kind,
    Meeting,
    MeetingStatus,
    Outcome,
    OutcomeKind,
    Person,
    Phase,
    ScheduledWeek,
    Script,
    Tie,
    VerdictCode,
    Weighting,
    Workbook,
)
from wellspent.core.store.files import SINGLE, records
from wellspent.core.store.port import LOCAL, Change, Store, Table

MEMBER = "k3x9"
OTHER = "p7q2"
STAMP = dt.datetime(2026, 3, 9, 21, 5, tzinfo=dt.timezone(dt.timedelta(hours=1)))
MONDAY = dt.date(2026, 3, 9)

FULL = Workbook(
    about=About(time_zone="Europe/Oslo", currency="NOK", language="no", first_steps=FirstSteps.RATED),
    definition=Definition(
        purpose="Find work.\n\nMeet people: all kinds # really\n",
        criteria=(
            Criterion(id="could-hire-me", text="Meet people who could hire me", rank=1, since=MONDAY),
            Criterion(id="good-time", text="no", points=12.5, since=MONDAY, retired_on=MONDAY),
        ),
        weighting=Weighting.HAND,
        bar=62.5,
        weekly_hours=6,
        careful=True,
    ),
    groups={
        "tuesday": Group(id="tuesday", name="Tuesday job club", kind=Kind.JOB_SEEKERS, usual_minutes=90),
        "søndag": Group(id="søndag", name="日本語 😀", kind=Kind.ONLINE, per_week_most=1, gathering="club-1"),
    },
    meetings={
        "m-1": Meeting(
            id="m-1",
            date=MONDAY,
            start=dt.time(9, 30),
            group="tuesday",
            minutes=90,
            travel_minutes=0,
            cost=Decimal("12.50"),
            expected=2,
            expected_mood=0,
            expected_at=STAMP,
            got={"could-hire-me": 0, "good-time": 4},
            mood_before=1,
            mood_after=3,
            progress=0,
            worth=4,
            people=("ada", "bo"),
            note='=SUM(A1) said "hello", then\nleft; 😀',
            tags=("with lunch", "far"),
            source="ics:uid-1#20260309T093000",
            rated_at=STAMP,
            edited_at=STAMP,
            asked_on=dt.date(2026, 3, 23),
        ),
        "m-2": Meeting(id="m-2", date=MONDAY, group="tuesday", status=MeetingStatus.PLANNED),
    },
    decisions={
        "d-1": Decision(
            id="d-1",
            date=MONDAY,
            group="tuesday",
            verdict=VerdictCode.SKIP,
            probability=0.875,
            decision=Choice.NOT_YET,
            note=" spaces around ",
        )
    },
    outcomes={"o-1": Outcome(id="o-1", date=MONDAY, kind=OutcomeKind.LEAD, group="tuesday", person="ada")},
    checkins={"2026-03-09": CheckIn(week=MONDAY, hours=12.25, mood=0, confidence=4, note="0")},
    people={
        "ada": Person(id="ada", name="Ada, née Øst", phone="+47 22 00", tie=Tie.BARELY, could_hire=False, met_at="m-1")
    },
    breaks={
        "b-1": Break(
            id="b-1",
            group="tuesday",
            design=BreakDesign.ABAB,
            start=MONDAY,
            end=dt.date(2026, 4, 6),
            schedule=(
                ScheduledWeek(week=MONDAY, phase=Phase.ON_BREAK),
                ScheduledWeek(week=dt.date(2026, 3, 16), phase=Phase.ATTENDING),
            ),
            drawn_at=STAMP,
            prediction="I'll miss it: no\n",
        )
    },
    scripts={"pitch": Script(id="pitch", kind="pitch", text="- I am\n  a cook\n\n", edited_at=STAMP)},
)
"""A workbook in which every table holds something, and most of it is awkward."""


def change(table: Table, record_id: str, before, after) -> Change:
    return Change(table=table, id=record_id, before=before, after=after)


def added(table: Table, *found) -> list[Change]:
    return [change(table, record.id, None, record) for record in found]


def everything(workbook: Workbook) -> list[Change]:
    """The changes that make ``workbook`` out of an empty one."""
    return [
        change(table, record_id, getattr(EMPTY, table) if table in SINGLE else None, record)
        for table in Table
        for record_id, record in records(workbook, table).items()
    ]


def meeting(record_id: str, **said) -> Meeting:
    return Meeting(**{"id": record_id, "date": MONDAY, "group": "tuesday", **said})


class StoreContract:
    """The tests that each adapter passes."""

    @pytest.fixture
    def store(self) -> Store:
        raise NotImplementedError

    def test_an_empty_place_is_an_empty_workbook_without_problems(self, store):
        loaded = store.load(MEMBER)

        assert loaded.workbook == EMPTY
        assert loaded.problems == ()
        assert loaded.read_only == frozenset()
        assert loaded.version == store.version(MEMBER)
        assert store.history(MEMBER) == ()

    @pytest.mark.parametrize("member", [MEMBER, LOCAL])
    def test_every_table_comes_back_as_it_was(self, store, member):
        version = store.save(member, everything(FULL), store.version(member))
        loaded = store.load(member)

        assert loaded.workbook == FULL
        assert loaded.problems == ()
        assert loaded.version == version == store.version(member)

    def test_the_version_follows_the_content_and_nothing_else(self, store):
        empty = store.version(MEMBER)
        one = store.save(MEMBER, added(Table.MEETINGS, meeting("a")), empty)
        two = store.save(MEMBER, [change(Table.MEETINGS, "a", meeting("a"), meeting("a", note="x"))], one)
        again = store.save(MEMBER, [change(Table.MEETINGS, "a", meeting("a", note="x"), meeting("a"))], two)

        assert len({empty, one, two}) == 3
        assert again == one

    def test_records_keep_their_order_and_new_ones_come_last(self, store):
        store.save(MEMBER, added(Table.MEETINGS, meeting("c"), meeting("a"), meeting("b")), "")
        store.save(MEMBER, [change(Table.MEETINGS, "a", meeting("a"), meeting("a", note="x"))], "")
        store.save(MEMBER, added(Table.MEETINGS, meeting("0")), "")

        assert list(store.load(MEMBER).workbook.meetings) == ["c", "a", "b", "0"]

    def test_groups_keep_their_order_as_well(self, store):
        store.save(MEMBER, added(Table.GROUPS, Group(id="z", name="Z"), Group(id="a", name="A")), "")
        store.save(MEMBER, [change(Table.GROUPS, "z", Group(id="z", name="Z"), Group(id="z", name="Y"))], "")

        assert list(store.load(MEMBER).workbook.groups) == ["z", "a"]

    def test_a_record_can_be_removed_and_brought_back(self, store):
        store.save(MEMBER, added(Table.MEETINGS, meeting("a"), meeting("b")), "")
        removal = change(Table.MEETINGS, "a", meeting("a"), None)
        store.save(MEMBER, [removal], "")
        without = store.load(MEMBER).workbook.meetings
        store.save(MEMBER, [removal.reversed()], "")

        assert list(without) == ["b"]
        assert set(store.load(MEMBER).workbook.meetings) == {"a", "b"}

    def test_a_changed_record_is_a_conflict_that_carries_both_versions(self, store):
        start, mine, theirs = meeting("a"), meeting("a", note="mine"), meeting("a", note="theirs")
        seen = store.save(MEMBER, added(Table.MEETINGS, start), "")
        version = store.save(MEMBER, [change(Table.MEETINGS, "a", start, theirs)], seen)

        with pytest.raises(Conflict) as caught:
            store.save(MEMBER, [change(Table.MEETINGS, "a", start, mine)], seen)

        (clash,) = caught.value.clashes
        assert (clash.table, clash.id) == ("meetings", "a")
        assert (clash.before, clash.mine, clash.theirs) == (start, mine, theirs)
        assert store.version(MEMBER) == version

    def test_a_conflict_names_every_clash_at_once(self, store):
        store.save(MEMBER, added(Table.MEETINGS, meeting("a"), meeting("b"), meeting("c")), "")
        wrong = [
            change(Table.MEETINGS, "a", meeting("a", note="stale"), meeting("a", note="mine")),
            change(Table.MEETINGS, "b", meeting("b"), meeting("b", note="fine")),
            change(Table.MEETINGS, "c", meeting("c", note="stale"), None),
            change(Table.MEETINGS, "new", meeting("new"), meeting("new", note="was removed elsewhere")),
        ]

        with pytest.raises(Conflict) as caught:
            store.save(MEMBER, wrong, "")

        assert [clash.id for clash in caught.value.clashes] == ["a", "c", "new"]
        assert caught.value.clashes[2].theirs is None

    def test_a_new_record_whose_id_is_taken_is_a_conflict(self, store):
        store.save(MEMBER, added(Table.MEETINGS, meeting("a", note="theirs")), "")

        with pytest.raises(Conflict) as caught:
            store.save(MEMBER, added(Table.MEETINGS, meeting("a", note="mine")), "")

        assert caught.value.clashes[0].theirs == meeting("a", note="theirs")

    def test_the_definition_is_one_record(self, store):
        first = Definition(purpose="one")
        store.save(MEMBER, [change(Table.DEFINITION, "definition", EMPTY.definition, first)], "")

        with pytest.raises(Conflict):
            store.save(MEMBER, [change(Table.DEFINITION, "definition", EMPTY.definition, Definition(bar=60))], "")

        assert store.load(MEMBER).workbook.definition == first

    def test_changes_of_other_records_made_meanwhile_stay(self, store):
        seen = store.save(MEMBER, added(Table.MEETINGS, meeting("a"), meeting("b")), "")
        store.save(MEMBER, [change(Table.MEETINGS, "a", meeting("a"), meeting("a", note="first tab"))], seen)
        store.save(MEMBER, [change(Table.MEETINGS, "b", meeting("b"), meeting("b", note="second tab"))], seen)

        held = store.load(MEMBER).workbook.meetings
        assert (held["a"].note, held["b"].note) == ("first tab", "second tab")

    def test_all_changes_are_saved_or_none_across_tables(self, store):
        version = store.save(MEMBER, added(Table.MEETINGS, meeting("a")), "")
        changes = [
            *added(Table.GROUPS, Group(id="g", name="G")),
            *added(Table.PEOPLE, Person(id="p", name="P")),
            change(Table.MEETINGS, "a", meeting("a", note="stale"), meeting("a", note="mine")),
        ]

        with pytest.raises(Conflict):
            store.save(MEMBER, changes, version)

        loaded = store.load(MEMBER)
        assert loaded.version == version
        assert (loaded.workbook.groups, loaded.workbook.people) == ({}, {})

    def test_several_changes_of_one_record_follow_each_other(self, store):
        first, second = meeting("a", note="1"), meeting("a", note="2")
        store.save(MEMBER, [change(Table.MEETINGS, "a", None, first), change(Table.MEETINGS, "a", first, second)], "")

        assert store.load(MEMBER).workbook.meetings == {"a": second}

    def test_what_is_so_already_changes_nothing_and_is_no_conflict(self, store):
        new = added(Table.MEETINGS, meeting("a"))
        version = store.save(MEMBER, new, "")

        assert store.save(MEMBER, new, "") == version
        assert store.save(MEMBER, [change(Table.MEETINGS, "gone", meeting("gone"), None)], "") == version
        assert store.save(MEMBER, [], "") == version
        assert len(store.history(MEMBER)) == 1

    def test_changes_that_come_to_nothing_leave_no_trace(self, store):
        version = store.save(MEMBER, added(Table.MEETINGS, meeting("a")), "")
        there = change(Table.MEETINGS, "a", meeting("a"), meeting("a", note="x"))

        assert store.save(MEMBER, [there, there.reversed()], "") == version
        assert len(store.history(MEMBER)) == 1

    def test_columns_of_the_persons_own_are_kept(self, store):
        own = meeting("a", extra={"Colour": "grün", "my notes": "a,b"})
        store.save(MEMBER, added(Table.MEETINGS, own, meeting("b")), "")
        store.save(MEMBER, [change(Table.MEETINGS, "b", meeting("b"), meeting("b", note="x"))], "")

        assert store.load(MEMBER).workbook.meetings["a"].extra == {"Colour": "grün", "my notes": "a,b"}

    def test_the_history_lists_saves_newest_first_with_what_they_touched(self, store):
        store.save(MEMBER, added(Table.MEETINGS, meeting("a"), meeting("b")), "")
        store.save(MEMBER, [change(Table.MEETINGS, "b", meeting("b"), None)], "")

        newest, oldest = store.history(MEMBER)
        assert newest.touched == ((Table.MEETINGS, "b"),)
        assert oldest.touched == ((Table.MEETINGS, "a"), (Table.MEETINGS, "b"))
        assert newest.id != oldest.id
        assert newest.saved_at.utcoffset() is not None
        assert newest.saved_at >= oldest.saved_at

    def test_the_history_says_what_each_record_was_before_a_save_and_after_it(self, store):
        b, c = meeting("b"), meeting("c")
        store.save(MEMBER, everything(FULL), "")
        store.save(MEMBER, added(Table.MEETINGS, meeting("a"), b), "")
        touched = [
            change(Table.MEETINGS, "b", b, meeting("b", note="x")),
            change(Table.MEETINGS, "a", meeting("a"), None),
            *added(Table.MEETINGS, c),
        ]
        store.save(MEMBER, touched, "")
        store.save(MEMBER, [change(Table.MEETINGS, "b", meeting("b", note="x"), meeting("b", note="later"))], "")
        _, third, _, first = store.history(MEMBER)

        assert store.changes_of(MEMBER, third.id) == tuple(touched)
        assert store.changes_of(MEMBER, first.id) == tuple(everything(FULL))

    def test_a_save_can_be_taken_back_from_the_history(self, store):
        store.save(MEMBER, everything(FULL), "")
        store.save(
            MEMBER,
            [
                change(Table.MEETINGS, "m-1", FULL.meetings["m-1"], None),
                change(Table.DEFINITION, "definition", FULL.definition, Definition(purpose="another")),
                change(Table.BREAKS, "b-1", FULL.breaks["b-1"], None),
            ],
            "",
        )
        back = store.changes_of(MEMBER, store.history(MEMBER)[0].id)
        store.save(MEMBER, [one.reversed() for one in reversed(back)], "")

        assert store.load(MEMBER).workbook == FULL

    @pytest.mark.parametrize("save", ["", "000009-20260309T000000Z", "../000001-20260309T000000Z", ".", "a/b", "\0"])
    def test_a_save_that_the_history_does_not_have_is_an_error_that_says_so(self, store, save):
        store.save(MEMBER, everything(FULL), "")

        with pytest.raises(NotInHistory) as caught:
            store.changes_of(MEMBER, save)
        assert caught.value.save == save

    def test_one_members_history_is_not_anothers(self, store):
        store.save(MEMBER, everything(FULL), "")
        (save,) = store.history(MEMBER)

        with pytest.raises(NotInHistory):
            store.changes_of(OTHER, save.id)

    def test_a_save_that_conflicts_leaves_no_history(self, store):
        with pytest.raises(Conflict):
            store.save(MEMBER, [change(Table.MEETINGS, "a", meeting("a"), meeting("a", note="x"))], "")

        assert store.history(MEMBER) == ()

    def test_members_never_see_each_other(self, store):
        before = store.version(OTHER)
        store.save(MEMBER, everything(FULL), "")

        assert store.load(OTHER).workbook == EMPTY
        assert store.version(OTHER) == before
        assert store.history(OTHER) == ()
        assert store.load(LOCAL).workbook == EMPTY

    def test_forgetting_a_member_leaves_nothing_of_theirs_and_all_of_the_others(self, store):
        for member in (MEMBER, OTHER, LOCAL):
            store.save(member, everything(FULL), "")
        store.forget(MEMBER)

        assert store.load(MEMBER).workbook == EMPTY
        assert store.history(MEMBER) == ()
        assert store.load(OTHER).workbook == FULL
        assert store.load(LOCAL).workbook == FULL

    def test_forgetting_the_local_person_leaves_the_members(self, store):
        for member in (MEMBER, LOCAL):
            store.save(member, everything(FULL), "")
        store.forget(LOCAL)

        assert store.load(LOCAL).workbook == EMPTY
        assert store.history(LOCAL) == ()
        assert store.load(MEMBER).workbook == FULL

    def test_one_can_be_forgotten_twice_and_begin_anew(self, store):
        store.save(MEMBER, everything(FULL), "")
        store.forget(MEMBER)
        store.forget(MEMBER)
        store.save(MEMBER, added(Table.MEETINGS, meeting("a")), "")

        assert list(store.load(MEMBER).workbook.meetings) == ["a"]

    @pytest.mark.parametrize("member", ["", ".", "..", "../x", "a/b", "a\\b", "/etc", "A", "a b", "x" * 65, "é", "a\n"])
    def test_a_name_that_is_no_members_is_refused(self, store, member):
        for use in (store.load, store.version, store.history, store.dropped, store.forget):
            with pytest.raises(ValueError, match="member"):
                use(member)
        with pytest.raises(ValueError, match="member"):
            store.changes_of(member, "000001-20260309T000000Z")
        with pytest.raises(ValueError, match="member"):
            store.save(member, added(Table.MEETINGS, meeting("a")), "")

    def test_a_record_that_could_not_be_read_back_is_refused_before_anything_is_written(self, store):
        version = store.version(MEMBER)
        impossible = [
            meeting("a", mood_after=7),
            meeting("a", tags=("one;two",)),
            meeting("not an id"),
            meeting("a", note="zero \0"),
        ]

        for record in impossible:
            with pytest.raises(ValueError, match="read back"):
                store.save(MEMBER, [*added(Table.GROUPS, Group(id="g", name="G")), *added(Table.MEETINGS, record)], "")
        assert store.version(MEMBER) == version

    def test_a_change_that_makes_no_sense_is_refused(self, store):
        senseless = [
            change(Table.MEETINGS, "a", None, Group(id="a", name="A")),
            change(Table.MEETINGS, "a", None, meeting("b")),
            change(Table.DEFINITION, "definition", EMPTY.definition, None),
            change(Table.ABOUT, "definition", EMPTY.about, About(currency="EUR")),
        ]
        for wrong in senseless:
            with pytest.raises(ValueError, match=r"change|record"):
                store.save(MEMBER, [wrong], "")

    def test_many_writers_at_once_lose_nothing(self, store):
        ids = [f"m-{number}" for number in range(12)]
        together = threading.Barrier(4)

        def write(part):
            together.wait()
            for record_id in part:
                store.save(MEMBER, added(Table.MEETINGS, meeting(record_id)), "")

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(write, [ids[start::4] for start in range(4)]))

        loaded = store.load(MEMBER)
        assert set(loaded.workbook.meetings) == set(ids)
        assert loaded.problems == ()
        assert len(store.history(MEMBER)) == len(ids)

    def test_of_two_who_change_the_same_record_at_once_exactly_one_is_told(self, store):
        store.save(MEMBER, added(Table.MEETINGS, meeting("a")), "")
        together = threading.Barrier(2)

        def write(note):
            together.wait()
            try:
                store.save(MEMBER, [change(Table.MEETINGS, "a", meeting("a"), meeting("a", note=note))], "")
            except Conflict as conflict:
                return conflict.clashes[0].theirs.note
            return None

        with ThreadPoolExecutor(2) as pool:
            told = list(pool.map(write, ["one", "two"]))

        kept = store.load(MEMBER).workbook.meetings["a"].note
        assert sorted(told, key=str) == sorted([None, kept], key=str)

    def test_readers_never_see_half_a_save(self, store):
        """Each save gives the group and the meeting the same word; nobody may find two different ones."""

        def both(word):
            return Group(id="g", name=word), meeting("a", note=word)

        group, first = both("start")
        store.save(MEMBER, [*added(Table.GROUPS, group), *added(Table.MEETINGS, first)], "")
        finished = threading.Event()

        def write():
            before = both("start")
            for number in range(15):
                after = both(f"word {number}")
                tables = (Table.GROUPS, Table.MEETINGS)
                store.save(MEMBER, [change(t, b.id, b, a) for t, b, a in zip(tables, before, after, strict=True)], "")
                before = after
            finished.set()

        found = set()
        with ThreadPoolExecutor(1) as pool:
            writing = pool.submit(write)
            while not finished.is_set() and not writing.done():
                workbook = store.load(MEMBER).workbook
                found.add((workbook.groups["g"].name, workbook.meetings["a"].note))
            writing.result()

        assert all(name == note for name, note in found)

    def test_what_was_handed_out_does_not_change_with_the_next_save(self, store):
        store.save(MEMBER, added(Table.MEETINGS, meeting("a")), "")
        loaded = store.load(MEMBER)
        copy = dataclasses.replace(loaded.workbook, meetings=dict(loaded.workbook.meetings))
        store.save(MEMBER, added(Table.MEETINGS, meeting("b")), loaded.version)

        assert loaded.workbook == copy
