"""What pandoc passes over in a document of a text program, put where it is read: text boxes, headings by the outline
levels of their styles, words in their own direction, and comments and highlighted words of an ODT.

The XML is gone through once as a row of tags, whatever they lie in; what is not mentioned here stays as it is.
"""

import re
from html import unescape
from itertools import islice

from essayplanner.formats.texts.walking import COMMENT_BEGINS, COMMENT_ENDS, MARK_BEGINS, MARK_ENDS

_WORD = re.compile(r"<(/?)(?:w:(p|txbxContent)|mc:(Fallback))(?=[\s/>])[^<>]*>")
_ODT = re.compile(r"<(/?)(?:text:(p|h|span)|draw:(text-box|custom-shape)|office:(annotation))(?=[\s/>])[^<>]*>")
_LIT_STYLE = re.compile(
    r'<style:style (?=[^<>]{0,500}style:family="text")[^<>]{0,500}?style:name="([^"]*)"[^<>]{0,500}>'
    r"(?:(?!</style:style>|<style:style ).)*?"
    r'fo:background-color="#(?!ffffff)[0-9a-fA-F]{6}"',
    re.DOTALL,
)
_BOX = re.compile("<(?:draw:text-box|draw:custom-shape|office:annotation)")
#: Fields whose words pandoc takes for none of the text.
_FIELD = re.compile(
    r"</?text:(?:text-input|placeholder|user-field-get|meta|meta-field|conditional-text)(?=[\s/>])[^<>]*>"
)
#: So many blanks that pandoc would fill its memory with them.
_MANY_BLANKS = re.compile(r'\btext:c="\d{4,}"')
_SPAN_STYLE = re.compile(r'text:style-name="([^"]*)"')
#: LibreOffice writes a highlighter’s colour into a DOCX as that of the ground.
_SHADED = re.compile(
    r'(<w:rPr>(?:(?!</?w:rPr>).)*?)<w:shd (?=[^<>]*w:fill="(?!FFFFFF|ffffff)[0-9a-fA-F]{6}")[^<>]*/>', re.DOTALL
)
#: What stands around words that pandoc would leave out with it.
_AROUND = re.compile(r"</?w:(?:dir|bdo|customXml)(?=[\s/>])[^<>]*>")
_STYLE_NAME = re.compile(r'<w:name w:val="([^"<>]{0,200})"')
_OUTLINE_LEVEL = re.compile(r'<w:outlineLvl w:val="([0-8])"')
#: Headings by the names that other programs than Word give them in their own languages.
_HEADING_NAME = re.compile(
    r"(?:überschrift|titre|título|titolo|kop|rubrik|overskrift|nagłówek|заголовок)\s([1-9])", re.IGNORECASE
)
_TITLE_STYLE = re.compile(
    r'<style:style (?=[^<>]{0,500}style:parent-style-name="Title")[^<>]{0,500}?style:name="([^"]*)"'
)
_PARAGRAPH = re.compile(
    r'<text:p (?=[^<>]{0,500}text:style-name="([^"<>]*)")[^<>]*(?<!/)>((?:(?!</?text:p[\s>]).)*)</text:p>', re.DOTALL
)
#: Boxes lie in one another no deeper than this in any document; one where they do is left as it is.
_DEEPEST = 50
_NO_WORDS = re.compile(r"<(dc:creator|dc:date|meta:[\w-]+)\b[^<>]*>[^<]*</\1>")
_TAG = re.compile(r"<[^<>]*>")


class _Level:
    """What is gathered within a box, a comment, or the whole: text, and the boxes that wait for a paragraph's end."""

    def __init__(self, kind: str = "") -> None:
        self.kind, self.paragraphs = kind, 0
        self.parts: list[str] = []
        self.boxes: list[str] = []


def with_boxes(xml: str) -> str:
    """The document of a DOCX with its text boxes as paragraphs behind those that they hang on, and all highlighted
    words as Word has them."""
    xml = _AROUND.sub("", xml.replace("<w:cr/>", "<w:br/>"))
    if "<w:shd" in xml:
        xml = _SHADED.sub(r'\1<w:highlight w:val="yellow"/>', xml)
    return _hoisted(xml, _WORD, {"txbxContent"}, set()) if "txbxContent" in xml else xml


