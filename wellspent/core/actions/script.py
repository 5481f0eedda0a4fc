"""Scripts: one's own wording, kept for each kind of call, and given up again for the ready-made one."""

import datetime as dt

from wellspent.core.actions.typed import checked
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.model import Script, Workbook
from wellspent.core.store.port import Change, Changes, Table


def own(workbook: Workbook, kind: str) -> Script | None:
    """The person's own wording for this kind of call; the last in the file, if it has several."""
    found = [script for script in workbook.scripts.values() if script.kind == kind]
    return found[-1] if found else None


def keep(base: Script | None, kind: str, text: str, now: dt.datetime) -> Changes:
    """Keep ``text`` as one's own wording, in the place of ``base``. Keeping what is there already gives no changes.

    Raises:
        InvalidInput: if there is no text, or too much of it.
    """
    text = text.strip()
    if not text:
        raise InvalidInput([Problem(code="missing", column="text")])
    if base is not None and base.text.strip() == text:
        return ()
    script = checked(
        Script,
        {
            "id": base.id if base is not None else kind,
            "kind": kind,
            "text": text,
            "edited_at": now.replace(microsecond=0),
        },
    )
    return (Change(table=Table.SCRIPTS, id=script.id, before=base, after=script),)


def drop(script: Script) -> Changes:
    """Give up one's own wording; the ready-made one is there again."""
    return (Change(table=Table.SCRIPTS, id=script.id, before=script, after=None),)
