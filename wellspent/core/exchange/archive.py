"""The whole workbook as one zip: packed byte for byte, and opened with care, for anyone may have made it.

Nothing of a zip is ever unpacked to the disk: the files that we know are read into memory, each by its exact name, and
all else in there is passed over.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

from wellspent.core.errors import Problem, UnreadableArchive
from wellspent.core.exchange import data_package
from wellspent.core.exchange.zip_names import leads_out, listed
from wellspent.core.model import FORMAT, Workbook
from wellspent.core.store import files
from wellspent.core.store.files import FILES
from wellspent.core.store.port import Loaded, Table

LARGEST_ZIP: Final = 50_000_000
"""Bytes beyond which a zip is not opened."""

LARGEST_CONTENT: Final = 50_000_000
"""Bytes that the files of one zip may have together, unpacked."""

MOST_LINES: Final = 200_000
"""Lines that the files of one zip may have together: twenty for each of ten thousand meetings."""

_LONG_LINE: Final = 20
"""Commas in a row of a table that count as one line more. In YAML each of them may be one."""

MOST_ENTRIES: Final = 20_000
"""A folder that was packed by hand brings its ``.history`` along, with two or three files a save."""

README: Final = "README.txt"
"""Tells whoever finds the zip what it is; no part of the workbook."""

_ABOUT: Final = FILES[Table.ABOUT]
_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE: Final = (stat.S_IFREG | 0o600) << 16
_UNIX: Final = 3
_ENCRYPTED: Final = 0x1
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)
"""What Python's reader raises for a zip that is not sound."""


class ArchiveFault(StrEnum):
    """Why a zip is not taken, as codes of ``UnreadableArchive``."""

    NOT_A_ZIP = "not_a_zip"
    NOT_OURS = "not_ours"
    """There is no ``workbook.yaml`` in it, or one that some other program wrote."""
    SEVERAL_WORKBOOKS = "several_workbooks"
    UNSAFE_NAME = "unsafe_name"
    """A name that leads out of the folder it is unpacked to, or a link; ``name`` is the first."""
    TWICE = "twice"
    """Two entries of one ``name``: which of them is meant can't be told."""
    ENCRYPTED = "encrypted"
    TOO_MANY = "too_many"
    """More than ``most`` entries."""
    TOO_LARGE = "too_large"
    """More than ``most_megabytes`` megabytes, packed or unpacked."""
    TOO_LONG = "too_long"
    """More than ``most`` lines, or as much in fewer of them."""
    DAMAGED = "damaged"
    """``name`` does not unpack to what it was."""
    NEWER_FORMAT = "newer_format"
    """Of format ``found``, where this version knows ``known``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What a zip says: the workbook as far as it can be read, and what can't.

    ``in_doubt`` names the files with any problem, ``broken`` those of them that can't be read whole.
    """

    workbook: Workbook
    problems: tuple[Problem, ...]
    in_doubt: frozenset[str]
    broken: frozenset[str]