def with_headings(xml: str) -> str:
    """The styles of a DOCX, those that are headings by their level in the outline or by another language’s name called
    as Word calls them."""
    return "<w:style ".join(map(_as_heading, xml.split("<w:style ")))


def _as_heading(style: str) -> str:
    name, level = _STYLE_NAME.search(style), _OUTLINE_LEVEL.search(style)
    if not name or name[1].casefold().startswith("heading"):
        return style
    other = _HEADING_NAME.fullmatch(name[1])
    number = int(level[1]) + 1 if level else int(other[1]) if other else 0
    return f"{style[: name.start(1)]}heading {number}{style[name.end(1) :]}" if number else style


def with_marks(xml: str) -> str:
    """The content of an ODT with its text boxes as paragraphs, its comments and highlighted words between signs."""
    xml = _MANY_BLANKS.sub("", _FIELD.sub("", xml))
    lit = set(_LIT_STYLE.findall(xml)) if "fo:background-color" in xml else set()
    if not lit and not _BOX.search(xml):
        return xml
    return _hoisted(xml, _ODT, {"text-box", "custom-shape", "annotation"}, lit)


def without_title(xml: str) -> tuple[str, str]:
    """The content of an ODT without the paragraph at its beginning that has the style of a title, and its words."""
    styles = {"Title", *_TITLE_STYLE.findall(xml)}
    for found in islice(_PARAGRAPH.finditer(xml), 2):
        words = unescape(_TAG.sub("", found[2])).strip()
        if found[1] in styles and words and not re.search("<(?:draw|office|text:note)", found[2]):
            return xml[: found.start()] + xml[found.end() :], words
    return xml, ""


def _hoisted(xml: str, tags: re.Pattern[str], boxes: set[str], lit: set[str]) -> str:
    levels = [_Level()]
    spans: list[bool] = []
    done = 0
    for found in tags.finditer(xml):
        level = levels[-1]
        level.parts.append(xml[done : found.start()])
        done = found.end()
        is_end, kind = found[1] == "/", next(filter(None, found.groups()[1:]))
        is_empty = found[0].endswith("/>")
        if is_empty:
            level.parts.append(found[0])
        elif kind in boxes or kind == "Fallback":
            if not is_end:
                if len(levels) > _DEEPEST:
                    return xml
                levels.append(_Level(kind))
            elif level.kind == kind:
                levels.pop()
                _take_in(levels[-1], level)
        elif kind == "span":
            _span(level, found[0], is_end, spans, lit)
        else:
            level.paragraphs += -1 if is_end else 1
            level.parts.append(found[0])
            if is_end and level.paragraphs <= 0:
                level.parts += level.boxes
                level.boxes.clear()
    levels[-1].parts.append(xml[done:])
    while len(levels) > 1:  # something was not ended: the file is broken, and whoever reads it next says so
        _take_in(levels[-2], levels.pop())
    return "".join(levels[0].parts + levels[0].boxes)


def _take_in(level: _Level, inner: _Level) -> None:
    text = "".join(inner.parts + inner.boxes)
    if inner.kind == "annotation":
        words = unescape(_TAG.sub(" ", _NO_WORDS.sub("", text)))
        level.parts.append(f"{COMMENT_BEGINS}{_escaped(words)}{COMMENT_ENDS}")
    elif inner.kind != "Fallback":
        (level.boxes if level.paragraphs else level.parts).append(text)


def _span(level: _Level, tag: str, is_end: bool, spans: list[bool], lit: set[str]) -> None:
    if is_end:
        level.parts += [MARK_ENDS, tag] if spans and spans.pop() else [tag]
        return
    style = _SPAN_STYLE.search(tag)
    spans.append(bool(style and style[1] in lit))
    level.parts += [tag, MARK_BEGINS] if spans[-1] else [tag]


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
