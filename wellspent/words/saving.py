"""Said when the workbook can't be read or written."""

from collections.abc import Sequence

BUSY = (
    "Not saved: something else has been writing to your workbook for a while. What you typed is still here. "
    "Wait a moment and save again."
)
AWAY = (
    "Not saved: the place where your workbook is kept can't be reached just now. What you typed is still here. Wait a "
    "moment and save again; if it was saved after all, that does no harm."
)
FAILED = "Not saved: your workbook can't be reached. What you typed is still here. Please try again."

NOT_IN_HISTORY = "This save is not in the history any longer, or can't be read. Nothing was changed."

SIGN_IN_OVER = (
    "Not saved: you are not signed in any more. What you typed is kept: sign in again, and you find it there."
)

READ_ONLY_IN_CLUB = (
    "Not saved: a part of your workbook can't be read whole, so nothing is written over it. What you typed is still "
    "here. Please show the page “Your data” to whoever runs your club's server; once it is mended, save again."
)

SAMPLE = (
    "Not saved: this is a sample to look around in, and it stays as it is. What you typed is still here. To keep "
    "something of your own, go back to your workbook with the button at the top of the page."
)


def read_only(files: Sequence[str]) -> str:
    """Some files have problems and are left alone."""
    return (
        f"Not saved: {' and '.join(files)} can't be read whole, so nothing is written over it. What you typed is "
        f"still here. The page “Your data” says what to mend; then save again."
    )


def in_use(file: str) -> str:
    """Another program holds a file."""
    return (
        f"Not saved: another program is using {file}; most likely it is open in a spreadsheet. Nothing in your "
        f"workbook was changed, and what you typed is still here. Close the file there; then save again."
    )


def unavailable(reason: str) -> str:
    """The folder or the disk refuses."""
    return (
        f"Not saved: the folder of your workbook can't be used ({reason}). Nothing in it was changed, and what you "
        f"typed is still here. Look whether the disk is full, missing or read-only; then save again."
    )
