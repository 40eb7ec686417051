"""What is exported from a stranger's notebook fetches nothing where it is opened, whatever the texts name."""

import csv
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from markdown import markdown

from essayplanner.cli.exporting import FORMATS, PICTURES
from essayplanner.formats.registry import exporter
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import outlines
from tests import hostile
from tests.cli.conftest import Run

#: Attributes by which a reader's program is led to something; a link that waits for a click is one too.
_LEADING = {"src", "href", "data", "background", "poster", "action", "srcset", "target", "codebase", "archive", "cite"}
_LINK = re.compile(r"(https?|mailto):|#")
_FIELDS = re.compile(r"\s*(HYPERLINK|TOC|PAGE|PAGEREF|FOOTNOTEREF|SEQ)\b")
_LATEX = re.compile(
    r"\\(?:input|include|includegraphics|openin|read|write|immediate|import|special|lstinputlisting)\b.*"
)


class _Html(HTMLParser):
    """Notes what a page would load, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            leads = name in _LEADING and not (tag == "a" and name == "href" and _LINK.match(value or ""))
            if leads or name.startswith("on") or (name == "style" and "url" in (value or "")):
                self.found.append(f"<{tag} {name}={value!r}>")
        if tag in ("script", "link", "object", "iframe", "embed", "base", "img", "video", "audio", "frame", "form"):
            self.found.append(f"<{tag}>")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem and ("url(" in data or "@import" in data):
            self.found.append("a style sheet that loads")


def led_by_html(text: str) -> list[str]:
    reader = _Html()
    reader.feed(text)
    return reader.found


def led_by_parts(path: Path) -> Iterator[str]:
    """What a DOCX, ODT or EPUB would load that does not lie in it."""
    with zipfile.ZipFile(path) as zipped:
        inside = set(zipped.namelist())
        for name in sorted(inside):
            if not name.endswith((".xml", ".rels", ".xhtml", ".opf", ".ncx")):
                continue
            for element in ElementTree.fromstring(zipped.read(name)).iter():
                tag = element.tag.rpartition("}")[2]
                for attribute, value in element.items():
                    if attribute.rpartition("}")[2].lower() not in _LEADING or _LINK.match(value):
                        continue
                    if not any(each.endswith(value.partition("#")[0].lstrip("./")) for each in inside):
                        yield f"{name}: <{tag} {attribute}={value!r}>"
                if tag == "instrText" and not _FIELDS.match(element.text or ""):
                    yield f"{name}: a field: {element.text}"


def led(path: Path, to: str) -> list[str]:
    """What opening an exported file would load or run."""
    if path.suffix in (".docx", ".odt", ".epub"):
        return list(led_by_parts(path))
    if path.suffix == ".pdf":
        return re.findall(r"/(?:URI|Launch|GoToR|JavaScript|EmbeddedFile)\b", path.read_bytes().decode("latin-1"))
    if path.suffix == ".png":
        return []
    text = path.read_text("utf-8")
    if to == "latex":
        return _LATEX.findall(text)
    if to == "csv":
        return re.findall(r'(?m)(?:^|,)"?[=+@\t-][A-Z(].*', text)
    if to == "argdown":
        return []  # it knows neither pictures nor HTML
    if to == "anki":  # the head and the tags are no HTML
        rows = csv.reader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
        text = "".join(f"<p>{cell}</p>" for row in rows for cell in row[1:3])
    return led_by_html(markdown(text, extensions=["footnotes"]) if to.startswith("markdown") else text)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "stranger"
    folder.mkdir()
    hostile.notebook_in(folder, hostile.bait_in(folder))
    return folder


@pytest.mark.usefixtures("qapp")
def test_no_export_of_a_strangers_notebook_fetches_anything(place: Path, run: Run) -> None:
    bait, path = place / "bait.png", place / f"{hostile.FILE_NAME}.essayplan"
    with closing(Notebook.open(path)) as book:
        uid = outlines(book)[0].uid
    style = hostile.style_in(place, bait)
    found = {}
    for to in FORMATS:
        chosen = ("--style", style) if to in ("docx", "odt", "epub", "latex", "html", "markdown") else ()
        out = place / f"out-{to}{exporter(to).suffix}"
        done = run("export", path, "--outline", uid, "--to", to, "-o", out, *chosen)
        assert (done.code, done.err) == (0, ""), to
        assert b"bait.png" in out.read_bytes() or to in ("docx", "odt", "epub", "pdf", "plan", *PICTURES), to
        if there := led(out, to):
            found[to] = there
    assert found == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("html", '<p><img src="file:///x">'),
        ("html", "<a href='file:///x'>"),
        ("latex", "\\input{/x}"),
        ("markdown", "![x](/x)"),
        ("html", "<style>@import '/x';</style>"),
        ("csv", 'a,"=HYPERLINK(""x"")"'),
        ("anki", "uid\t<img src=x>\tback"),
    ],
)
def test_what_would_fetch_is_seen(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / f"x.{name}"
    path.write_text(text)
    assert led(path, name) != []
