"""HTML read into blocks: web pages, and what is pasted from a browser or a text program, with all that these add."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from urllib.parse import unquote

from essayplanner.domain.errors import StoppedError
from essayplanner.formats.texts.gathering import Gatherer
from essayplanner.formats.texts.numbering import by_html
from essayplanner.formats.texts.page_styles import BLOCKS, FACES, Styles, faces_of
from essayplanner.formats.texts.tags import EMPTY, RAW, Tag, tags_of
from essayplanner.formats.word_lists import word_set
from essayplanner.language import _

_LISTS = word_set("ul ol menu dir dl")
#: What has no words of its text.
_HIDDEN = word_set("nav template noscript svg select button object video audio canvas datalist map")
_CELLS = frozenset(("td", "th"))
#: What ends a paragraph that was not ended, as browsers have it.
_ENDS_P = BLOCKS | _LISTS | word_set("blockquote li dt h1 h2 h3 h4 h5 h6")
_SPACE = re.compile(r"[ \t\r\n\f]+")

_UNSEEN = re.compile(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all|mso-list:\s*ignore")
_OF_NOTE = re.compile(r"\b(?:doc-noteref|doc-backlink|footnote-ref|footnote-back)\b")
#: Google Docs says of each list how deep it is, and lets none lie in another.
_DOCS_LIST = re.compile(r"\blst-\w+-(\d)\b")
#: Its footnotes and comments stand at the end, where they are found by their numbers alone.
_OWN_NOTES = ("#ftnt", "#cmnt")
_DOCS_LINK = re.compile(r"https://www\.google\.com/url\?(?:[^#]*&)?q=([^&#]+)")
_MSO_ITEM = re.compile(r"mso-list:[^;]{0,60}level(\d)")
_LOOK = 5_000

Step = Callable[[], None]


class _Element:
    """An element that is open: the how many-th it is, what is done at its end, whether it hides what is in it."""

    def __init__(self, number: int, ends: list[Step], hides: bool) -> None:
        self.number, self.ends, self.hides = number, ends, hides


class HtmlTeller:
    """Tells a gatherer what is in some HTML; the next piece goes on where the last ended.

    `meta` is what the page says of itself, by name in small letters; `title` its title.
    """

    def __init__(self, gatherer: Gatherer, cancelled: Callable[[], bool] | None = None) -> None:
        self.meta: defaultdict[str, list[str]] = defaultdict(list)
        self.title, self.menus = "", 0
        self._to, self._cancelled = gatherer, cancelled
        self._open: defaultdict[str, list[_Element]] = defaultdict(list)  # by name
        self._opened = 0
        self._hiding: list[_Element] = []  # of what is open, what hides its text
        self._raised = self._pre = 0
        self._rows: list[bool] = []  # of each table that is open, whether a row is
        self._is_office_item = self._is_term = False
        self._styles = Styles()

    def tell(self, html: str) -> None:
        """All that is in this; StoppedError where it was stopped."""
        for number, part in enumerate(tags_of(html)):
            if number % _LOOK == 0 and self._cancelled and self._cancelled():
                raise StoppedError(_("Stopped"), _("nothing was changed"))
            if isinstance(part, str):
                self._text(part)
            elif part.is_end:
                self._end(part.name)
            else:
                self._start(part)

    def _text(self, text: str) -> None:
        if not self._pre:
            self._to.text(_SPACE.sub(" ", text))
            return
        for place, line in enumerate(text.split("\n")):
            if place:
                self._to.line_break()
            self._to.text(line)

    # What begins

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if name in _ENDS_P and self._open["p"]:
            self._end("p")
        if name == "br":
            self._to.line_break()
        elif name == "img":
            self._to.picture(tag.attributes.get("alt", ""))
        elif name == "meta":
            self._know(tag.attributes)
        elif name in RAW:
            if name == "title":
                self.title = self.title or tag.inner
            elif name == "style":
                self._styles.learn(tag.inner)
        elif name in _LISTS:
            self._leave_office_list()
            attributes = tag.attributes
            deep = _DOCS_LIST.search(attributes.get("class", ""))
            levels = 1 + (int(deep[1]) if deep else 0)
            for _level in range(1, levels):
                self._to.list(True)
            numbering = by_html(attributes.get("type", ""), attributes.get("start", "")) if name == "ol" else None
            self._to.list(True, numbering)
            self._has_begun(name, attributes, [partial(self._to.list, False)] * levels)
        elif name in ("li", "dt"):
            self._show_within(_LISTS)
            self._to.item()
            self._is_term = name == "dt"
        elif name == "dd" and self._is_term:
            self._to.text(": ")
            self._is_term = False
        elif name == "tr":
            self._row()
        elif name in _CELLS:
            self._show_within(("table",))
            if not self._rows or not self._rows[-1]:
                self._row()
            self._to.cell(is_head=name == "th")
        else:
            self._element(name, tag.attributes)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        """What begins of anything that may have a face of its own."""
        ends: list[Step] = []
        style = self._styles.of(attributes)
        if name in BLOCKS:
            self._to.end()
            if found := _MSO_ITEM.search(style):
                self._to.item(int(found[1]) or 1)
                self._is_office_item = True
            else:
                self._leave_office_list()
            if name == "table":
                self._rows.append(False)
                ends.append(self._end_table)
        elif len(name) == 2 and name[0] == "h" and name[1] in "123456":
            self._leave_office_list()
            self._to.heading(int(name[1]))
            ends.append(partial(self._to.heading, 0))
        elif name == "blockquote":
            self._to.quote(True)
            ends.append(partial(self._to.quote, False))
        elif name == "q":
            self._to.text("“")
            ends.append(partial(self._to.text, "”"))
        elif name == "a" and "href" in attributes:
            self._to.link(_led_to(attributes["href"]))
            ends.append(self._to.unlink)
        if name in ("sup", "pre"):
            self._count(name, 1)
            ends.append(partial(self._count, name, -1))
        if name in EMPTY:
            return
        for face in faces_of(name, style):
            self._to.face(face, True)
            ends.append(partial(self._to.face, face, False))
        self._has_begun(name, attributes, ends)

    def _has_begun(self, name: str, attributes: dict[str, str], ends: list[Step]) -> None:
        self._opened += 1
        element = _Element(self._opened, ends, _is_hidden(name, attributes, self._raised > 0))
        self._open[name].append(element)
        if element.hides:
            self.menus += name == "nav"
            self._to.hide(True)
            self._hiding.append(element)

    def _count(self, name: str, more: int) -> None:
        if name == "sup":
            self._raised += more
        else:
            self._pre += more

    def _leave_office_list(self) -> None:
        """Word’s items stand in no list: the first block that is none ends it."""
        if self._is_office_item:
            self._to.end()
            self._to.depth, self._is_office_item = 0, False

    def _row(self) -> None:
        if not self._rows:
            self._rows.append(False)
        if self._rows[-1]:
            self._to.row(False)
        self._to.row(True)
        self._rows[-1] = True

    def _know(self, attributes: dict[str, str]) -> None:
        name = attributes.get("name") or attributes.get("property") or ""
        said = self.meta[name.lower()[:80]] if len(self.meta) < 1_000 else []
        if len(said) < 100:
            said.append(attributes.get("content", ""))

    # What ends

    def _end(self, name: str) -> None:
        if name == "br":
            self._to.line_break()
        elif name == "tr" and self._rows and self._rows[-1]:
            self._to.row(False)
            self._rows[-1] = False
        elif name in ("li", "dd"):
            self._to.end()
        elif self._open[name]:
            ended = self._open[name].pop()
            if name not in FACES:
                self._show_after(ended.number)
            self._close(ended)
        if name in BLOCKS:
            self._to.end()

    def _close(self, element: _Element) -> None:
        for end in reversed(element.ends):
            end()
        self._show(element)

    def _show(self, element: _Element) -> None:
        """What is in it, or would be where it was not ended, is hidden no more."""
        if element.hides:
            self._to.hide(False)
            element.hides = False

    def _show_after(self, number: int) -> None:
        """What hides its text and began after an element with a number is over, as that is."""
        while self._hiding and self._hiding[-1].number > number:
            self._show(self._hiding.pop())

    def _show_within(self, names: Iterable[str]) -> None:
        """The same of what began within the innermost of these elements: an item or a cell that has no end."""
        self._show_after(max((self._open[name][-1].number for name in names if self._open[name]), default=self._opened))

    def _end_table(self) -> None:
        if self._rows and self._rows.pop():
            self._to.row(False)


def _is_hidden(name: str, attributes: dict[str, str], is_raised: bool) -> bool:
    """Whether an element is not to be seen, or what is in it is none of the text of its page; a whole page is shown."""
    return name not in ("html", "body") and (
        (name in _HIDDEN and (name != "object" or bool(attributes)))  # Apple Notes has its tables in one
        or "hidden" in attributes
        or bool(_UNSEEN.search(attributes.get("style", "").lower()))
        or (name == "a" and _is_mark_of_note(attributes, is_raised))
        or "mw-editsection" in attributes.get("class", "")  # what a wiki puts beside its headings
    )


def _is_mark_of_note(attributes: dict[str, str], is_raised: bool) -> bool:
    """Whether a link is the raised number of a note, or leads back to it: the note itself has its place."""
    told, leads_to = f"{attributes.get('class', '')} {attributes.get('role', '')}", attributes.get("href", "")
    return bool(_OF_NOTE.search(told)) or (is_raised and "#" in leads_to and not leads_to.startswith(_OWN_NOTES))


def _led_to(address: str) -> str:
    """Where a link leads, in Google Docs too, where it leads past Google."""
    found = _DOCS_LINK.match(address)
    return unquote(found[1]) if found else address
