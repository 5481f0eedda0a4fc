"""The workbook as it may be told: what was not asked for is gone from it, and every text stands in one line."""

from collections import Counter
from dataclasses import replace

from wellspent.core.exchange.plain_text import one_line
from wellspent.core.exchange.privacy import may_name_somebody
from wellspent.core.exchange.report.parts import Wanted
from wellspent.core.exchange.report.words import Words
from wellspent.core.model import Group, Person, Workbook


def discreet(workbook: Workbook, wanted: Wanted, words: Words, longest_name: int, longest_text: int) -> Workbook:
    """The same workbook without names and notes that are not wanted. Its figures stay what they are."""
    return replace(
        workbook,
        groups=_groups(workbook, wanted, words, longest_name),
        people={key: _person(person, wanted, longest_name) for key, person in workbook.people.items()},
        definition=replace(
            workbook.definition,
            criteria=tuple(replace(one, text=one_line(one.text, longest_text)) for one in workbook.definition.criteria),
        ),
        meetings={
            key: replace(one, note=one.note if wanted.notes else "", people=one.people if wanted.names else ())
            for key, one in workbook.meetings.items()
        },
        decisions={key: replace(one, note=one.note if wanted.notes else "") for key, one in workbook.decisions.items()},
        outcomes={key: replace(one, note=one.note if wanted.notes else "") for key, one in workbook.outcomes.items()},
        checkins={key: replace(one, note=one.note if wanted.notes else "") for key, one in workbook.checkins.items()},
        breaks={
            key: one if wanted.notes else replace(one, reason="", prediction="", substitute="", note="")
            for key, one in workbook.breaks.items()
        },
        scripts={},
    )


def _groups(workbook: Workbook, wanted: Wanted, words: Words, longest: int) -> dict[str, Group]:
    """Each group by a name that may be told; also those that ``groups.yaml`` does not know, whose ids may be names."""
    named = {one.group for one in workbook.meetings.values()} | {one.group for one in workbook.decisions.values()}
    named |= {one.group for one in workbook.breaks.values()}
    named |= {one.group for one in workbook.outcomes.values() if one.group is not None}
    unknown = {key: Group(id=key, name=key) for key in sorted(named - workbook.groups.keys())}
    told, count = {}, Counter[str]()
    for key, group in {**workbook.groups, **unknown}.items():
        name = group.name
        if not wanted.names and (key in unknown or may_name_somebody(group)):
            kind = "" if key in unknown else group.kind.value
            count[kind] += 1
            name = words.group_without_name(kind, count[kind])
        told[key] = replace(group, name=one_line(name, longest))
    return told


def _person(person: Person, wanted: Wanted, longest: int) -> Person:
    """What may be told of a person: their name, and what was noted about them. Never how to reach them."""
    return Person(
        id=person.id,
        name=one_line(person.name, longest) if wanted.names else "",
        tie=person.tie,
        could_hire=person.could_hire,
        met_at=person.met_at,
        next_step=person.next_step if wanted.notes else "",
        next_date=person.next_date,
        note=person.note if wanted.notes else "",
    )
