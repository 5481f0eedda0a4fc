"""What the page to print asks of whoever knows the language; ``wellspent.words.report`` answers in English."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Protocol


class Words(Protocol):
    """Names and sentences. Codes are those of the model, probabilities run from 0 to 1, days are written out."""

    @property
    def LANGUAGE(self) -> str:  # noqa: N802 - named as constants are
        """Its code, as ``en``."""

    @property
    def TITLE(self) -> Mapping[str, str]:  # noqa: N802
        """The title, by ``Length``."""

    @property
    def HEADING(self) -> Mapping[str, str]:  # noqa: N802
        """Headings: ``definition``, ``verdicts``, ``pictures``, ``decisions``, ``breaks``, ``next``."""

    @property
    def HEADS(self) -> Mapping[str, tuple[str, ...]]:  # noqa: N802
        """What the columns of the tables ``verdicts``, ``decisions`` and ``breaks`` are called."""

    @property
    def TEXTS(self) -> Mapping[str, Mapping[str, Any]]:  # noqa: N802
        """What is written in each picture, and ``rows`` and ``legend`` for several of them."""

    @property
    def FIGURE(self) -> Mapping[str, str]:  # noqa: N802
        """The titles of the pictures."""

    @property
    def VERDICT(self) -> Mapping[str, str]:  # noqa: N802
        """Verdicts, by code."""

    @property
    def CHOICE(self) -> Mapping[str, str]:  # noqa: N802
        """Decisions, by code."""

    @property
    def NOTHING_TO_COME(self) -> str:  # noqa: N802
        """Nothing is planned."""

    @property
    def NO_VERDICTS(self) -> str:  # noqa: N802
        """There is no rated meeting yet."""

    @property
    def NO_DEFINITION(self) -> str:  # noqa: N802
        """Nobody has said yet what a useful meeting is."""

    @property
    def NOT_DECIDED(self) -> str:  # noqa: N802
        """There is no decision about a group yet."""

    @property
    def MARKS(self) -> str:  # noqa: N802
        """How the marks in the pictures of meetings are meant."""

    @property
    def INTERVALS(self) -> str:  # noqa: N802
        """How the lines in the pictures of groups are meant."""

    def group_without_name(self, kind: str, number: int) -> str:
        """A group whose name is left out, or not known; ``number`` counts those of its kind from 1."""

    def made(self, day: str, rated: int, missing: int) -> str:
        """When it was made, and what it rests on."""

    def criterion(self, text: str, weight: float) -> str:
        """A criterion, and how much it counts, 0 to 1."""

    def bar(self, value: float, weekly_hours: float | None) -> str:
        """From which value on a meeting is worth going, and the hours that there are."""

    def more(self, number: int) -> str:
        """So many are not listed."""

    def sure(self, probability: float | None) -> str:
        """How sure a verdict is."""

    def guess(self, best: float | None, low: float | None, high: float | None) -> str:
        """The best guess, and what it lies within 8 times in 10."""

    def rests_on(self, rated: int, missing: int) -> str:
        """How many meetings are rated, and how many are not."""

    def reason(self, code: str, numbers: Mapping[str, float]) -> str:
        """One reason of a verdict."""

    def decided(self, choice: str, day: str, note: str) -> str:
        """A decision, its day, and why if that is told."""

    def break_weeks(self, start: str, end: str) -> str:
        """From when to when a break is."""

    def week(self, budget: float, plan: Sequence[tuple[str, int]]) -> str:
        """Where the hours of the week go furthest: groups, and how often to go."""

    def to_come(self, what: str, *, day: str, group: str, person: str, kind: str, note: str) -> str:
        """One thing to come: ``what`` it is by ``exchange.appointments``, and what is empty is not told."""

    def to_decide(self, group: str) -> str:
        """A break is over, and what follows from it is not decided."""

    def drawn(self, total: int, number: int) -> str:
        """How many of the meetings are in a picture."""

    def small_print(self, *, names: bool, notes: bool) -> str:
        """How all of it is meant, and what is left out."""

    def day(self, date: dt.date) -> str:
        """A day, written out."""
