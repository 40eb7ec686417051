"""How a sentence names a file, and why the system refused one, in a student's words."""

import errno
import os
import re
from pathlib import Path

from essayplanner.domain.text import clean_line
from essayplanner.language import _

_WHY = {
    errno.ENOSPC: _("the disk is full"),
    errno.EDQUOT: _("the disk is full"),
    errno.EACCES: _("the system does not allow it"),
    errno.EPERM: _("the system does not allow it"),
    errno.EROFS: _("the disk is read-only"),
    errno.ENOENT: _("its folder does not exist"),
    errno.ENOTDIR: _("its folder is a file"),
    errno.EISDIR: _("it is a folder"),
    errno.ENOTSUP: _("it is a device, not a file"),
    errno.ENAMETOOLONG: _("its name is too long"),
    errno.ELOOP: _("its shortcut points to itself"),
    errno.EFBIG: _("the disk cannot hold a file that large"),
    errno.EIO: _("the disk reported an error"),
    errno.EAGAIN: _("another program is using it"),
}

#: Bytes of a name that leave room for what SQLite puts behind it; file systems take 255.
_LONGEST = 220

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|\Z)")
#: Letters and bytes of a name that is suggested.
_LONGEST_NAME, _MOST_BYTES = 80, 200


def named(path: Path) -> str:
    """The last part of a path; of “.” or “..”, of the folder that is meant; of the top folder, the whole."""
    return path.name if path.name not in ("", "..") else Path(os.path.realpath(path)).name or str(path)


def beside(path: Path, words: str, suffix: str | None = None) -> Path:
    """A path beside another one, called as that with more words, and shorter where no name can be so long."""
    stem, suffix = path.stem, path.suffix if suffix is None else suffix
    while stem and len(os.fsencode(f"{stem}{words}{suffix}")) > _LONGEST:
        stem = stem[:-1]
    return path.with_name(f"{stem}{words}{suffix}")


def suggested_name(question: str, suffix: str) -> str:
    """A file name made of the question that every file system takes: no more than 80 letters, none forbidden."""
    name = clean_line(_FORBIDDEN.sub(" ", question)).strip(" .")
    if len(name) > _LONGEST_NAME:
        name = name[:_LONGEST_NAME].rsplit(" ", 1)[0].rstrip(" .,;–-")
    while len(name.encode()) > _MOST_BYTES:
        name = name[:-1].rstrip()
    if not name or _RESERVED.match(name):
        name = _("Outline {name}", name=name) if name else _("Outline")
    return name + suffix


def why(error: OSError | ValueError) -> str:
    """The reason for which the system refused a file, without a full stop; ValueError is a name that no file has."""
    if isinstance(error, OSError):
        return _WHY.get(error.errno or 0) or error.strerror or str(error)
    return _("that isn’t a valid file name")
