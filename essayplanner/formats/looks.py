"""How a document looks without a template: one table for Word and OpenDocument."""

from typing import NamedTuple

from essayplanner.language import code

#: Width and height of the paper that can be chosen, in points; the first is the usual one.
PAPERS = {"A4": (595.3, 841.9), "A3": (841.9, 1190.6), "Letter": (612.0, 792.0)}
#: Points of white on each side.
MARGIN = 72.0
FONT = "Times New Roman"
#: The language that spelling is checked by: what the program writes into a document is in the reader's.
LANGUAGE = "en-GB" if code == "en" else code.replace("_", "-")


class Look(NamedTuple):
    """A paragraph: points for sizes and spaces; `line` is the height of a line in hundredths of the usual."""

    size: float = 12
    before: float = 0
    after: float = 6
    line: int = 115
    hanging: float = 0
    bold: bool = False
    italic: bool = False
    heads: bool = False


LOOKS = {
    "Title": Look(20, after=14, line=105, bold=True, heads=True),
    "Heading 1": Look(15, 18, 6, 105, bold=True, heads=True),
    "Heading 2": Look(13, 14, 4, 105, bold=True, heads=True),
    "Heading 3": Look(12, 12, 4, 105, bold=True, italic=True, heads=True),
    "Heading 4": Look(12, 10, 3, 105, italic=True, heads=True),
    "Heading 5": Look(12, 10, 3, 105, heads=True),
    "Body": Look(),
    "Bibliography": Look(hanging=28),
    "Footnote": Look(10, after=2, line=100, hanging=14),
}
