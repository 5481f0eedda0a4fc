"""The form for a gathering of the club: its name, and what sort it is."""

from typing import Final

from wellspent.core.club.model import NOT_COUNTED, Gathering
from wellspent.core.model import Kind
from wellspent.ui.forms import fields
from wellspent.words import club as words
from wellspent.words import scales

_LONGEST: Final = 200
_KINDS: Final = [kind for kind in Kind if kind not in NOT_COUNTED]


def ask(saved: Gathering | None, prefix: str) -> tuple[str, Kind | None]:
    """What is typed; every key starts with ``prefix``."""
    name = fields.text_input(
        words.GATHERING,
        saved.name if saved else "",
        placeholder=words.GATHERING_PLACEHOLDER,
        max_chars=_LONGEST,
        key=f"{prefix}name",
    )
    kind = fields.selectbox(
        words.KIND,
        _KINDS,
        index=_KINDS.index(saved.kind if saved else Kind.JOB_SEEKERS),
        format_func=scales.KIND.__getitem__,
        key=f"{prefix}kind",
    )
    return name, kind


def differs(saved: Gathering | None, name: str, kind: Kind | None) -> bool:
    """True if something is typed that is not saved."""
    before = (saved.name, saved.kind) if saved else ("", Kind.JOB_SEEKERS)
    return (name, kind) != before
