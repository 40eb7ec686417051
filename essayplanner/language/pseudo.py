"""A language that nobody speaks: English with accents, longer, in brackets, to find what cannot be translated.

Whatever is shown in plain letters has not gone through the catalogue, what lacks its last bracket is cut, and what is
in two pairs of brackets was put together from pieces that no other language can put together so.
"""

import re
from gettext import NullTranslations

_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ODD = "ÅßÇĐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŦÛṼŴẊÝŽåƀçđéƒĝĥîĵķļḿñöþǫŕšŧûṽŵẋýž"
_ACCENTS = str.maketrans(_PLAIN, _ODD)

#: What every translation leaves as it is: places, entities, mnemonics, tags, code, options, file patterns, keys.
_KEPT = re.compile(
    r"\{[^{}]*\}|&\w+;|&&|&\w|</?[a-z][^<>]*>|`[^`]*`|(?<![\w-])--?[a-z][a-z-]*\b"
    r"|%\([a-z_]+\)[sdr]|%[sdrn]|%L?\d{1,2}|\*\.\w+|https?://\S+"
    r"|\b(?:Ctrl|Alt|Shift|Enter|Esc|Tab|Del|Home|End|PgUp|PgDown|Space|F\d{1,2})\b(?:\+(?:[A-Za-z]+\d*|\S))*"
)

#: What a heading, an item of a list or a quotation begins with in Markdown.
_MARK = re.compile(r"\s*(?:#+|\d+\.|[-*+>]) +")


def odd(text: str) -> str:
    """English text in that language: a vowel is written twice, which makes it about 40 % longer."""
    if not any(letter.isalpha() for letter in _KEPT.sub("", text)):
        return text
    made, end = "", 0
    for kept in _KEPT.finditer(text):
        made += _stretched(text[end : kept.start()]) + kept[0]
        end = kept.end()
    made += _stretched(text[end:])
    body = made.strip()
    return made.replace(body, f"[{body}]", 1)


def odd_markdown(text: str) -> str:
    """English Markdown in that language: its headings, paragraphs, items and cells are odd, and its marks are kept."""
    made: list[str] = []
    mark, piece = "", list[str]()

    def end_piece() -> None:
        if piece:
            made.append(mark + odd("\n".join(piece)))
            piece.clear()

    for line in text.split("\n"):
        begun = _MARK.match(line)
        if begun or not line.strip() or line.startswith("|"):
            end_piece()
        if begun:
            mark = begun[0]
            piece.append(line[begun.end() :])
        elif line.startswith("|"):
            made.append("|".join(map(odd, line.split("|"))))
        elif line.strip():
            mark = mark if piece else ""
            piece.append(line)
        else:
            made.append(line)
    end_piece()
    return "\n".join(made)


def _stretched(text: str) -> str:
    return re.sub("[aeiouAEIOU]", lambda vowel: vowel[0] + vowel[0].lower(), text).translate(_ACCENTS)


class Pseudo(NullTranslations):
    """A catalogue that has every sentence."""

    def gettext(self, message: str) -> str:
        return odd(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return odd(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return odd(message)
