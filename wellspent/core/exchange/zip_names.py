"""Names in a zip that was made elsewhere: whether one of them leads out of the folder it would be unpacked to."""

import stat
import zipfile
from pathlib import PurePosixPath, PureWindowsPath


def leads_out(entry: zipfile.ZipInfo) -> bool:
    """True for a name that is absolute, climbs up or is no plain name, and for a link."""
    name = entry.orig_filename
    path = PurePosixPath(name)
    outside = path.is_absolute() or ".." in path.parts or bool(PureWindowsPath(name).anchor)
    return outside or "\\" in name or "\0" in name or stat.S_ISLNK(entry.external_attr >> 16)
