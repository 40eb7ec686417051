"""Journals of an interrupted change, and one that a stranger made."""

import signal
import struct
import subprocess
import sys
from pathlib import Path

_DIE = """
import os, signal, sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("PRAGMA cache_size = 1")
other.execute("BEGIN IMMEDIATE")
other.execute("UPDATE card SET title = 'half done', text = hex(zeroblob(30000))")
os.kill(os.getpid(), signal.SIGKILL)
"""


def interrupted(path: Path) -> bytes:
    """Leave a real hot journal and half a change behind; gives the bytes of the file before."""
    before = path.read_bytes()
    died = subprocess.run([sys.executable, "-c", _DIE, str(path)], check=False)
    assert died.returncode == -signal.SIGKILL
    assert path.read_bytes() != before
    assert path.with_name(path.name + "-journal").stat().st_size > 512
    return before


def super_journal(victim: Path) -> bytes:
    """A journal that asks SQLite to delete the file it names, as sqlite3PagerCommitPhaseOne writes it."""
    name = str(victim).encode()
    header = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + struct.pack(">IIIII", 0, 0, 1, 512, 4096)
    tail = struct.pack(">I", 262145) + name + struct.pack(">II", len(name), sum(name)) + header[:8]
    return header.ljust(512, b"\0") + tail
