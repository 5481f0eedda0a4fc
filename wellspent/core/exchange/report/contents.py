"""What goes onto the page: the definition, the pictures, the verdicts with how sure, decisions, and what comes next."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from wellspent.core import scoring, verdict
from wellspent.core.breaks import due
from wellspent.core.exchange import appointments
from wellspent.core.exchange.appointments import Sort
from wellspent.core.exchange.pictures import svg
from wellspent.core.exchange.plain_text import one_line
from wellspent.core.exchange.report.discreet import discreet
from wellspent.core.exchange.report.figures import Draw, figures
from wellspent.core.exchange.report.parts import (
    Contents,
    Grid,
    Heading,
    Length,
    Paragraph,
    Part,
    Points,
    Wanted,
)
from wellspent.core.exchange.report.words import Words
from wellspent.core.model import Decision, VerdictCode, Workbook
from wellspent.core.verdict import GroupVerdict, Judged

_FIRST: Final = (VerdictCode.SKIP, VerdictCode.TAKE_A_BREAK, VerdictCode.KEEP_GOING, VerdictCode.TOO_EARLY)
"""The verdicts that ask for something come first."""
_ENDS: Final = (".", "!", "?", "…", ":")
_TO_COME: Final = frozenset({Sort.FOLLOW_UPS, Sort.PLANNED, Sort.BREAKS})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """How much there is room for: characters of a name, a criterion, a text and a note, and lines of each kind."""

    name: int
    criterion: int
    text: int
    note: int
    criteria: int
    groups: int
    to_come: int
    history: int


_ROOM: Final = {
    Length.COACH: _Room(name=44, criterion=75, text=260, note=48, criteria=7, groups=8, to_come=8, history=0),
    Length.OWN: _Room(
        name=200, criterion=200, text=2_000, note=2_000, criteria=50, groups=200, to_come=40, history=100
    ),
}


def contents(workbook: Workbook, now: dt.datetime, wanted: Wanted, words: Words, *, draw: Draw = svg) -> Contents:
    """The page of this workbook, as of ``now``. Whoever keeps what was drawn before can ``draw`` instead."""
    room = _ROOM[wanted.length]
    told = discreet(workbook, wanted, words, longest_name=room.name, longest_text=room.criterion)
    judged = verdict.judge(told, now)
    been = sorted(
        (one for one in judged.verdicts if one.figures.rated or one.figures.missing),
        key=lambda one: (_FIRST.index(one.verdict), -one.figures.rated, one.group),
    )
    page = _Page(told, judged, now, wanted, words, room, draw)
    parts = page.short(been) if wanted.length is Length.COACH else page.long(been)
    rated, missing = sum(one.figures.rated for one in been), sum(one.figures.missing for one in been)
    return Contents(
        title=words.TITLE[wanted.length],
        made=words.made(words.day(now.date()), rated, missing),
        language=words.LANGUAGE,
        length=wanted.length,
        parts=tuple(parts),
    )


def _in_sentences(text: str) -> str:
    """Paragraphs as they can stand in one line, each but the last with a full stop, unless it ends in another."""
    *before, last = text.strip().split("\n\n")
    return " ".join([*(part if part.rstrip().endswith(_ENDS) else f"{part.rstrip()}." for part in before), last])


@dataclass(frozen=True)
class _Page:
    """The parts of one page; ``workbook`` is discreet already."""

    workbook: Workbook
    judged: Judged
    now: dt.datetime
    wanted: Wanted
    words: Words
    room: _Room
    draw: Draw

    def short(self, been: Sequence[GroupVerdict]) -> Iterator[Part]:
        """One page, to be talked over."""
        yield from self._definition()
        yield from self._figures()
        yield from self._verdicts(been)
        yield from self._next()
        yield Paragraph(self._small_print(), small=True)

    def long(self, been: Sequence[GroupVerdict]) -> Iterator[Part]:
        """Several pages, for oneself: the reasons, every picture, and what was decided and tried before."""
        yield from self._definition()
        yield from self._verdicts(been)
        yield from self._reasons(been)
        yield from self._figures()
        yield from self._decisions()
        yield from self._breaks()
        yield from self._next()
        yield Paragraph(self._small_print(), small=True)

    def _definition(self) -> Iterator[Part]:
        definition, words = self.workbook.definition, self.words
        yield Heading(words.HEADING["definition"])
        if purpose := one_line(definition.purpose, self.room.text):
            yield Paragraph(purpose)
        if not definition.in_use:
            yield Paragraph(words.NO_DEFINITION)
            return
        weights = scoring.weights(definition)
        criteria = [words.criterion(one.text, weights[one.id]) for one in definition.in_use]
        yield Points(self._as_many(self.room.criteria, criteria))
        yield Paragraph(words.bar(definition.bar, definition.weekly_hours))

    def _figures(self) -> Iterator[Part]:
        found = list(figures(self.workbook, self.judged, self.now, self.wanted.length, self.words, draw=self.draw))
        if found:
            yield Heading(self.words.HEADING["pictures"])
            yield from found
            if self.wanted.length is Length.COACH:
                yield Paragraph(self.words.MARKS, small=True)

    def _verdicts(self, been: Sequence[GroupVerdict]) -> Iterator[Part]:
        words = self.words
        yield Heading(words.HEADING["verdicts"])
        if not been:
            yield Paragraph(words.NO_VERDICTS)
            return
        rows = tuple(self._verdict(one) for one in been[: self.room.groups])
        yield Grid(heads=words.HEADS["verdicts"], rows=rows)
        if len(been) > len(rows):
            yield Paragraph(words.more(len(been) - len(rows)))

    def _verdict(self, one: GroupVerdict) -> tuple[str, ...]:
        words, value = self.words, one.figures.value
        latest = max(
            (decision for decision in self.workbook.decisions.values() if decision.group == one.group),
            key=lambda decision: decision.date,
            default=None,
        )
        return (
            self.workbook.group_name(one.group),
            words.VERDICT[one.verdict],
            words.sure(one.sure),
            words.guess(value.estimate, value.low_80, value.high_80),
            words.rests_on(one.figures.rated, one.figures.missing),
            words.NOT_DECIDED if latest is None else self._decision(latest),
        )

    def _decision(self, one: Decision) -> str:
        note = one_line(one.note, self.room.note)
        return self.words.decided(self.words.CHOICE[one.decision], self.words.day(one.date), note)

    def _reasons(self, been: Sequence[GroupVerdict]) -> Iterator[Part]:
        for one in been[: self.room.groups]:
            yield Heading(self.workbook.group_name(one.group), level=2)
            yield Points(tuple(self.words.reason(reason.code, reason.numbers) for reason in one.reasons))

    def _decisions(self) -> Iterator[Part]:
        decisions = sorted(self.workbook.decisions.values(), key=lambda one: one.date, reverse=True)
        rows = [
            (
                self.words.day(one.date),
                self.workbook.group_name(one.group),
                self.words.VERDICT[one.verdict],
                self.words.CHOICE[one.decision],
                one_line(one.note, self.room.note),
            )
            for one in decisions
        ]
        yield from self._history("decisions", rows)

    def _breaks(self) -> Iterator[Part]:
        breaks = sorted(self.workbook.breaks.values(), key=lambda one: one.start, reverse=True)
        rows = [
            (
                self.workbook.group_name(one.group),
                self.words.break_weeks(self.words.day(one.start), self.words.day(one.ended_on or one.end)),
                one_line(one.prediction, self.room.text),
                "" if one.decision is None else self.words.CHOICE[one.decision],
                one_line(one.note, self.room.note),
            )
            for one in breaks
        ]
        yield from self._history("breaks", rows)

    def _history(self, name: str, rows: Sequence[tuple[str, ...]]) -> Iterator[Part]:
        """A table of what was; a column in which nothing stands is left out."""
        if not rows:
            return
        yield Heading(self.words.HEADING[name])
        heads = self.words.HEADS[name]
        used = [place for place in range(len(heads)) if any(row[place] for row in rows)]
        yield Grid(
            heads=tuple(heads[place] for place in used),
            rows=tuple(tuple(row[place] for place in used) for row in rows[: self.room.history]),
        )
        if len(rows) > self.room.history:
            yield Paragraph(self.words.more(len(rows) - self.room.history))

    def _next(self) -> Iterator[Part]:
        words, workbook = self.words, self.workbook
        lines = [words.to_decide(workbook.group_name(one.group)) for one in due.ending(workbook, self.now)]
        asked = appointments.Wanted(sorts=_TO_COME, from_calendars=True, names=True, notes=True)
        told: set[tuple[str, str]] = set()
        for one in appointments.appointments(workbook, self.now, asked):
            note = one_line(_in_sentences(one.note), self.room.note)
            if one.what in appointments.OF_A_BREAK:
                # What is expected of a break is said at the first of its days, and holds for the others.
                note = "" if (one.group, note) in told else note
                told.add((one.group, note))
            said = words.to_come(
                one.what, day=words.day(one.day), group=one.group, person=one.person, kind=one.kind or "", note=note
            )
            lines.append(said)
        yield Heading(words.HEADING["next"])
        yield Points(self._as_many(self.room.to_come, lines or [words.NOTHING_TO_COME]))
        week = self.judged.week
        taken = [(workbook.group_name(one.group), one.visits) for one in week.plan if one.visits] if week else []
        if week is not None and taken:
            yield Paragraph(words.week(week.budget, taken[: self.room.groups]))

    def _small_print(self) -> str:
        return self.words.small_print(names=self.wanted.names, notes=self.wanted.notes)

    def _as_many(self, most: int, lines: Sequence[str]) -> tuple[str, ...]:
        """As many lines as there is room for; the last one says how many more there are."""
        if len(lines) <= most:
            return tuple(lines)
        return (*lines[: most - 1], self.words.more(len(lines) - most + 1))
