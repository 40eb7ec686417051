"""The formats of the export dialog, and the name and place of what it writes; no Qt."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from essayplanner.domain.outline import Outline
from essayplanner.domain.text import clean_line
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import read_outline

if TYPE_CHECKING:
    from essayplanner.formats.essay import ExportOptions

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|\Z)")
_LONGEST_NAME = 80
_MOST_BYTES = 200


class Exporter(NamedTuple):
    """A format: its name and file ending, the outline as its bytes, and as the text that a preview shows."""

    name: str
    suffix: str
    render: "Callable[[Outline, ExportOptions], bytes]"
    preview: "Callable[[Outline, ExportOptions], str]"


def _markdown_text(outline: Outline, options: "ExportOptions") -> str:
    from essayplanner.formats.markdown import export_markdown

    return export_markdown(outline, options)


def _markdown_bytes(outline: Outline, options: "ExportOptions") -> bytes:
    return _markdown_text(outline, options).encode()


MARKDOWN = Exporter("Markdown", ".md", _markdown_bytes, _markdown_text)

#: Every format that is offered, the usual one first.
EXPORTERS: tuple[Exporter, ...] = (MARKDOWN,)


def save(book: Notebook, outline_id: int, path: Path, options: "ExportOptions", exporter: Exporter = MARKDOWN) -> None:
    """Write an outline to a file, whole or not at all; EssayError where it is gone or cannot be written."""
    from essayplanner.formats.files import write_whole

    write_whole(path, exporter.render(read_outline(book, outline_id), options))


def save_markdown(book: Notebook, outline_id: int, path: Path, options: "ExportOptions") -> None:
    """Write an outline as Markdown; see `save`."""
    save(book, outline_id, path, options, MARKDOWN)


def suggested_name(question: str, suffix: str) -> str:
    """A file name made of the question that every file system takes: no more than 80 letters, none forbidden."""
    name = clean_line(_FORBIDDEN.sub(" ", question)).strip(" .")
    if len(name) > _LONGEST_NAME:
        name = name[:_LONGEST_NAME].rsplit(" ", 1)[0].rstrip(" .,;–-")
    while len(name.encode()) > _MOST_BYTES:
        name = name[:-1].rstrip()
    if not name or _RESERVED.match(name):
        name = f"Outline {name}".strip()
    return name + suffix
