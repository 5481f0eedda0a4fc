"""Excel files for tests, and files that only look like one."""

import io
import zipfile
from collections.abc import Callable, Sequence

import openpyxl

SHEET = "xl/worksheets/sheet1.xml"


def book(rows: Sequence[Sequence[object]], **more: Sequence[Sequence[object]]) -> bytes:
    """A file with the rows in its first sheet, and further sheets by name."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(list(row))
    for name, others in more.items():
        sheet = made.create_sheet(name)
        for row in others:
            sheet.append(list(row))
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes], **more: bytes) -> bytes:
    """The same file with one part changed, and with parts that do not belong there."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
        for name, content in more.items():
            new.writestr(name, content)
    return buffer.getvalue()


def with_rows(data: bytes, rows: bytes) -> bytes:
    """The same file with more in its first sheet, written by hand."""
    return changed(data, SHEET, lambda old: old.replace(b"</sheetData>", rows + b"</sheetData>"))


def parts(data: bytes) -> list[str]:
    """The names of what is in the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.namelist()
