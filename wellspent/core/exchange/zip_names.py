"""What a zip that was made elsewhere lists: how much, and whether a name leads out of where it would be unpacked to."""

import stat
import zipfile
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

_ENTRY: Final = b"PK\x01\x02"
"""What each entry of the list at a zip's end begins with."""


def listed(data: bytes) -> int:
    """How many entries a zip lists, or a few more, told without opening it: that alone takes a second for 200,000."""
    return data.count(_ENTRY)


def leads_out(entry: zipfile.ZipInfo) -> bool:
    """True for a name that is absolute, climbs up or is no plain name, and for a link."""
    name = entry.orig_filename
    path = PurePosixPath(name)
    outside = path.is_absolute() or ".." in path.parts or bool(PureWindowsPath(name).anchor)
    return outside or "\\" in name or "\0" in name or stat.S_ISLNK(entry.external_attr >> 16)
