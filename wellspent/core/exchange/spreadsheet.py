"""Tables for a spreadsheet: what the person wrote, guarded against being run as a formula."""

import csv
import io
import re
from typing import Final

from wellspent.core.exchange import tables_out
from wellspent.core.model import Workbook
from wellspent.core.store.port import Table
from wellspent.core.tables import defused

_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")


def for_spreadsheet(workbook: Workbook, table: Table) -> bytes:
    """The table as CSV (RFC 4180, UTF-8 with a byte order mark), text that begins like a formula with ``'`` in front.

    A negative number stays a number. The exact text is in the file itself.
    """
    text = tables_out.table_csv(workbook, table).decode()
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(
        [_guarded(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))
    )
    return buffer.getvalue().encode("utf-8-sig")


def _guarded(cell: str) -> str:
    return cell if _NUMBER.fullmatch(cell) else str(defused(cell))
