"""Tables for a spreadsheet: what the person wrote, guarded against being run as a formula."""

import csv
import io

from wellspent.core.exchange import tables_out
from wellspent.core.exchange.guard import guarded
from wellspent.core.model import Workbook
from wellspent.core.store.port import Table


def for_spreadsheet(workbook: Workbook, table: Table) -> bytes:
    """The table as CSV (RFC 4180, UTF-8 with a byte order mark), text that begins like a formula with ``'`` in front.

    A negative number stays a number. The exact text is in the file itself.
    """
    text = tables_out.table_csv(workbook, table).decode()
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(
        map(guarded, row) for row in csv.reader(io.StringIO(text, newline=""))
    )
    return buffer.getvalue().encode("utf-8-sig")
