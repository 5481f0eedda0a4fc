"""Deleting what is kept of a member, in an order in which every failure half-way leaves a state that is right.

First they stop to count, then the workbook goes, and last their membership: so nobody counts whose workbook is gone,
and no workbook is left that nobody may delete. Whoever meets a failure is still a member, and can try again. Once they
are none, what another open tab of theirs wrote in the meantime goes as well.
"""

from typing import Final

from wellspent.core.errors import ClubRefused, StoreError
from wellspent.ui import clubroom, noting, saving, session
from wellspent.ui.clubroom import Room
from wellspent.words import club as words
from wellspent.words import club_refused, data

LEFT: Final = "left"
"""What the address says for whoever left just now. All that the tab kept of them is gone by then."""


def delete_everything() -> bool:
    """Delete the workbook, and in a club what it contributed; the member stays one. True if all of it is gone."""
    try:
        room = clubroom.enter()
        if room is not None:
            clubroom.count_out(room)
    except StoreError as error:
        session.say(clubroom.why(error, words.NOT_BEGUN), failed=True)
        return False
    return saving.forget(data.DELETED, data.NOT_DELETED if room is None else data.NOT_DELETED_IN_CLUB)


def leave(room: Room) -> bool:
    """Be forgotten: consents and contributions, the workbook, and membership. True if nothing is left."""
    if room.is_organiser:
        session.say(club_refused.refused("organiser_stays"), failed=True)
        return False
    try:
        clubroom.count_out(room)
    except StoreError as error:
        session.say(clubroom.why(error, words.NOT_BEGUN), failed=True)
        return False
    if not saving.forget(words.LEFT, words.NOT_LEFT):
        return False
    try:
        room.store.leave(room.member)
    except ClubRefused as refused:
        session.say(club_refused.refused(refused.code), failed=True)
        return False
    except StoreError as error:
        session.say(clubroom.why(error, words.NOT_LEFT), failed=True)
        return False
    try:
        session.visit().store.forget(room.member)
    except StoreError as error:  # they have left; what it would have deleted is a draft of that very moment, if at all
        noting.store_trouble(error)
    session.set_address({LEFT: "yes"})
    return True
