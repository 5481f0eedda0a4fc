"""The workbook: everything that one person has written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from wellspent.core.model.records import (
    About,
    Break,
    CheckIn,
    Decision,
    Definition,
    Group,
    Meeting,
    Outcome,
    Person,
    Script,
)

Record = About | Definition | Group | Meeting | Decision | Outcome | CheckIn | Person | Break | Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """Everything one person has written. Records are keyed by id, in the order of their files."""

    about: About = field(default_factory=About)
    definition: Definition = field(default_factory=Definition)
    groups: Mapping[str, Group] = field(default_factory=dict, hash=False)
    meetings: Mapping[str, Meeting] = field(default_factory=dict, hash=False)
    decisions: Mapping[str, Decision] = field(default_factory=dict, hash=False)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict, hash=False)
    checkins: Mapping[str, CheckIn] = field(default_factory=dict, hash=False)
    people: Mapping[str, Person] = field(default_factory=dict, hash=False)
    breaks: Mapping[str, Break] = field(default_factory=dict, hash=False)
    scripts: Mapping[str, Script] = field(default_factory=dict, hash=False)

    def group_name(self, group_id: str) -> str:
        """The group's name, or its id where ``groups.yaml`` does not know it."""
        group = self.groups.get(group_id)
        return group.name if group is not None else group_id


EMPTY: Final = Workbook()
