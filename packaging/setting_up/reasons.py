"""Why nothing could be started, in one sentence."""

from __future__ import annotations

import sys


class SetupError(Exception):
    """One sentence that tells why nothing could be started."""


def say(text: str) -> None:
    """A line for whoever waits."""
    print(text, file=sys.stderr, flush=True)


def reason(output: str) -> str:
    """What went wrong, in words, from what pip, venv or apt-get printed."""
    lower = output.lower()
    if "no space left on device" in lower or "not enough space on the disk" in lower:
        return "the disk is full (about 700 MB are needed)."
    if "do not match the hashes" in lower:
        return "a downloaded package does not match its recorded hash."
    if "could not get lock" in lower:
        return "another package manager is at work; try again when it has ended."
    if "certificate verif" in lower or "certificate_verify_failed" in lower:
        return untrusted(output)
    signs = (
        "connection",
        "name resolution",
        "max retries",
        "timed out",
        "failed to fetch",
        "temporary failure",
        "proxy",
        "unreachable",
    )
    if any(sign in lower for sign in signs):
        return "the package index cannot be reached; check the network and try again."
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    for line in lines:
        if "No matching distribution found for" in line:
            package = line.rpartition(" for ")[2].split(" (")[0]
            return f"there is no {package} for Python {sys.version_info[0]}.{sys.version_info[1]} on this system."
    errors = [line for line in lines if line.lower().startswith(("error:", "e:"))]
    return (errors or lines or ["no reason was given"])[-1]


def untrusted(output: str) -> str:
    """What to do where the certificate of a package index is not trusted, from what pip or apt-get printed."""
    import re

    said = re.search(r"certificate verify failed: (.+?)\.? \(_ssl", output, re.IGNORECASE)
    if said is None:
        return (
            "the certificate of the package index is not trusted; a school’s proxy may have put its own in the way: "
            "ask the school for that certificate, add it to those of this system, and start again."
        )
    return (
        f"pip does not trust the certificate of the package index ({said[1]}); a school’s proxy may have put its own "
        "in the way: ask the school for that certificate as a file, set PIP_CERT to its path, and start again."
    )
