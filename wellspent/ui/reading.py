"""Reading a workbook again when it is not what was read before, and going on with that while it can't be reached."""

import datetime as dt
import errno
import os
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from wellspent.core.errors import StoreError, StoreUnavailable
from wellspent.core.store.port import Store

T = TypeVar("T")

Read = dict[str, Any]
"""What a tab has read: ``key`` (member and version), ``loaded``, and ``made`` of it since."""


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
