"""What is dragged or pasted, where it holds sources."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from essayplanner.domain.reading_files import open_file
from essayplanner.ui.desk.mime import SOURCE_ENDINGS, local_file

#: Files that may hold sources, if their beginning says so.
_TEXTS = (".txt", ".text", "")
#: How much of such a file is looked at, in bytes.
_BEGINNING = 65_536


def bibliography_files(mime: QMimeData | None) -> list[Path]:
    """The files of sources that are dragged or pasted: by their endings, texts by what they begin with."""
    paths = [Path(local_file(url)) for url in mime.urls() if url.isLocalFile()] if mime else []
    return [path for path in paths if path.suffix.lower() in SOURCE_ENDINGS or _begins_with_sources(path)]


def _begins_with_sources(path: Path) -> bool:
    from essayplanner.formats.bibliography import sniff
    from essayplanner.formats.letters import decoded

    try:
        if path.suffix.lower() not in _TEXTS:
            return False
        with open_file(path) as file:
            return bool(sniff(decoded(file.read(_BEGINNING)).text))
    except (OSError, ValueError):
        return False


def bibliography_text(mime: QMimeData | None) -> str:
    """The text that is dragged or pasted, where it is a bibliography; else nothing. None is an empty clipboard."""
    from essayplanner.formats.bibliography import LARGEST, sniff

    text = mime.text() if mime and mime.hasText() and not mime.hasUrls() else ""
    return text if sniff(text[:2_000_000]) or sniff(text[:LARGEST]) else ""
