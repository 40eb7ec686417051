"""The parts of an OpenDocument text that pandoc leaves as they are in its own reference."""

import io
import re
from collections.abc import Callable, Mapping
from xml.etree import ElementTree

from essayplanner.formats.looks import FONT, LOOKS, MARGIN, PAPERS, Look

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
_STYLE_NAMES = {"Body": "Text body"}
_DATES = re.compile(rb"<(meta:creation-date|dc:date)>.*?</\1>", re.DOTALL)
#: What pandoc's reference sets of letters, for the scripts that have faces of their own.
_SCRIPTS = ("", "-asian", "-complex")

Changes = Mapping[str, Callable[[bytes], bytes]]


def odt_reference(paper: str) -> Changes:
    """What makes pandoc's reference ours, by the parts of the file; `paper` is one of PAPERS."""
    return {"styles.xml": lambda data: _styles(data, *PAPERS[paper])}


def odt_finish() -> Changes:
    """What is mended in a finished document: the date 1970, which pandoc's sandbox knows no better, goes."""
    return {"meta.xml": lambda data: _DATES.sub(b"", data)}


def _styles(data: bytes, width: float, height: float) -> bytes:
    for _, (prefix, address) in ElementTree.iterparse(io.BytesIO(data), ["start-ns"]):
        ElementTree.register_namespace(prefix, address)
    root = ElementTree.fromstring(data)
    page = _found(root, f".//{{{_STYLE}}}page-layout-properties")
    for name, points in (("page-width", width), ("page-height", height)):
        page.set(f"{{{_FO}}}{name}", f"{points:g}pt")
    for side in ("top", "left", "right"):
        page.set(f"{{{_FO}}}margin-{side}", f"{MARGIN:g}pt")
    page.set(f"{{{_FO}}}margin-bottom", f"{MARGIN / 2:g}pt")  # the footer takes the other half
    footer = _found(root, f".//{{{_STYLE}}}footer-style/{{{_STYLE}}}header-footer-properties")
    footer.set(f"{{{_FO}}}min-height", f"{MARGIN / 2:g}pt")
    _found(page, f"{{{_STYLE}}}footnote-sep").set(f"{{{_STYLE}}}line-style", "solid")
    standard = _found(root, f".//{{{_STYLE}}}default-style[@{{{_STYLE}}}family='paragraph']")
    for name in ("orphans", "widows"):
        _found(standard, f"{{{_STYLE}}}paragraph-properties").set(f"{{{_FO}}}{name}", "2")
    styles = {style.get(f"{{{_STYLE}}}name"): style for style in root.iter(f"{{{_STYLE}}}style")}
    for name, look in LOOKS.items():
        shown = _STYLE_NAMES.get(name, name)
        key = shown.replace(" ", "_20_")
        style = styles.get(key)
        _dress(style if style is not None else _new(root, key, shown), look)
    for letters in styles["Bullet_20_Symbols"]:
        letters.attrib.clear()
        letters.set(f"{{{_STYLE}}}font-name", "OpenSymbol")
    done: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return done


def _new(root: ElementTree.Element, key: str, shown: str) -> ElementTree.Element:
    said = {"name": key, "display-name": shown, "family": "paragraph", "parent-style-name": "Standard"}
    return ElementTree.SubElement(
        _found(root, f"{{{_OFFICE}}}styles"),
        f"{{{_STYLE}}}style",
        {f"{{{_STYLE}}}{name}": value for name, value in said.items()},
    )


def _dress(style: ElementTree.Element, look: Look) -> None:
    for old in [*style]:
        style.remove(old)
    paragraph = {
        "margin-top": f"{look.before:g}pt",
        "margin-bottom": f"{look.after:g}pt",
        "line-height": f"{look.line}%",
        "margin-left": f"{look.hanging:g}pt",
        "text-indent": f"{-look.hanging:g}pt",
        **({"keep-with-next": "always", "keep-together": "always"} if look.heads else {}),
    }
    said = {f"{{{_FO}}}{name}": value for name, value in paragraph.items()}
    ElementTree.SubElement(style, f"{{{_STYLE}}}paragraph-properties", said)
    faces = {
        "font-size": f"{look.size:g}pt",
        "font-weight": "bold" if look.bold else "normal",
        "font-style": "italic" if look.italic else "normal",
    }
    letters = {f"{{{_STYLE}}}font-name": FONT, f"{{{_STYLE}}}font-name-complex": FONT}
    for script in _SCRIPTS:
        letters.update({f"{{{_STYLE if script else _FO}}}{name}{script}": value for name, value in faces.items()})
    ElementTree.SubElement(style, f"{{{_STYLE}}}text-properties", letters)


def _found(parent: ElementTree.Element, path: str) -> ElementTree.Element:
    found = parent.find(path)
    if found is None:
        raise KeyError(path)
    return found
