"""What the commands say that move workbooks between stores, and prepare a database for them."""

from collections.abc import Mapping, Sequence
from typing import Final

from wellspent.words.common import counted

COPY = (
    "copy workbooks, history included, and the club from one store to another, and read them back to see that they are "
    "the same; nothing is taken away from where they were"
)
FROM = "where the workbooks lie, as folder:PATH or postgresql://ROLE@HOST/DATABASE"
TO = "where they are to lie as well"
MEMBER = (
    "only this member's workbook, and not the club; may be given several times (a database's own role of the app sees "
    "no others)"
)
REPLACE = "put each in the place of a different workbook that is there already, whose history goes with it"
RUNNING = (
    "the app goes on meanwhile, as for a backup: each workbook is copied as a save left it, and whoever leaves in "
    "between is not kept"
)

PREPARE = (
    "make the tables in the PostgreSQL database that --store names, or bring them up to this version; with the address "
    "of the role that is to own them, not the app's"
)
PREPARED = "The database was ready already; nothing was changed."

NOTHING = "There is no workbook to copy there."
CLUB: Final[Mapping[str, str]] = {
    "copied": "The club was copied, and is the same when read back: members, list, codes and table.",
    "same": "The club was there already, the same.",
    "different": (
        "The club was not copied, because a different one is there. Nothing was written over it; --replace would put "
        "the copy in its place."
    ),
    "unlike": (
        "The club was copied, but is not the same when read back. Most likely somebody used it meanwhile: stop the "
        "app, then copy again with --replace."
    ),
}
"""How it went with the club, by the code of that."""
THE_SAME_PLACE = "--from and --to name the same place. Change one of them."


def none_of(member: str) -> str:
    """There is no such workbook."""
    return f"There is no workbook of {member} there. Nothing was copied."


def prepared(names: Sequence[str]) -> str:
    """What was done to the tables."""
    return f"The database is ready. Done now: {', '.join(names)}."


def progress(done: int, of: int) -> str:
    """How many are done, while somebody waits."""
    return f"{done} of {counted(of, 'workbook', 'workbooks')}"


def copied(number: int) -> str:
    """How many were copied, and read back."""
    return f"{counted(number, 'workbook', 'workbooks')} copied, read back, and the same byte for byte."


def same(number: int) -> str:
    """How many needed nothing."""
    return f"{counted(number, 'workbook was', 'workbooks were')} there already, the same byte for byte."


def different(members: Sequence[str]) -> str:
    """Whose target holds another workbook."""
    return (
        f"Not copied, because a different workbook is there: {', '.join(members)}. Nothing was written over it; "
        f"--replace would put the copy in its place."
    )


def unlike(members: Sequence[str]) -> str:
    """Which came out otherwise."""
    return (
        f"Copied, but not the same when read back: {', '.join(members)}. Most likely something was saved meanwhile: "
        f"stop the app, then copy again with --replace."
    )
