"""The parts of a Word document that pandoc leaves as they are in its own reference, or that no template can say."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from xml.etree import ElementTree

from essayplanner.formats.looks import FONT, LOOKS, MARGIN, PAPERS, Look

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLE_IDS = {"Body": "BodyText", "Footnote": "FootnoteText"}
_PAGE_NUMBER = "".join(
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{more}'
    for kind, more in (
        ("begin", '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'),
        ("separate", "<w:r><w:t>1</w:t></w:r>"),
        ("end", ""),
    )
)
_FOOTER = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<w:ftr xmlns:w="{_W}" xmlns:r="{_R}"><w:p><w:pPr>'
    f'<w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr>{_PAGE_NUMBER}</w:p></w:ftr>'
)
_FOOTER_TYPE = (
    b'<Override PartName="/word/footer1.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>'
)
_FOOTER_LINK = f'<Relationship Id="rIdFooter1" Type="{_R}/footer" Target="footer1.xml"/></Relationships>'.encode()
_RESTART = re.compile(rb'<w:footnotePr>\s*<w:numRestart w:val="eachSect"\s*/>\s*</w:footnotePr>')
_DATES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
_INDENT = re.compile(rb'<w:ind w:left="(\d+)" w:hanging="360"')

#: A quotation under an item of a list, whose own style loses its margins to the list's.
_QUOTATION = re.compile(
    rb'(<w:pStyle w:val="BlockText"\s*/>\s*<w:numPr>\s*<w:ilvl w:val="(\d)"\s*/>\s*<w:numId [^>]*/>\s*</w:numPr>)'
)
#: By how much it is set in on both sides, in twentieths of a point.
_SET_IN = 400

Changes = Mapping[str, Callable[[bytes], bytes]]


def docx_reference(paper: str) -> Changes:
    """What makes pandoc's reference ours, by the parts of the file; `paper` is one of PAPERS."""
    width, height, margin = (round(points * 20) for points in (*PAPERS[paper], MARGIN))
    section = (
        f'<w:sectPr><w:footerReference xmlns:r="{_R}" w:type="default" r:id="rIdFooter1"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" '
        f'w:left="{margin}" w:header="{margin // 2}" w:footer="{margin // 2}" w:gutter="0"/></w:sectPr>'
    ).encode()
    return {
        "word/document.xml": lambda data: re.sub(rb"<w:sectPr\b.*</w:sectPr>", section, data, flags=re.DOTALL),
        "word/styles.xml": _styles,
        "word/footer1.xml": lambda _: _FOOTER.encode(),
        "word/_rels/document.xml.rels": lambda data: data.replace(b"</Relationships>", _FOOTER_LINK),
        "[Content_Types].xml": lambda data: data.replace(b"</Types>", _FOOTER_TYPE),
    }


def docx_finish(*, ours: bool) -> Changes:
    """What is mended in a finished document; `ours` where no template says how lists look.

    LibreOffice takes notes that begin anew “with each section” to begin anew with each heading. pandoc in its sandbox
    knows no date and says 1970; a document without dates says nothing false and is the same each time.
    """
    changes: dict[str, Callable[[bytes], bytes]] = {
        "word/document.xml": lambda data: _QUOTATION.sub(
            partial(_set_in, 360 if ours else 720), _RESTART.sub(b"", data)
        ),
        "docProps/core.xml": lambda data: _DATES.sub(b"", data),
    }
    if ours:
        changes["word/numbering.xml"] = lambda data: _INDENT.sub(_nearer, data)
    return changes


def _set_in(step: int, found: re.Match[bytes]) -> bytes:
    """A quotation narrower than the text of its item; each level of the lists is set in by a `step`."""
    return found[1] + b'<w:ind w:left="%d" w:right="%d"/>' % (720 + int(found[2]) * step + _SET_IN, _SET_IN)


def _nearer(found: re.Match[bytes]) -> bytes:
    """Lists go six deep here, so a level is set in by a quarter of an inch."""
    return b'<w:ind w:left="%d" w:hanging="360"' % (int(found[1]) // 2 + 360)


def _styles(data: bytes) -> bytes:
    for prefix, address in (("w", _W), ("r", _R)):
        ElementTree.register_namespace(prefix, address)
    root = ElementTree.fromstring(data)
    fonts = root.find(f"./{{{_W}}}docDefaults//{{{_W}}}rFonts")
    if fonts is not None:
        fonts.attrib.clear()
        fonts.attrib.update({f"{{{_W}}}{name}": FONT for name in ("ascii", "hAnsi", "cs")})
    for usual in root.iter(f"{{{_W}}}pPrDefault"):  # of paragraphs without a style, as those in lists are
        usual.clear()
        _space(_add(usual, "pPr"), LOOKS["Body"])
    styles = {style.get(f"{{{_W}}}styleId"): style for style in root.iter(f"{{{_W}}}style")}
    for name, look in LOOKS.items():
        style_id = _STYLE_IDS.get(name, name.replace(" ", ""))
        if name == "Footnote":
            look = look._replace(hanging=0)  # Word sets no tab behind the number
        _dress(styles[style_id], look)
        if f"{style_id}Char" in styles and look.heads:
            _dress(styles[f"{style_id}Char"], look)
    done: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return done


def _dress(style: ElementTree.Element, look: Look) -> None:
    """Give a style its look; a style of letters has no paragraph."""
    level = style.find(f"./{{{_W}}}pPr/{{{_W}}}outlineLvl")
    for old in [*style.findall(f"./{{{_W}}}pPr"), *style.findall(f"./{{{_W}}}rPr")]:
        style.remove(old)
    if style.get(f"{{{_W}}}type") == "paragraph":
        paragraph = _add(style, "pPr")
        for keep in ("keepNext", "keepLines") if look.heads else ():
            _add(paragraph, keep)
        _add(
            paragraph, "spacing", before=look.before * 20, after=look.after * 20, line=look.line * 2.4, lineRule="auto"
        )
        if look.hanging:
            _add(paragraph, "ind", left=look.hanging * 20, hanging=look.hanging * 20)
        if level is not None:
            paragraph.append(level)
    letters = _add(style, "rPr")
    for face in ("b", "bCs") * look.bold + ("i", "iCs") * look.italic:
        _add(letters, face)
    _add(letters, "sz", val=look.size * 2)
    _add(letters, "szCs", val=look.size * 2)


def _space(paragraph: ElementTree.Element, look: Look) -> None:
    spaces = {"before": look.before * 20, "after": look.after * 20, "line": look.line * 2.4}
    _add(paragraph, "spacing", **spaces, lineRule="auto")


def _add(parent: ElementTree.Element, name: str, **values: float | str) -> ElementTree.Element:
    said = {f"{{{_W}}}{key}": each if isinstance(each, str) else str(round(each)) for key, each in values.items()}
    return ElementTree.SubElement(parent, f"{{{_W}}}{name}", said)
