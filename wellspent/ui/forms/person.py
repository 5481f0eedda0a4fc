"""The form for one person, and people in a list to pick from."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

import streamlit as st

from wellspent.core.actions.people import PersonInput
from wellspent.core.model import CALLS, Person, Tie, Workbook
from wellspent.core.people import find_person
from wellspent.ui.forms import choices, fields
from wellspent.words import common, people

_NOTHING: Final = Person(id="new", name="-")
"""What a new person starts from; the name is not taken from it."""
_COMPARED: Final = (
    "name",
    "company",
    "phone",
    "email",
    "tie",
    "could_hire",
    "met_at",
    "next_step",
    "next_date",
    "note",
)
_RECENT: Final = 60
"""So many meetings are offered as the place where somebody was met; groups come first."""


def ask(workbook: Workbook, person: Person | None, key: str) -> PersonInput:
    """The fields of one person, starting from ``person`` if there is one; every key starts with ``key``."""
    start = person or _NOTHING
    name = fields.text_input(people.NAME, value=person.name if person else "", max_chars=200, key=f"{key}name")
    tie = fields.segmented_control(
        people.HOW_WELL,
        list(Tie),
        default=start.tie,
        format_func=lambda one: choices.label(people.TIE[one]),
        key=f"{key}tie",
    )
    could_hire = fields.segmented_control(
        people.HIRE,
        [True, False],
        default=start.could_hire,
        format_func=lambda one: choices.label(people.COULD_HIRE[one]),
        key=f"{key}could_hire",
    )
    met_at = _met_at(workbook, start, f"{key}met_at")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        step = fields.text_input(people.NEXT_STEP, value=start.next_step, max_chars=500, key=f"{key}next_step")
        date = fields.date_input(people.NEXT_DATE, value=start.next_date, format="YYYY-MM-DD", key=f"{key}next_date")
    with st.expander(people.MORE, expanded=person is not None):
        company = fields.text_input(people.COMPANY, value=start.company, max_chars=500, key=f"{key}company")
        with st.container(horizontal=True):
            phone = fields.text_input(people.PHONE, value=start.phone, max_chars=500, key=f"{key}phone")
            email = fields.text_input(people.EMAIL, value=start.email, max_chars=500, key=f"{key}email")
        note = fields.text_area(people.NOTE, value=start.note, max_chars=20_000, height=100, key=f"{key}note")
    return PersonInput(
        base=person,
        name=name,
        company=company,
        phone=phone,
        email=email,
        tie=tie,
        could_hire=could_hire,
        met_at=met_at,
        next_step=step,
        next_date=date,
        note=note,
    )


def differs(typed: PersonInput) -> bool:
    """True if the fields hold something that the person they began from does not."""
    if typed.base is None:
        return bool(typed.name)
    return any(getattr(typed, name) != getattr(typed.base, name) for name in _COMPARED)


def labels(workbook: Workbook) -> Mapping[str, str]:
    """Everybody's name by their id, in the order of the alphabet; where two share one, more is said."""
    times = Counter(person.name for person in workbook.people.values())
    found = {
        person.id: person.name if times[person.name] == 1 else people.with_company(person.name, person.company)
        for person in workbook.people.values()
    }
    again = Counter(found.values())
    distinct = {one: label if again[label] == 1 else f"{label} ({one})" for one, label in found.items()}
    return dict(sorted(distinct.items(), key=lambda one: one[1].casefold()))


def pick(
    label: str, workbook: Workbook, person: str | None, key: str, placeholder: str, *, new: bool = False
) -> str | None:
    """The id of somebody known; with ``new``, also a name that was typed. Ids that are not known stay what they are."""
    known = labels(workbook)
    options = list(known)
    if person is not None and person not in known:
        options.append(person)
    picked = fields.selectbox(
        label,
        options,
        index=options.index(person) if person is not None else None,
        format_func=lambda one: known.get(one, one),
        placeholder=placeholder,
        accept_new_options=new,
        key=key,
    )
    if picked is None or picked in options:
        return picked
    found = find_person(workbook, picked)
    return found.id if found is not None else picked


def _met_at(workbook: Workbook, person: Person, key: str) -> str | None:
    """Where they were met: a group, or one meeting of it."""
    places = {group.id: group.name for group in workbook.groups.values() if group.id != CALLS}
    latest = sorted(workbook.meetings.values(), key=lambda meeting: meeting.date, reverse=True)
    for meeting in [one for one in latest if one.group != CALLS][:_RECENT]:
        places[meeting.id] = people.meeting(workbook.group_name(meeting.group), common.day(meeting.date))
    chosen = person.met_at
    if chosen is not None and chosen not in places:
        older = workbook.meetings.get(chosen)
        name = workbook.group_name(older.group if older is not None else chosen)
        places[chosen] = people.meeting(name, common.day(older.date)) if older is not None else name
    return fields.selectbox(
        people.MET_AT,
        list(places),
        index=list(places).index(chosen) if chosen is not None else None,
        format_func=places.__getitem__,
        placeholder=people.PICK,
        key=key,
    )
