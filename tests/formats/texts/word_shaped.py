"""Word documents by hand, as Word writes them where pandoc and LibreOffice write otherwise."""

import io
import zipfile
from collections.abc import Mapping

_MAIN = "http://schemas.openxmlformats.org"
_NAMES = " ".join(
    f'xmlns:{short}="{address}"'
    for short, address in {
        "w": f"{_MAIN}/wordprocessingml/2006/main",
        "wp": f"{_MAIN}/drawingml/2006/wordprocessingDrawing",
        "a": f"{_MAIN}/drawingml/2006/main",
        "pic": f"{_MAIN}/drawingml/2006/picture",
        "r": f"{_MAIN}/officeDocument/2006/relationships",
        "mc": f"{_MAIN}/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "cp": f"{_MAIN}/package/2006/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
    }.items()
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS = (
    f'{_HEAD}<Types xmlns="{_MAIN}/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_STYLES = """<w:styles {names}>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="Titre 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Listenabsatz"><w:name w:val="List Paragraph"/></w:style>
</w:styles>"""
_NUMBERING = """<w:numbering {names}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
_COMMENTS = """<w:comments {names}><w:comment w:id="0" w:author="A Student" w:date="2026-01-01T00:00:00Z">
<w:p><w:r><w:t>Who ordered it?</w:t></w:r></w:p><w:p><w:r><w:t>See lesson 9.</w:t></w:r></w:p></w:comment>
</w:comments>"""
_FOOTNOTES = """<w:footnotes {names}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r>
<w:t xml:space="preserve"> Service, </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>Stalin</w:t></w:r>
<w:r><w:t>, p. 210.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
_RELATION = '<Relationship Id="{id}" Type="{main}/officeDocument/2006/relationships/{kind}" Target="{target}"{more}/>'
_ACCOUNT = (
    f'<Relationship Id="rId2" Type="{_MAIN}/package/2006/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/>'
)


def paragraph(inner: str, style: str = "", more: str = "") -> str:
    """A paragraph of runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inner}</w:p>"


def run(text: str, face: str = "") -> str:
    """A run; `face` is what stands in its properties."""
    return f'<w:r><w:rPr>{face}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, level: int = 0) -> str:
    """A paragraph with a bullet or a number."""
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return paragraph(run(text), "Listenabsatz", numbered)


def docx(body: str, more: Mapping[str, str] | None = None, title: str = "Document1") -> bytes:
    """A DOCX with this body; `more` are further parts, or the same ones otherwise."""
    links = (
        ("rId1", "styles", "styles.xml", ""),
        ("rId2", "numbering", "numbering.xml", ""),
        ("rId3", "comments", "comments.xml", ""),
        ("rId4", "footnotes", "footnotes.xml", ""),
        ("rId5", "image", "media/image1.png", ""),
        ("rId6", "hyperlink", "https://example.org/kirov", ' TargetMode="External"'),
    )
    parts = {
        "[Content_Types].xml": _KINDS,
        "_rels/.rels": _relations((("rId1", "officeDocument", "word/document.xml", ""),)).replace(
            "</Relationships>", f"{_ACCOUNT}</Relationships>"
        ),
        "word/document.xml": f"{_HEAD}<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(links),
        "word/styles.xml": _HEAD + _STYLES.format(names=_NAMES),
        "word/numbering.xml": _HEAD + _NUMBERING.format(names=_NAMES),
        "word/comments.xml": _HEAD + _COMMENTS.format(names=_NAMES),
        "word/footnotes.xml": _HEAD + _FOOTNOTES.format(names=_NAMES),
        "word/media/image1.png": "no picture",
        "docProps/core.xml": (
            f"{_HEAD}<cp:coreProperties {_NAMES}><dc:title>{title}</dc:title><dc:creator>Ada Byron</dc:creator>"
            "<dcterms:created>2026-01-02T10:00:00Z</dcterms:created></cp:coreProperties>"
        ),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, text in (parts | dict(more or {})).items():
            pack.writestr(name, text)
    return packed.getvalue()


def _relations(links: tuple[tuple[str, str, str, str], ...]) -> str:
    inner = "".join(
        _RELATION.format(main=_MAIN, id=id, kind=kind, target=target, more=more) for id, kind, target, more in links
    )
    return f'{_HEAD}<Relationships xmlns="{_MAIN}/package/2006/relationships">{inner}</Relationships>'


def _text_box(inner: str) -> str:
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData "
        "uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp><wps:txbx><w:txbxContent>"
        f"{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


_PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="Smolny in 1934"/><a:graphic><a:graphicData '
    f'uri="{_MAIN}/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rId5"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
_YELLOW = '<w:highlight w:val="yellow"/>'
NOTES = "".join(
    (
        paragraph(run("The murder of Kirov"), "Titel"),
        paragraph(run("What happened", "<w:b/>"), "berschrift1"),
        item("1 Dec 1934: shot in Leningrad"),
        item("by Nikolaev, a former clerk", 1),
        item("the decree of the same evening"),
        paragraph(
            run("Stalin ")
            + run("came himself", _YELLOW)
            + f'<w:smartTag w:uri="x" w:element="place">{run(" to Leningrad")}</w:smartTag>'
            + '<w:r><w:t xml:space="preserve"> and ques</w:t><w:softHyphen/><w:t>tioned him</w:t></w:r>'
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        ),
        paragraph(run("All of this was marked.", _YELLOW)),
        paragraph(
            '<w:commentRangeStart w:id="0"/>'
            + run("Nikolaev acted alone")
            + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
            + f'<w:ins w:id="5" w:author="A Student">{run(", perhaps")}</w:ins>'
            + '<w:del w:id="6" w:author="A Student"><w:r><w:delText>, surely</w:delText></w:r></w:del>'
        ),
        paragraph(_text_box(paragraph(run("In a box: 854,300 cards"))) + run("Beside the box")),
        f"<w:sdt><w:sdtContent>{paragraph(run('In a form field'))}</w:sdtContent></w:sdt>",
        paragraph(run("What they said", "<w:u w:val='single'/>")),
        paragraph(run("The party is always right."), "Zitat"),
        paragraph(run("line one") + "<w:r><w:br/></w:r>" + run("line two") + "<w:r><w:tab/></w:r>" + run("tab")),
        paragraph(run("Par le nom"), "Titre2"),
        paragraph(run("By its level"), "Kapitel"),
        paragraph(f'<w:dir w:val="rtl">{run("שלום")}</w:dir>{run(" and")}<w:r><w:cr/></w:r>{run("below")}'),
        f'<w:customXml w:element="x">{paragraph(run("In a form of a school"))}</w:customXml>',
        paragraph(run("see ") + f'<w:hyperlink r:id="rId6">{run("the page")}</w:hyperlink>'),
        paragraph(_PICTURE),
        "<w:tbl>"
        + "".join(
            f"<w:tr><w:tc>{paragraph(run(left))}</w:tc><w:tc>{paragraph(run(right))}</w:tc></w:tr>"
            for left, right in (("1932", "Ryutin"), ("1934", "Kirov"))
        )
        + "</w:tbl>",
    )
)
