"""Reading a workbook again when it is not what was read before, and going on with that while it can't be reached."""

import datetime as dt
import errno
import os
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from wellspent.core.club.store import open_club
from wellspent.core.errors import StoreError, StoreUnavailable
from wellspent.core.settings import Mode, Settings, in_the_sample, local_now
from wellspent.core.store import open_sample, open_store
from wellspent.core.store.port import Store
from wellspent.ui.visiting import Inside, Visit

T = TypeVar("T")

Read = dict[str, Any]
"""What a tab has read: ``key`` (member and version), ``loaded``, and ``made`` of it since."""


def visit(
    settings: Settings,
    inside: Inside,
    before: Read | None,
    *,
    sample: bool,
    zone: str | None,
) -> tuple[Visit, Read]:
    """The visit of a run that begins, in their own workbook or in the ``sample``, and what the tab has now read.

    Raises:
        StoreError: if the store can't be reached, and nothing was read ``before``.
        UnsafeSetup: if the settings name no store.
    """
    store = open_store(settings)
    club = open_club(settings) if settings.mode is Mode.CLUB else None
    if sample:
        store, settings = open_sample(), in_the_sample(settings)
    now_read, away = read(store, inside.member, before)
    here = Visit(
        inside=inside,
        store=store,
        loaded=now_read["loaded"],
        now=local_now(settings, zone),
        zone=zone,
        sample=sample,
        away=away,
        club=club,
    )
    return here, now_read


def read(store: Store, member: str, before: Read | None) -> tuple[Read, StoreError | None]:
    """The member's workbook as it stands; or what was read ``before``, and why that can't be looked up just now.

    Raises:
        StoreError: if the store can't be reached, and nothing was read before.
    """
    known = before if before is not None and before["key"][0] == member else None
    try:
        version = store.version(member)
        if known is not None and known["key"] == (member, version):
            return known, None
        loaded = store.load(member)
    except StoreError as error:
        if known is None:
            raise
        return known, error
    if known is not None and known["loaded"].contents and not loaded.contents:
        # A disk that was taken out looks like this. To begin a second workbook in its place would hide what is saved.
        return known, StoreUnavailable(os.strerror(errno.ENOENT))
    return {"key": (member, loaded.version), "loaded": loaded, "made": {}}, None


def made(read_now: Read, now: dt.datetime, name: str, make: Callable[[], T], *parts: Hashable) -> T:
    """What ``make`` gives, made once for what was read, this quarter of an hour, and these ``parts``."""
    quarter = (now.date(), now.hour, now.minute // 15)
    since, value = read_now["made"].get((name, parts), (None, None))
    if since != quarter:
        value = make()
        read_now["made"][name, parts] = (quarter, value)
    return cast("T", value)
