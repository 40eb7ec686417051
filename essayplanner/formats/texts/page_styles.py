"""How the elements of a page look: by their names, by their own style, and by the classes that the page defines.

Google Docs writes italics, bold and colours of a page that is downloaded as classes alone.
"""

import re
from collections.abc import Mapping

from essayplanner.formats.word_lists import word_set

FACES = {"b": "bold", "strong": "bold", "u": "underlined", "ins": "underlined", "mark": "marked"} | dict.fromkeys(
    ("i", "em", "cite", "dfn", "var"), "italic"
)
BLOCKS = word_set(
    """p div section article main header footer aside address figure figcaption details summary form fieldset legend
    center pre table caption thead tbody tfoot body html hr dd"""
)

_BOLD = re.compile(r"(?<![\w-])font-weight:\s*(?:(bold|bolder|[6-9]00)|normal|lighter|[1-5]00)")
_ITALIC = re.compile(r"(?<![\w-])font-style:\s*(?:(italic|oblique)|normal)")
_UNDERLINED = re.compile(r"(?<![\w-])text-decoration(?:-line)?:[^;]{0,60}underline")
_LIT = re.compile(
    r"mso-highlight:\s*\w|(?<![\w-])background(?:-color)?:\s*(?:(yellow|lime|aqua|cyan|fuchsia|magenta)"
    r"|#([0-9a-f]{6}|[0-9a-f]{3})\b|rgba?\((\d{1,3}),\s*(\d{1,3}),\s*(\d{1,3})(?:,\s*(0?\.\d+|0|1))?)"
)
#: A highlighter’s colour is as bright as this, and as far from grey, of 255.
_BRIGHT, _COLOURED = 180, 60
#: A class that a page defines by itself: “.c1{font-style:italic}”.
_CLASS = re.compile(r"(?:^|[{};,])\s*+\.([\w-]{1,60}+)\s*+\{([^{}]{0,2000})(?=\})")
#: No page defines more of them that are read, nor has more characters of them.
_MOST_CLASSES, _MOST_READ = 5_000, 1_000_000


class Styles:
    """The styles of a page by its classes."""

    def __init__(self) -> None:
        self._by_class: dict[str, str] = {}

    def learn(self, css: str) -> None:
        """Take the classes that are defined in a style sheet of the page."""
        for found in _CLASS.finditer(css[:_MOST_READ]):
            if len(self._by_class) < _MOST_CLASSES:
                self._by_class[found[1]] = found[2].lower()

    def of(self, attributes: Mapping[str, str]) -> str:
        """The style of an element by what it says of itself, in small letters: that of its classes and then its own."""
        own = attributes.get("style", "").lower()
        if not self._by_class or "class" not in attributes:
            return own
        named = (self._by_class.get(name, "") for name in attributes["class"].split()[:20])
        return ";".join(filter(None, (*named, own)))


def faces_of(name: str, style: str) -> list[str]:
    """The faces that an element has: its own, unless its style takes them off, and those of its style."""
    faces = {FACES[name]} if name in FACES else set()
    if style:
        for face, pattern in (("bold", _BOLD), ("italic", _ITALIC)):
            if found := pattern.search(style):
                faces.add(face) if found[1] else faces.discard(face)
        if name != "a" and _UNDERLINED.search(style):
            faces.add("underlined")
        if name not in BLOCKS and "marked" not in faces and _is_lit(style):
            faces.add("marked")
    return sorted(faces)


def _is_lit(style: str) -> bool:
    """Whether a style is that of a highlighter."""
    found = _LIT.search(style)
    if not found:
        return False
    if found[2]:
        digits = found[2] if len(found[2]) == 6 else "".join(digit * 2 for digit in found[2])
        parts = [int(digits[place : place + 2], 16) for place in (0, 2, 4)]
    elif found[3]:
        parts = [int(found[place]) for place in (3, 4, 5)]
    else:
        return True
    seen = found[6] is None or float(found[6]) > 0.2
    return seen and max(parts) >= _BRIGHT and max(parts) - min(parts) >= _COLOURED
