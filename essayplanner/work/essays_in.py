"""The text of an essay in a file: as it is, or of a document through pandoc."""

from pathlib import Path

from essayplanner.cite.pandoc import Pandoc
from essayplanner.coach.xray import LONGEST
from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import named
from essayplanner.domain.reading_files import read_file
from essayplanner.domain.text import clean_text, shorten
from essayplanner.formats.letters import decoded
from essayplanner.language import _, n_
from essayplanner.work.progress import Progress

#: By the ending of a document, how pandoc calls it.
DOCUMENTS = {".docx": "docx", ".odt": "odt", ".rtf": "rtf", ".html": "html", ".htm": "html"}
TEXTS = (".txt", ".md", ".markdown")
#: Bytes of a file that is read: a document may hold pictures.
_LARGEST = 20_000_000
#: Plain paragraphs, a blank line between them; notes and pictures are left out, and headings begin with “#”.
_TO_TEXT = ("--to=plain", "--wrap=none", "--lua-filter=text.lua")
_FILTER = b"""
function Note() return {} end
function Image() return {} end
function Header(heading)
  heading.content:insert(1, pandoc.Str("# "))
  return pandoc.Para(heading.content)
end
"""
_KEPT = _("nothing was read")


def essay_in(path: Path, pandoc: Pandoc, progress: Progress) -> str:
    """The text in a file; EssayError where it cannot be read, holds none, or is longer than an essay."""
    name = shorten(named(path), 60)
    progress.say(_("Reading “{name}”…", name=name))
    if path.suffix.lower() not in (*DOCUMENTS, *TEXTS):
        raise EssayError(
            _("“{name}” is no document whose text can be read here", name=name),
            _KEPT,
            mend=_("open it in its own program, copy the text and paste it"),
        )
    data = read_file(path, _LARGEST, _KEPT)
    if kind := DOCUMENTS.get(path.suffix.lower()):
        data = pandoc([f"--from={kind}", *_TO_TEXT], data, {"text.lua": _FILTER}, progress.cancelled)
    text = clean_text(decoded(data).text).strip()
    if not text:
        raise EssayError(_("“{name}” has no text in it", name=name), _KEPT)
    if len(text) > LONGEST:
        said = n_(
            "“{name}” is longer than an essay: it has more than {n} letter",
            "“{name}” is longer than an essay: it has more than {n} letters",
            LONGEST,
            name=name,
        )
        raise EssayError(said, _KEPT, mend=_("copy the part that you want and paste it"))
    return text
