"""Uids that are not random: whoever makes the same row anywhere gives it the same one."""

import json
from functools import cache
from typing import TYPE_CHECKING

from essayplanner.domain.digests import sha1

if TYPE_CHECKING:
    from uuid import UUID


def derived_uid(space: str, kind: str, *key: str | int) -> str:
    """The UUID 5 of a thing of some kind and key; `space` tells whose keys they are, a pack's by its id."""
    name = key[0] if len(key) == 1 else json.dumps(key, ensure_ascii=False)
    return str(_uuid5(_namespace(space), f"{kind}:{name}"))


@cache
def _namespace(space: str) -> "UUID":
    from uuid import NAMESPACE_URL

    return _uuid5(NAMESPACE_URL, f"essayplanner:{space}")


def _uuid5(namespace: "UUID", name: str) -> "UUID":
    """As `uuid.uuid5`, which loads OpenSSL, and would do so within the first step."""
    from uuid import UUID

    return UUID(bytes=sha1(namespace.bytes + name.encode())[:16], version=5)


def tag_uid(name: str) -> str:
    """The uid of a tag of that name, whoever makes it: a tag is nothing but its name."""
    return derived_uid("", "tag", name.casefold())
