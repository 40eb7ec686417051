"""A drawing as SVG: its texts are texts, and what it shows is told in words too."""

import re
from xml.sax.saxutils import quoteattr, unescape

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter
from PySide6.QtSvg import QSvgGenerator

from essayplanner.ui.canvas.figures import PLAIN, Drawing
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.look.theme import SERIFS

#: White around a drawing, in pixels.
AROUND = 16.0
#: Pixels of the design in an inch, as in CSS.
PER_INCH = 96
#: What Qt writes for each change of its pen: a group, whether or not anything is drawn with it, with the font too.
_NOTHING_IN_IT = re.compile(r"<g [^<>]*>\s*</g>\s*")
_FONT_OF_GROUP = re.compile(r'\nfont-family="[^"]*" font-size="[^"]*" font-weight="[^"]*" font-style="[^"]*" ')
_FAMILY = re.compile(r'font-family="([^"]*)"')
#: What may not stand in XML, whatever a stranger’s notebook holds.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def svg_of(drawing: Drawing, title: str) -> bytes:
    """The whole of a drawing as an SVG file on white paper, at its usual size; the same drawing gives the same bytes.

    The title and, figure by figure, what a screen reader would say of it are its title and description.
    """
    whole = around(drawing)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(PER_INCH)
    generator.setSize(QSize(round(whole.width), round(whole.height)))
    generator.setViewBox(QRectF(*whole))
    generator.setTitle(title)
    generator.setDescription("\n".join(figure.spoken or figure.text for figure in drawing.figures))
    with QPainter(generator) as painter:
        paint_on_white(painter, drawing, whole)
    return _tidied(bytes(buffer.data().data()).decode("utf-8")).encode()


def around(drawing: Drawing) -> Box:
    """A drawing with white around it."""
    return Box(0, 0, *drawing.size).grown(AROUND)


def paint_on_white(painter: QPainter, drawing: Drawing, box: Box) -> None:
    """Paint what of a drawing lies in a box, which is white."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(QRectF(*box), QColor("#ffffff"))
    drawing.paint(painter, box, PLAIN)


def _tidied(text: str) -> str:
    """Without what is no XML and groups that hold nothing; each font by the name of the one that was used, which other
    programs may not find by what was asked for, and where that is not on a computer, one of its kind."""
    text = _NOT_IN_XML.sub("", text)
    for _ in range(2):  # a group with a clip holds another one
        text = _NOTHING_IN_IT.sub("", text)
    text = _FONT_OF_GROUP.sub("", text)
    return _FAMILY.sub(lambda found: f"font-family={quoteattr(_families(unescape(found[1]).split(',')))}", text)


def _families(asked: list[str]) -> str:
    font = QFont(asked)
    kind, style = ("serif", QFont.StyleHint.Serif) if asked[0] in SERIFS else ("sans-serif", QFont.StyleHint.SansSerif)
    font.setStyleHint(style)
    used = dict.fromkeys((QFontInfo(font).family(), *asked))
    return ", ".join((*(f"'{name}'" for name in used), kind))  # a bare name with a digit spoils the others
