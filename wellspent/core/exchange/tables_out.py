"""Tables as they leave: the very bytes that the folder store writes."""

from collections.abc import Mapping

from wellspent.core.model import Workbook
from wellspent.core.store import files
from wellspent.core.store.port import Table


def meetings_csv(workbook: Workbook) -> bytes:
    """``meetings.csv`` with every meeting of the workbook: UTF-8, RFC 4180, no byte changed for any program."""
    return files.write(workbook, (Table.MEETINGS,))[files.FILES[Table.MEETINGS]]


def all_files(workbook: Workbook) -> Mapping[str, bytes]:
    """Every file of the workbook, bytes by name."""
    return files.write(workbook)
