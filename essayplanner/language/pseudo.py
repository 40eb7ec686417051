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
    r"|%\([a-z_]+\)[sdr]|%[sdr]|\*\.\w+|https?://\S+"
    r"|\b(?:Ctrl|Alt|Shift|Enter|Esc|Tab|Del|Home|End|PgUp|PgDown|Space|F\d{1,2})\b(?:\+(?:[A-Za-z]+\d*|\S))*"
)


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
