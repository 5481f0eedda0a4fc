"""Saving what a page made, taking it back, and deleting all of it; what came of it is left to be said.

A button's callback runs before the page, so what is saved into may be the visit in which the button was shown.
"""

from collections.abc import Callable

from wellspent.core.actions import undo
from wellspent.core.errors import Conflict, SignInOver, StoreError
from wellspent.core.store.port import Changes
from wellspent.ui import noting, session
from wellspent.ui.visiting import Notice, Refusal


def save(changes: Changes, done: str, could_not: Callable[[StoreError], str], form: str) -> bool:
    """Save, and leave a notice that says so with its undo; True if it was saved (or there was nothing to save).

    A conflict saves nothing and is kept for ``form``, where the changes come from, to show (``session.refusal``).
    """
    try:
        _put(changes, done)
    except Conflict as conflict:
        session.refuse(Refusal(changes=changes, conflict=conflict, done=done, form=form))
        return False
    except StoreError as error:
        noting.store_trouble(error)
        session.leave_notice(Notice(sentence=could_not(error), failed=True))
        return False
    if session.refusal(form) is not None:
        session.drop_refusal()
    return True


def take_back(changes: Changes, done: str, too_late: str, could_not: Callable[[StoreError], str]) -> None:
    """Save what undoes an earlier save. What was changed again since then stays, and the notice says so."""
    here = session.latest_visit()
    try:
        if not undo.is_remembered(changes, here.store.history(here.member)):
            session.say(too_late, failed=True)
            return
        workbook = here.store.load(here.member).workbook if undo.rests_on_others(changes) else here.workbook
        _put(undo.still_possible(changes, workbook), done)
    except Conflict:
        session.say(too_late, failed=True)
    except StoreError as error:
        noting.store_trouble(error)
        session.leave_notice(Notice(sentence=could_not(error), undo=changes, failed=True))


def forget(done: str, could_not: str) -> bool:
    """Delete all that belongs to the member, history included, and all that this tab remembers; True if it is gone."""
    here = session.visit()
    try:
        if here.away is not None:
            raise here.away
        here.store.forget(here.member)
    except StoreError as error:
        noting.store_trouble(error)
        session.say(could_not, failed=True)
        return False
    session.forget_what_was_read()
    session.say(done)
    return True


def _put(changes: Changes, done: str) -> None:
    here = session.latest_visit()
    if here.away is not None:
        raise here.away
    if not here.inside.still_in():
        raise SignInOver
    if changes or here.sample:  # the sample says no, even where there is nothing to save
        here.store.save(here.member, changes, here.loaded.version)
    session.leave_notice(Notice(sentence=done, undo=tuple(change.reversed() for change in reversed(changes))))
