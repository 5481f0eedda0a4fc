"""What goes onto the page to print, and what stays out of it."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from tests.unit.reporting import LATER, NAMES, NEVER, NOTES, NOW, UNUSED, with_many_groups, with_secrets
from wellspent.core import sample, verdict
from wellspent.core.exchange.plain_text import one_line
from wellspent.core.exchange.report.contents import contents
from wellspent.core.exchange.report.parts import Contents, Figure, Grid, Heading, Length, Points, Wanted
from wellspent.core.model import EMPTY, Phase, ScheduledWeek
from wellspent.words import report as words
from wellspent.words import scales

EACH_LENGTH = pytest.mark.parametrize("length", list(Length))


def told(made: Contents) -> str:
    return json.dumps(made.as_values(), ensure_ascii=False)


def grids(made: Contents) -> list[Grid]:
    return [part for part in made.parts if isinstance(part, Grid)]


@EACH_LENGTH
def test_it_has_the_definition_pictures_verdicts_with_how_sure_decisions_and_what_comes_next(length: Length) -> None:
    workbook = sample.make()
    made = contents(workbook, NOW, Wanted(length=length), words)
    headings = [part.text for part in made.parts if isinstance(part, Heading)]
    for name in ("definition", "pictures", "verdicts", "next"):
        assert words.HEADING[name] in headings
    text = told(made)
    assert workbook.definition.in_use[0].text in text
    assert any("<svg" in part.svg for part in made.parts if isinstance(part, Figure))
    judged = {one.group: one for one in verdict.of_workbook(workbook, NOW)}
    rows = {row[0]: row for row in grids(made)[0].rows}
    for group in workbook.groups.values():
        if group.kind not in {"one_to_one", "call"}:
            one = judged[group.id]
            assert rows[group.name][1:3] == (scales.VERDICT[one.verdict], words.sure(one.sure))
    decided = max(workbook.decisions.values(), key=lambda one: one.date)
    assert scales.CHOICE[decided.decision] in rows[workbook.group_name(decided.group)][5]


def test_only_the_longer_one_has_the_reasons_and_what_was_decided_before() -> None:
    workbook = sample.make()
    short, long = (contents(workbook, NOW, Wanted(length=length), words) for length in Length)
    reason = next(one.reasons[0] for one in verdict.of_workbook(workbook, NOW) if one.figures.rated)
    assert words.reason(reason.code, reason.numbers) in told(long)
    assert words.reason(reason.code, reason.numbers) not in told(short)
    assert len(grids(short)) == 1
    assert len(next(grid for grid in grids(long) if "Day" in grid.heads).rows) == len(workbook.decisions)


@EACH_LENGTH
def test_what_is_not_ticked_is_nowhere_in_it(length: Length) -> None:
    text = told(contents(with_secrets(), NOW, Wanted(length=length), words))
    assert "Tuesday club" in text
    assert [secret for secret in (*NAMES, *NOTES, *UNUSED, *NEVER) if secret in text] == []


@EACH_LENGTH
def test_names_come_in_when_they_are_ticked_and_nothing_else_does(length: Length) -> None:
    text = told(contents(with_secrets(), NOW, Wanted(length=length, names=True), words))
    assert [name for name in NAMES if name not in text] == []
    assert [secret for secret in (*NOTES, *UNUSED, *NEVER) if secret in text] == []


@EACH_LENGTH
def test_notes_come_in_when_they_are_ticked_and_names_do_not(length: Length) -> None:
    text = told(contents(with_secrets(), NOW, Wanted(length=length, notes=True), words))
    assert [note for note in NOTES if note not in text] == []
    assert [secret for secret in (*NAMES, *NEVER) if secret in text] == []


def test_leaving_names_out_changes_no_figure() -> None:
    without, with_all = (
        grids(contents(with_secrets(), NOW, Wanted(names=tick, notes=tick), words))[0].rows for tick in (False, True)
    )
    assert [row[1:5] for row in without] == [row[1:5] for row in with_all]


@pytest.mark.parametrize("names", [False, True])
@pytest.mark.parametrize("notes", [False, True])
def test_the_small_print_says_what_is_left_out(*, names: bool, notes: bool) -> None:
    made = contents(with_secrets(), NOW, Wanted(names=names, notes=notes), words)
    assert made.parts[-1].text.endswith(words.small_print(names=names, notes=notes)[-40:])


def test_the_page_for_a_coach_says_how_many_more_there_are() -> None:
    made = contents(with_many_groups(), NOW, Wanted(), words)
    assert len(grids(made)[0].rows) == 8
    assert words.more(32) in [getattr(part, "text", "") for part in made.parts]
    criteria, to_come = (part.lines for part in made.parts if isinstance(part, Points))
    assert criteria[-1] == words.more(24)
    assert to_come[-1] == words.more(33)


def test_the_longer_one_draws_many_groups_in_several_pictures() -> None:
    made = contents(with_many_groups(), NOW, Wanted(length=Length.OWN), words)
    drawn = [part.svg for part in made.parts if isinstance(part, Figure) and part.title == words.FIGURE["value"]]
    assert len(drawn) == 4
    found = [[number for number in range(40) if f">Group {number}</text>" in svg] for svg in drawn]
    assert sorted(number for numbers in found for number in numbers) == list(range(40))


@EACH_LENGTH
def test_an_empty_workbook_makes_a_page_that_says_so(length: Length) -> None:
    text = told(contents(EMPTY, NOW, Wanted(length=length), words))
    assert all(sentence in text for sentence in (words.NO_DEFINITION, words.NO_VERDICTS, words.NOTHING_TO_COME))


@EACH_LENGTH
def test_a_workbook_without_times_moods_and_decisions_makes_a_page(length: Length) -> None:
    workbook = with_secrets()
    bare = {
        key: replace(one, minutes=None, mood_before=None, mood_after=None) for key, one in workbook.meetings.items()
    }
    made = contents(replace(workbook, meetings=bare, decisions={}, breaks={}), NOW, Wanted(length=length), words)
    assert len(grids(made)) == 1


def test_what_is_expected_of_a_break_is_said_once_and_what_comes_next_apart_from_the_note() -> None:
    secret = with_secrets()
    quill = replace(secret.people["quill"], next_step="Ask about the depot", note="Prefers the phone\n\nIs she well?")
    weeks = tuple(
        ScheduledWeek(week=LATER + dt.timedelta(weeks=number), phase=list(Phase)[number % 2]) for number in range(4)
    )
    apart = replace(secret.breaks["b"], schedule=weeks)
    workbook = replace(secret, people={"quill": quill}, breaks={"b": apart})
    made = contents(workbook, NOW, Wanted(length=Length.OWN, notes=True), words)
    lines = next(part.lines for part in reversed(made.parts) if isinstance(part, Points))
    assert sum("Tuesday club" in line for line in lines) == 5
    assert [line for line in lines if NOTES[2] in line] == [next(line for line in lines if "Tuesday club" in line)]
    (follow_up,) = (line for line in lines if "depot" in line)
    assert follow_up.endswith("Ask about the depot. Prefers the phone. Is she well?")


def test_text_stands_in_one_line_and_turns_nothing_round() -> None:
    assert one_line(" a\n\tb\u202ec\x00d\ud800 ", 99) == "a b c d"
    assert one_line("abcdef", 6) == "abcdef"
    assert one_line("abcdefg", 6) == "abcde…"
