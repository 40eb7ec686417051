"""Messages between the program and the process that reads a PDF: a head of JSON, and bytes."""

import json
import struct
from typing import IO, Any

Head = dict[str, Any]

#: The lengths of the head and of the bytes behind it.
_LENGTHS = struct.Struct("<IQ")
#: Neither is longer, in bytes: a page drawn has four bytes a pixel, and no process is believed that says more.
MOST_HEAD, MOST_DATA = 64_000_000, 200_000_000


def send(pipe: IO[bytes], head: Head, data: bytes | bytearray | memoryview = b"") -> None:
    """Write a message; OSError where nobody reads it any more."""
    text = json.dumps(head).encode()
    pipe.write(_LENGTHS.pack(len(text), len(data)) + text)
    if len(data):
        pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[Head, bytes]:
    """Wait for a message; EOFError where none comes any more, ValueError where it is none."""
    head, size = _LENGTHS.unpack(_exactly(pipe, _LENGTHS.size))
    if head > MOST_HEAD or size > MOST_DATA:
        raise ValueError(head, size)
    try:
        said = json.loads(_exactly(pipe, head))
    except RecursionError as error:
        raise ValueError(head) from error
    if not isinstance(said, dict):
        raise ValueError(said)
    return said, _exactly(pipe, size)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data
