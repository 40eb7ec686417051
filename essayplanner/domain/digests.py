"""Digests without OpenSSL, which `hashlib` loads: 4 MB and 3 ms, for a name of twelve letters.

Python has some of its own, which its `random` takes for the same reason. They are several times slower.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, BinaryIO

#: Bytes from which on it is worth it to load OpenSSL; Python's own takes 40 ms for these.
_LARGE = 10_000_000
#: So much goes in at a time: no other thread runs while Python's own works.
_PART = 100_000


def sha256(data: bytes) -> bytes:
    """The SHA-256 of data."""
    return _digest("sha256", data, "_sha2", "_sha256")  # the latter before Python 3.12


def sha256_of(file: BinaryIO, cancelled: Callable[[], bool] = lambda: False) -> bytes | None:
    """The SHA-256 of what is left of a file; None where `cancelled` gives True meanwhile."""
    digest = _module().sha256()
    while part := file.read(_LARGE // 10):
        if cancelled():
            return None
        digest.update(part)
    return bytes(digest.digest())


def sha1(data: bytes) -> bytes:
    """The SHA-1 of data, by which UUIDs of version 5 are made."""
    return _digest("sha1", data, "_sha1")


def _digest(name: str, data: bytes, *own: str) -> bytes:
    digest = getattr(_module(*own if len(data) < _LARGE else ()), name)()
    for start in range(0, len(data), _PART):
        digest.update(memoryview(data)[start : start + _PART])
    return bytes(digest.digest())


@cache  # to look for one that is not there takes longer than a digest
def _module(*own: str) -> Any:
    """The first of these modules that there is; `hashlib` where there is none, as in a Python made without."""
    for name in own:
        try:
            return import_module(name)
        except ImportError:
            pass
    import hashlib

    return hashlib
