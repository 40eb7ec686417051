"""Documents that are ZIP files, packed anew before another program unpacks them.

A file may say of its parts that they are small, and another program unpacks all that is there: it is given what was
read here, no more than the file says of itself, which is bounded.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from enum import Enum

#: A document unpacks to no more than this, in bytes, and has no more parts.
LARGEST_UNPACKED = 200_000_000
MOST_PARTS = 20_000

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError)


class Fault(Enum):
    """Why a ZIP file is not used."""

    BROKEN = "broken"
    LOCKED = "locked"
    LARGE = "large"


class ZipFaultError(Exception):
    """A ZIP file that is not used; `fault` says why. Whoever reads it says so in a sentence."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def parts_of(data: bytes, wanted: Callable[[str], bool] = lambda _name: True) -> dict[str, bytes]:
    """The parts of a ZIP file by name, empty those that are not wanted; ZipFaultError where it is not to be used."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            infos = [info for info in pack.infolist() if not info.is_dir()]
            if any(info.flag_bits & 1 for info in infos):
                raise ZipFaultError(Fault.LOCKED)
            if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos):
                raise ZipFaultError(Fault.BROKEN)  # no program writes such a document; their unpacking has no bound
            read = [info for info in infos if wanted(info.filename)]
            if len(infos) > MOST_PARTS or sum(info.file_size for info in read) > LARGEST_UNPACKED:
                raise ZipFaultError(Fault.LARGE)
            parts = dict.fromkeys((info.filename for info in infos), b"")
            for info in read:
                parts[info.filename] = pack.read(info)
            return parts
    except _BROKEN:
        raise ZipFaultError(Fault.BROKEN) from None


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a ZIP file, in their order, packed lightly: it is read at once."""
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as pack:
        for name, data in parts.items():
            pack.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED if data else zipfile.ZIP_STORED)
    return copy.getvalue()
