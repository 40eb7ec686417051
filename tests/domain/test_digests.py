"""The digests are those that everybody else has."""

import hashlib
import subprocess
import sys
import uuid

import pytest

from essayplanner.domain import digests
from essayplanner.domain.digests import sha1, sha256
from essayplanner.notebook.uids import derived_uid

_SIZES = (0, 1, 99_999, 100_000, 100_001, 1_234_567, 10_000_000)


@pytest.mark.parametrize("size", _SIZES)
def test_they_are_as_openssl_has_them(size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    data = data[:size]
    assert sha256(data) == hashlib.sha256(data).digest()
    assert sha1(data) == hashlib.sha1(data, usedforsecurity=False).digest()


def test_a_python_without_digests_of_its_own_has_them_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_sha2", "_sha256", "_sha1"):
        monkeypatch.setitem(sys.modules, name, None)
    digests._module.cache_clear()
    assert sha256(b"x") == hashlib.sha256(b"x").digest()
    assert sha1(b"x") == hashlib.sha1(b"x", usedforsecurity=False).digest()
    assert digests._module("_sha2", "_sha256") is hashlib
    digests._module.cache_clear()


def test_uids_are_those_of_the_standard() -> None:
    space = uuid.uuid5(uuid.NAMESPACE_URL, "essayplanner:stälin")
    assert derived_uid("stälin", "tag", "Ökonomie") == str(uuid.uuid5(space, "tag:Ökonomie"))


def test_openssl_is_not_loaded_for_them() -> None:
    program = (
        "import sys; from essayplanner.notebook.uids import tag_uid; from essayplanner.domain.digests import sha256; "
        "tag_uid('x'); sha256(b'x'); print('_hashlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=50)
    assert done.stdout.strip() == "False"
