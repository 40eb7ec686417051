"""The letters that the bytes of a file stand for: UTF-8, UTF-16 or one of the older ways, and which are doubtful."""

import re
from typing import NamedTuple

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WHOLE_SIGN = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|(?P<stray>[\x80-\xff])"
)
#: The older ways, in the order in which they are believed, with what they are called.
_OLDER = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp1251": "Windows-1251", "koi8_r": "KOI8-R"}
_WESTERN = "äöüßéèêëàâáåæøñçíìîïóòôõœúùûýÿšžÄÖÜÉÈÊÀÁÂÅÆØÑÇÍÓÔŒÚŠŽ"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
#: So much of a file is looked at to find in which way it was written, in bytes.
_LOOKED_AT = 200_000


class Letters(NamedTuple):
    """A text, the older way in which its file was written or "", and the doubtful letters with their lines."""

    text: str
    way: str = ""
    doubtful: tuple[tuple[int, str], ...] = ()


def decoded(data: bytes) -> Letters:
    """The text of a file.

    A few bytes that are no UTF-8 do not make a file another one: it stays UTF-8, and these are read as Windows-1252.
    """
    for mark, way in _MARKS:
        if data.startswith(mark):
            return _utf8(data[3:]) if way == "utf-8-sig" else Letters(_plain(data.decode(way, "replace")))
    start = data[:4_000]
    if start.count(0) > len(start) // 4:
        low = start[1::2].count(0) > start[0::2].count(0)
        return Letters(_plain(data.decode("utf-16-le" if low else "utf-16-be", "replace")))
    return _utf8(data)


def _utf8(data: bytes) -> Letters:
    try:
        return Letters(_plain(data.decode("utf-8")))
    except UnicodeDecodeError:
        pass
    start = data[:_LOOKED_AT]
    sense = {way: _sense(start.decode(way, "replace"), way) for way in _OLDER}
    way = max(sense, key=lambda each: sense[each])
    if sense[way] >= _sense_of_both(start):
        return Letters(_plain(data.decode(way, "replace")), _OLDER[way])
    doubtful: list[tuple[int, str]] = []
    pieces, done, line = [], 0, 1
    for match in _WHOLE_SIGN.finditer(data):
        if match["stray"] is not None:
            before = data[done : match.start()]
            line += before.count(b"\n")
            letter = match[0].decode("cp1252", "replace")
            pieces += [before.decode("utf-8", "replace"), letter]
            doubtful.append((line, letter))
            done = match.end()
    return Letters(_plain("".join([*pieces, data[done:].decode("utf-8", "replace")])), "", tuple(doubtful))


def _plain(text: str) -> str:
    """The text with every line end one sign, so that lines are counted as a text program counts them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")


def _sense_of_both(data: bytes) -> int:
    """How much sense UTF-8 makes in which the bytes that are none are Windows-1252."""
    signs = 0

    def counted(match: re.Match[bytes]) -> bytes:
        nonlocal signs
        signs += match["stray"] is None
        return match["stray"] or b"x"

    rest = _WHOLE_SIGN.sub(counted, data)
    return signs + _sense(rest.decode("cp1252", "replace"), "cp1252")


def _sense(text: str, way: str) -> int:
    """How many letters beyond ASCII stand where such a letter stands, less those that do not."""
    usual = _CYRILLIC if way in ("cp1251", "koi8_r") else _WESTERN
    sense = 0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if match[0] in usual:
            sense += 1 if before.isalpha() or after.isalpha() else 0
        elif match[0] in "“”‘’–—…«»„ " or (usual == _CYRILLIC and match[0].lower() in usual and after in usual):
            sense += 1
        else:
            sense -= 2
    return sense
