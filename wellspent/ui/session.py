"""This visit: the member's workbook, forms, notices, the address. The only touch of session state and caches.

A session is one browser tab, of one member: where another comes into it, or its member may not look any more, it
forgets all that it kept. What a person wrote is cached under (member, version), in their own session only, and only
until the version on disk is another one.

A tab looks at the member's own workbook or at the sample. It keeps what belongs to the one apart from the other, and
while it is in the sample its address says so, so that a reload stays there.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, NoReturn, TypeVar, cast

import streamlit as st

from wellspent.core.club.port import ClubStore
from wellspent.core.settings import Settings
from wellspent.core.store import open_drafts
from wellspent.ui import reading, register
from wellspent.ui.begun import GONE, Forms
from wellspent.ui.members_drafts import MembersDrafts
from wellspent.ui.visiting import Form, Inside, Notice, Refusal, Visit

T = TypeVar("T")

IN_SAMPLE: Final = {"sample": "yes"}
"""What an address says that opens the sample."""

_MEMBER: Final = "_member"
_VISIT: Final = "_visit"
_OPEN: Final = "_open"
_PLACE: Final = "_place"
_KEPT: Final = "_kept"
_CACHE: Final = "_cache"
_NOTICE: Final = "_notice"
_CLASH: Final = "_clash"
_HELD: Final = "_held"
_FORMS: Final = "_forms"


@contextmanager
def opened(settings: Settings, inside: Inside) -> Iterator[None]:
    """Open the member's workbook for this run, or the sample; read it only if it is not the version already read.

    While the store can't be reached, a tab goes on with what it read last: without its page, a field would lose its
    text.

    Raises:
        StoreError: if the store can't be reached, and this tab has read nothing yet.
        UnsafeSetup: if the settings name no store.
    """
    member = inside.member
    if not was_in(member):
        close()
    sample, zone = _asked_for_sample(), st.context.timezone
    here, _kept()[_CACHE] = reading.visit(settings, inside, _kept().get(_CACHE), sample=sample, zone=zone)
    st.session_state[_MEMBER], st.session_state[_VISIT] = member, here
    # In a place that can't be reached, a draft would begin a second workbook.
    drafts = None if sample or here.away is not None else MembersDrafts(open_drafts(settings), inside.may_keep)
    forms().arrive(drafts, member, here.loaded.version, here.now)
    st.session_state[_OPEN], whole = True, False
    try:
        yield
        whole = True
    finally:
        st.session_state[_OPEN] = False
        refused = cast("Refusal | None", _kept().get(_CLASH))
        forms().leave(whole=whole, waiting=refused.form if refused is not None else None)


def was_in(member: str) -> bool:
    """True if this tab has opened that member's workbook before, and has not been closed since."""
    return st.session_state.get(_MEMBER) == member


def close() -> None:
    """Nobody may look in this tab, or another: note in the drafts what a member typed, and forget all the rest."""
    if _MEMBER in st.session_state:
        for kept in st.session_state.get(_KEPT, {}).values():
            if _FORMS in kept:
                kept[_FORMS].put_away()
        for key in list(st.session_state):
            del st.session_state[key]


def _asked_for_sample() -> bool:
    """True if this run looks at the sample: the address asks for it, or the tab has not left it since."""
    if IN_SAMPLE.items() <= st.query_params.to_dict().items():
        _turn_to("sample")
    elif _place() == "sample":  # links from page to page drop what an address says
        st.query_params.update(IN_SAMPLE)
    return _place() == "sample"


def leave_sample() -> None:
    """The next run looks at the member's own workbook again, if its address does not say otherwise."""
    _turn_to("own")


def _turn_to(place: str) -> None:
    """Look at the other workbook from now on. What was picked in the fields of one is no answer in the other."""
    if place != _place():
        forms().put_away()
        for key in [key for key in st.session_state if not str(key).startswith("_")]:
            del st.session_state[key]
    st.session_state[_PLACE] = place


def _place() -> str:
    return str(st.session_state.get(_PLACE, "own"))


def _kept() -> dict[str, Any]:
    """What this tab keeps of the workbook that it looks at; the other one's is kept apart."""
    return cast("dict[str, Any]", st.session_state.setdefault(_KEPT, {}).setdefault(_place(), {}))


