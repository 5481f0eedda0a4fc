"""Blanks of a script, ``[like this]``: filled where the workbook knows the answer, left standing where it does not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wellspent.core.model import Workbook

PITCH: Final = "pitch"
"""The kind of script that is how one introduces oneself."""

_BLANK: Final = re.compile(r"\[([^\[\]\n]{1,60})\]")


class Blank(StrEnum):
    """What the workbook may know."""

    NAME = "name"
    COMPANY = "company"
    WHERE = "where"
    PITCH = "pitch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A script with its blanks filled as far as they can be, and the names of those that are still ``open``."""

    text: str
    open: tuple[str, ...]


def known(workbook: Workbook, person_id: str | None) -> Mapping[Blank, str]:
    """What can be filled in for this person; with nobody chosen, only what is one's own."""
    found: dict[Blank, str] = {}
    pitch = workbook.scripts.get(PITCH)
    if pitch is not None:
        found[Blank.PITCH] = pitch.text
    person = workbook.people.get(person_id) if person_id is not None else None
    if person is None:
        return found
    found[Blank.NAME] = person.name
    if person.company:
        found[Blank.COMPANY] = person.company
    met = workbook.meetings.get(person.met_at) if person.met_at is not None else None
    group = met.group if met is not None else person.met_at
    if group is not None:
        found[Blank.WHERE] = workbook.group_name(group)
    return found


def fill(text: str, answers: Mapping[str, str]) -> Filled:
    """``text`` with each blank that has an answer filled in. An answer is taken as it is, blanks in it included."""
    still_open: dict[str, None] = {}

    def answer(blank: re.Match[str]) -> str:
        name = blank[1].strip()
        if name in answers:
            return answers[name]
        still_open[name] = None
        return blank[0]

    return Filled(text=_BLANK.sub(answer, text), open=tuple(still_open))