def pack(loaded: Loaded, readme: str) -> bytes:
    """The files as they stand, broken rows and comments included, and ``readme``; the same bytes whenever it is made.

    Beside them lies what makes a Data Package of it. A workbook that was begun by hand, without ``workbook.yaml``, gets
    one, so that the zip can be told for ours.
    """
    ours = {**files.write(loaded.workbook, (Table.ABOUT,)), **loaded.contents}
    contents = {**ours, README: readme.encode(), data_package.NAME: data_package.describe(ours, readme)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            packed.writestr(entry, contents[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def left_out(loaded: Loaded) -> tuple[str, ...]:
    """The files that ``pack`` can't take in, because they could not even be read."""
    return tuple(sorted({problem.file for problem in loaded.problems} - loaded.contents.keys()))


def unpack(data: bytes) -> Archive:
    """The workbook in a zip of ours, or in one that was made by hand of a workbook's folder.

    Raises:
        UnreadableArchive: with a code of ``ArchiveFault``.
    """
    if len(data) > LARGEST_ZIP:
        raise _too_large(LARGEST_ZIP)
    if listed(data) > MOST_ENTRIES:
        raise UnreadableArchive(ArchiveFault.TOO_MANY, most=str(MOST_ENTRIES))
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise UnreadableArchive(ArchiveFault.NOT_A_ZIP) from None
    with packed:
        contents = _contents(packed)
    parsed = files.parse(contents)
    found = parsed.workbook.about.format
    if found > FORMAT:
        raise UnreadableArchive(ArchiveFault.NEWER_FORMAT, found=str(found), known=str(FORMAT))
    if parsed.problems and contents.keys() == {_ABOUT}:
        raise UnreadableArchive(ArchiveFault.NOT_OURS)
    return Archive(
        workbook=parsed.workbook,
        problems=parsed.problems,
        in_doubt=frozenset(problem.file for problem in parsed.problems),
        broken=parsed.read_only,
    )


def file_of(table: Table) -> str:
    """The file that holds the table."""
    return FILES[table]


def _contents(packed: zipfile.ZipFile) -> Mapping[str, bytes]:
    """The bytes of our files by name, however deep the zip would like to grow."""
    by_path: dict[PurePosixPath, zipfile.ZipInfo] = {}
    for entry in packed.infolist():
        path = _path(entry)
        if path in by_path:
            raise UnreadableArchive(ArchiveFault.TWICE, name=entry.filename)
        by_path[path] = entry
    folder = _folder(list(by_path))
    ours = {name: by_path[folder / name] for name in FILES.values() if folder / name in by_path}
    if sum(entry.file_size for entry in ours.values()) > LARGEST_CONTENT:
        raise _too_large(LARGEST_CONTENT)
    contents: dict[str, bytes] = {}
    room = LARGEST_CONTENT
    for name, entry in ours.items():
        contents[name] = _read(packed, entry, room)
        room -= len(contents[name])
    if sum(_lines(name, data) for name, data in contents.items()) > MOST_LINES:
        raise UnreadableArchive(ArchiveFault.TOO_LONG, most=f"{MOST_LINES:,}")
    return contents


def _lines(name: str, data: bytes) -> int:
    """How many lines a file has, counted long before they are read, or would have if they were not so long."""
    ends = data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")
    if name.endswith(".csv"):
        return ends + data.count(b",") // _LONG_LINE
    return ends + data.count(b",") + data.count(b":")


def _path(entry: zipfile.ZipInfo) -> PurePosixPath:
    """Where the entry wants to lie, if that is inside of the folder and is no link."""
    if leads_out(entry):
        raise UnreadableArchive(ArchiveFault.UNSAFE_NAME, name=entry.orig_filename)
    return PurePosixPath(entry.orig_filename)


def _folder(paths: Sequence[PurePosixPath]) -> PurePosixPath:
    """The top of the zip, or the one folder in it, where ``workbook.yaml`` lies."""
    top = [path.parent for path in paths if path.name == _ABOUT and len(path.parts) <= 2]  # noqa: PLR2004
    if not top:
        raise UnreadableArchive(ArchiveFault.NOT_OURS)
    if len(top) > 1:
        raise UnreadableArchive(ArchiveFault.SEVERAL_WORKBOOKS)
    return top[0]


def _read(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    if entry.flag_bits & _ENCRYPTED:
        raise UnreadableArchive(ArchiveFault.ENCRYPTED)
    if entry.is_dir() or entry.compress_type not in _METHODS:
        raise UnreadableArchive(ArchiveFault.DAMAGED, name=entry.filename)
    try:
        with packed.open(entry) as file:
            # What an entry says of its size need not be true.
            data = file.read(room + 1)
            if len(data) > room:
                raise _too_large(LARGEST_CONTENT)
            return data
    except _BROKEN:
        raise UnreadableArchive(ArchiveFault.DAMAGED, name=entry.filename) from None


def _too_large(most: int) -> UnreadableArchive:
    return UnreadableArchive(ArchiveFault.TOO_LARGE, most_megabytes=str(most // 1_000_000))