def visit() -> Visit:
    """The visit of this run, for pages and what they show."""
    if not st.session_state.get(_OPEN):
        _run_through_the_door()
    return cast("Visit", st.session_state[_VISIT])


def latest_visit() -> Visit:
    """The same; in a button's callback, which comes before the run is let in, the one in which the button was shown."""
    return cast("Visit", st.session_state[_VISIT])


def club() -> ClubStore | None:
    """The club that this instance serves; ``None`` in personal mode."""
    return visit().club


def _run_through_the_door() -> NoReturn:
    """Run again through ``app.py``.

    Until ``st.navigation`` has been called once in this process, the platform answers the address of a page by
    running the file in ``pages/`` alone, past ``app.py`` and its check of who may come in.
    """
    register.chosen_page()
    st.rerun()


def remembered(name: str, make: Callable[[], T], *parts: Hashable) -> T:
    """What ``make`` gives, made once for this version of the workbook, this quarter of an hour, and these ``parts``.

    Meetings become past as time goes by; most end on a quarter.
    """
    return reading.made(_kept()[_CACHE], visit().now, name, make, *parts)


def forget_what_was_read() -> None:
    """Forget all that this tab keeps of the workbook: it was deleted."""
    for name in (_CACHE, _CLASH, _HELD, _FORMS):
        _kept().pop(name, None)


def notice() -> Notice | None:
    """What the last save left to be said."""
    return cast("Notice | None", _kept().get(_NOTICE))


def leave_notice(left: Notice) -> None:
    """Leave it to be said at the foot of the page."""
    _kept()[_NOTICE] = left


def say(sentence: str, *, failed: bool = False) -> None:
    """Leave a notice without an undo."""
    leave_notice(Notice(sentence=sentence, failed=failed))


def drop_notice() -> None:
    """Forget the notice."""
    _kept().pop(_NOTICE, None)


def refuse(refused: Refusal) -> None:
    """Keep a save that met another version until the person says what shall become of it."""
    _kept()[_CLASH] = refused
    forms().insist(refused.form)


def refusal(form: str) -> Refusal | None:
    """The save of this form that met another version and waits for the person's word."""
    refused = cast("Refusal | None", _kept().get(_CLASH))
    return refused if refused is not None and refused.form == form else None


def drop_refusal() -> None:
    """Forget the refused save."""
    _kept().pop(_CLASH, None)


def form(name: str, current: object) -> Form:
    """The form called ``name``, as it was begun; begun from ``current`` if it is new.

    Its prefix names what it began from, so fields that were filled in for one version of a record are never taken for
    another's.
    """
    return forms().form(name, current)


def follow(name: str, current: object, *, typed: bool) -> None:
    """Once the fields are read: if nothing is typed in them, the form starts anew where ``current`` is another now.

    Asked after the fields and not before, because the first thing typed may have come with this very run.
    """
    if not typed and forms().follow(name, current):
        st.rerun()


def begin_again(name: str) -> None:
    """Empty the form, and forget its draft: when it is shown again, it starts from what is saved."""
    forms().begin_again(name)


def forms() -> Forms:
    """The forms of this tab, with what is typed in them."""
    return cast("Forms", _kept().setdefault(_FORMS, Forms(_place(), _on_the_screen)))


def _on_the_screen(key: str) -> object:
    return st.session_state.get(key, GONE)


def hold(key: str, value: object) -> None:
    """Keep something of a form under ``key`` for this session."""
    _kept().setdefault(_HELD, {})[key] = value


def held(key: str, kind: type[T]) -> T | None:
    """What is held under ``key``, if it is of that kind."""
    value = _kept().get(_HELD, {}).get(key)
    return value if isinstance(value, kind) else None


def asked(name: str) -> str | None:
    """What the address asks for, as ``?name=…``."""
    return st.query_params.get(name)


def set_address(query: Mapping[str, str]) -> None:
    """Make the address say ``query`` and nothing else."""
    st.query_params.from_dict(dict(query))


def typed(key: str) -> str:
    """The text that the field of that key holds."""
    return str(st.session_state.get(key) or "")


def empty(key: str) -> None:
    """Empty the text field of that key; only before it is shown in a run, as in a callback."""
    st.session_state[key] = ""
