"""What was expected against what came of it: only what was written beforehand counts, and nobody is corrected."""

import datetime as dt
from dataclasses import replace

import pytest

from wellspent.core import expectation
from wellspent.core.estimates import observations
from wellspent.core.expectation import Question
from wellspent.core.model import Criterion, Definition, Meeting, MeetingStatus, Workbook
from wellspent.core.scoring import weights
from wellspent.words import expectation as words

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
ZONE = dt.timezone(dt.timedelta(hours=-4))
DEFINITION = Definition(criteria=(Criterion(id="learn", text="Learn", rank=1, since=dt.date(2026, 1, 1)),), bar=50)


def met(
    day: int,
    *,
    expected: int | None = None,
    got: int | None = None,
    worth: int | None = None,
    group: str = "club",
    late: int = 0,
) -> Meeting:
    """A meeting at 18 o'clock in November, expected at noon of that day, rated that evening or ``late`` hours later."""
    return Meeting(
        id=f"{group}-{day}",
        date=dt.date(2026, 11, day),
        start=dt.time(18),
        minutes=120,
        group=group,
        expected=expected,
        expected_at=None if expected is None else dt.datetime(2026, 11, day, 12, tzinfo=ZONE),
        got={} if got is None else {"learn": got},
        worth=worth,
        rated_at=None
        if got is None
        else dt.datetime(2026, 11, day, 21, tzinfo=ZONE) + dt.timedelta(hours=24 * bool(late) + late),
    )


def book(*meetings: Meeting) -> Workbook:
    return Workbook(definition=DEFINITION, meetings={one.id: one for one in meetings})


def test_expected_and_got_are_held_against_each_other_on_the_same_steps() -> None:
    found = expectation.record(
        book(
            met(2, expected=3, got=1), met(3, expected=3, got=2), met(4, expected=2, got=2), met(5, expected=0, got=3)
        ),
        NOW,
    ).kept
    assert (found.count, found.less, found.about, found.more) == (4, 2, 1, 1)
    assert (found.expected, found.came, found.difference) == (2.0, 2.0, 0.0)


@pytest.mark.parametrize(
    "stamp",
    [
        None,
        dt.datetime(2026, 11, 2, 18, 0, tzinfo=ZONE),
        dt.datetime(2026, 11, 2, 23, 0, tzinfo=ZONE),
    ],
    ids=["nobody knows when", "as it began", "afterwards"],
)
def test_what_was_not_written_beforehand_is_no_expectation(stamp: dt.datetime | None) -> None:
    found = expectation.record(book(replace(met(2, expected=4, got=0), expected_at=stamp)), NOW).kept
    assert (found.count, found.waiting, found.expected, found.difference) == (0, 0, None, None)


def test_without_a_time_the_day_before_is_beforehand_and_the_day_itself_is_not() -> None:
    day = replace(met(2, expected=4, got=0), start=None)
    assert expectation.beforehand(day) is None
    assert expectation.beforehand(replace(day, expected_at=dt.datetime(2026, 11, 1, 23, 59, tzinfo=ZONE))) == 4


def test_a_meeting_without_a_value_waits_and_is_never_taken_for_nothing() -> None:
    found = expectation.record(book(met(2, expected=3), met(3, expected=3, got=3)), NOW).kept
    assert (found.count, found.waiting, found.came) == (1, 1, 3.0)


def test_planned_meetings_and_those_one_did_not_go_to_are_left_out() -> None:
    planned = replace(met(2, expected=3), status=MeetingStatus.PLANNED)
    missed = replace(met(3, expected=3), status=MeetingStatus.NOT_ATTENDED)
    assert expectation.record(book(planned, missed, met(24, expected=3)), NOW).kept.waiting == 0


def test_each_group_has_its_own_record_and_all_of_them_one_together() -> None:
    workbook = book(met(2, expected=4, got=0), met(3, expected=0, got=4, group="fair"))
    seen = observations(workbook, NOW)
    by_group = expectation.records(seen, seen.values(weights(DEFINITION)), DEFINITION)
    assert {group: one.kept.difference for group, one in by_group.items()} == {"club": -4.0, "fair": 4.0}
    assert by_group["club"] == expectation.record(workbook, NOW, "club")
    assert expectation.record(workbook, NOW).kept.difference == 0.0


def test_gut_and_definition_differ_only_clearly_off_the_bar() -> None:
    near, far = replace(DEFINITION, bar=45.0, close_call=5.0), replace(DEFINITION, bar=45.0, close_call=25.0)
    pairs = [(4, 25.0), (3, 25.0), (0, 75.0), (1, 50.0), (2, 0.0), (4, 75.0)]
    found = expectation.gut(pairs, near)
    assert (found.count, found.finds_more, found.finds_less) == (6, 2, 1)
    assert expectation.gut(pairs, far).finds_more == 0


@pytest.mark.parametrize(
    ("more", "less", "alike", "asked"),
    [
        (3, 0, 3, Question.GUT_FINDS_MORE),
        (0, 3, 3, Question.GUT_FINDS_LESS),
        (2, 0, 0, None),
        (3, 0, 4, None),
        (0, 0, 9, None),
        (0, 0, 0, None),
    ],
)
def test_a_question_is_asked_only_where_they_often_differ_the_same_way(
    more: int, less: int, alike: int, asked: Question | None
) -> None:
    pairs = [(4, 0.0)] * more + [(0, 100.0)] * less + [(2, 50.0)] * alike
    assert expectation.gut(pairs, DEFINITION).question is asked


def test_late_ratings_are_counted_with_how_late_they_came() -> None:
    found = expectation.record(
        book(met(2, got=1), met(3, got=1, late=23), met(4, got=1, late=47), met(5, got=1, late=95), met(6)), NOW
    ).lateness
    assert (found.rated, found.late, found.unknown, found.hours) == (4, 3, 0, 72.0)
    unstamped = replace(met(7, got=2), rated_at=None)
    assert expectation.record(book(unstamped), NOW).lateness.unknown == 1


@pytest.mark.parametrize(
    ("expected", "came", "count", "said"),
    [
        (3.0, 1.0, 5, "So far you expected mostly and got a little, over 5 meetings."),
        (2.4, 2.6, 5, "So far you got about what you expected: mostly, over 5 meetings."),
        (3.4, 2.6, 3, "So far you expected mostly and got rather less than that, over 3 meetings."),
        (0.0, 4.0, 1, "So far you expected not at all and got fully, over only 1 meeting."),
        (None, None, 0, None),
    ],
)
def test_the_record_is_told_in_the_words_of_the_scale(
    expected: float | None, came: float | None, count: int, said: str | None
) -> None:
    assert words.so_far(count, expected, came) == said


def test_each_question_has_its_sentence_and_corrects_nobody() -> None:
    assert words.QUESTION.keys() == set(Question)
    for code in Question:
        sentence = words.question(code)
        assert "?" in sentence
        assert sentence.endswith(words.NEITHER_IS_WRONG)
        assert "{" not in sentence
    assert "Tuesday club" in words.question(Question.GUT_FINDS_MORE, "Tuesday club")


@pytest.mark.parametrize(
    ("hours", "late", "said"),
    [
        (30.0, 1, "1 of 4 was rated late, a day or two after it ended, and so from memory."),
        (72.0, 3, "3 of 4 were rated late, typically about 3 days after they ended, and so from memory."),
        (None, 0, "All 4 were rated within a day."),
    ],
)
def test_how_late_ratings_came_is_told_plainly(hours: float | None, late: int, said: str) -> None:
    assert words.lateness(rated=4, late=late, hours=hours) == said
