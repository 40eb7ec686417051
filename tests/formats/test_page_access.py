"""The web page that is handed in, as WCAG 2.2 asks of one."""

import re
from html.parser import HTMLParser
from itertools import pairwise

from tests.contrast import contrast
from tests.formats.exporting import material, written
from tests.formats.sample import SAMPLE


class Tags(HTMLParser):
    """The tags of a page in order, with their attributes, and the texts of its links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.links: list[str] = []
        self._link: list[str] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; the text of a link begins."""
        self.tags.append((tag, dict(attrs)))
        if tag == "a":
            self._link = [dict(attrs).get("aria-label") or ""]

    def handle_data(self, data: str) -> None:
        """Part of a link's text, within one."""
        if self._link is not None:
            self._link.append(data)

    def handle_endtag(self, tag: str) -> None:
        """A link ends."""
        if tag == "a" and self._link is not None:
            self.links.append("".join(self._link))
            self._link = None


def page() -> str:
    return written("html", material(SAMPLE)).data.decode()


def test_it_has_a_language_a_title_one_main_part_and_headings_in_order() -> None:
    read = Tags(page())
    names = [tag for tag, _ in read.tags]
    assert dict(read.tags)["html"]["lang"] == "en"
    assert names.count("main") == names.count("h1") == names.count("title") == 1
    levels = [int(tag[1]) for tag in names if re.fullmatch(r"h[1-6]", tag)]
    assert len(levels) > 2
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_each_link_says_where_it_leads() -> None:
    read = Tags(page())
    ids = {attrs["id"] for _, attrs in read.tags if "id" in attrs}
    inner = [str(attrs["href"]) for tag, attrs in read.tags if tag == "a" and str(attrs.get("href")).startswith("#")]
    assert inner
    assert {each[1:] for each in inner} <= ids
    assert all(text.strip() for text in read.links)
    notes = [attrs for tag, attrs in read.tags if attrs.get("role") == "doc-noteref"]
    backs = [attrs for tag, attrs in read.tags if attrs.get("role") == "doc-backlink"]
    assert len(notes) >= len(backs) > 0
    assert all(str(attrs.get("aria-label", "")).strip() for attrs in backs)


def test_text_has_contrast_by_day_and_by_night_and_its_spacing_is_the_readers() -> None:
    style = page().partition("<style>")[2].partition("</style>")[0]
    palettes = re.findall(r"--paper: (#\w{6}); --ink: (#\w{6}); --muted: (#\w{6})", style)
    assert len(palettes) == 2
    for paper, ink, muted in palettes:
        assert contrast(ink, paper) >= 7
        assert contrast(muted, paper) >= 4.5
    assert "!important" not in style
    assert not re.findall(r"(?<![\w-])(?:min-|max-)?height:", style)  # what is spaced wider is not cut
    assert not re.findall(r"(?:font|font-size|width|spacing): *[\d.]+px", style)
