"""What a drag carries: keys of cards or items for ourselves, a pack of them for the windows of other notebooks, and the
same as text for other programs."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QByteArray, QMimeData

from essayplanner.domain.cards import Kind
from essayplanner.domain.documents import Spot
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl  # its enums would take time of every start

    from essayplanner.domain.packs import Pack
    from essayplanner.work.copying import Picked

CARDS = "application/x-essayplanner-cards"
ITEMS = "application/x-essayplanner-items"
PAIR = "application/x-essayplanner-pair"
CLIP = "application/x-essayplanner-passage"
PACK = "application/x-essayplanner-pack"
#: Endings of files that hold sources.
SOURCE_ENDINGS = (".bib", ".bibtex", ".ris", ".json", ".csljson")
#: Endings of files that hold notes, or a text to make cards of (`work.bringing_notes`).
NOTE_ENDINGS = (
    *(".pdf", ".docx", ".docm", ".odt", ".epub", ".html", ".htm", ".xhtml", ".md", ".markdown", ".opml"),
    *(".txt", ".csv", ".tsv", ".tab", ".rdf"),
)


class Clip(NamedTuple):
    """A passage of a document, of which a card is made where it is dropped."""

    document_id: int
    kind: Kind
    quoted: str
    spot: Spot
    title: str
    locator: str


def cards_mime(book: Notebook, card_ids: Sequence[int]) -> QMimeData:
    """A drag of cards from the library."""
    from essayplanner.formats.cards import cards_as_text
    from essayplanner.notebook.reading import read_cards

    book.settle()
    mime = QMimeData()
    mime.setData(CARDS, _packed(book, list(card_ids)))
    _add_pack(mime, book, card_ids)
    _add_texts(mime, cards_as_text(read_cards(book, card_ids)))
    return mime


def pair_mime(book: Notebook, link_id: int, card_ids: Sequence[int]) -> QMimeData:
    """A drag of the two cards of a link, first the one that it speaks of: they are placed together."""
    mime = cards_mime(book, card_ids)
    mime.removeFormat(CARDS)
    mime.setData(PAIR, _packed(book, [link_id, *card_ids]))
    return mime


def items_mime(book: Notebook, items: Sequence[Item]) -> QMimeData:
    """A drag of sections or placements within an outline."""
    from essayplanner.formats.cards import cards_as_text
    from essayplanner.notebook.copying import cards_at
    from essayplanner.notebook.outlines import read_items

    book.settle()
    mime = QMimeData()
    mime.setData(ITEMS, _packed(book, [[item.what, item.id] for item in items]))
    placements = [item.id for item in items if item.what == "placement"]
    sections = [item.id for item in items if item.what == "section"]
    _add_pack(mime, book, [] if sections else cards_at(book, items), sections)
    if placements:
        _add_texts(mime, cards_as_text(read_items(book, placements)))
    return mime


def clip_mime(book: Notebook, clip: Clip) -> QMimeData:
    """A drag of a passage."""
    mime = QMimeData()
    keys = [clip.document_id, clip.kind.value, clip.quoted, list(clip.spot), clip.title, clip.locator]
    mime.setData(CLIP, _packed(book, keys))
    mime.setText(clip.quoted)
    return mime


def on_clipboard() -> QMimeData:
    """What lies on the clipboard; where there is nothing on it, or none, what carries nothing."""
    from PySide6.QtGui import QGuiApplication

    there: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if there is None else there


def _add_pack(mime: QMimeData, book: Notebook, card_ids: Sequence[int], section_ids: Sequence[int] = ()) -> None:
    """What another notebook can take; too much of it would keep the hand waiting, and is only named."""
    from essayplanner.work.copying import carried

    if text := carried(book, card_ids, section_ids):
        mime.setData(PACK, text.encode())


def _add_texts(mime: QMimeData, texts: Any) -> None:
    mime.setText(texts.plain)
    mime.setHtml(texts.html)
    mime.setData("text/markdown", texts.markdown.encode())


def _packed(book: Notebook, keys: list[Any]) -> bytes:
    return json.dumps({"notebook": str(book.path), "keys": keys}).encode()


def _unpacked(book: Notebook, mime: QMimeData, kind: str) -> list[Any] | None:
    """The keys of a drag of that kind from this very notebook; None for any other, and for what is none of ours."""
    notebook, keys = _named(mime, kind)
    return keys if keys is not None and notebook == str(book.path) else None


def _named(mime: QMimeData, kind: str) -> tuple[str, list[Any] | None]:
    """The notebook, by its path, and the keys of a drag of that kind; "" and None where it is none of ours."""
    if not mime.hasFormat(kind):
        return "", None
    try:
        carried = json.loads(bytes(mime.data(kind).data()))
    except (ValueError, RecursionError):
        return "", None
    notebook, keys = (carried.get("notebook"), carried.get("keys")) if isinstance(carried, dict) else (None, None)
    is_key = {ITEMS: _is_item, CLIP: _is_of_clip}.get(kind, _is_id)
    if isinstance(notebook, str) and isinstance(keys, list) and all(map(is_key, keys)):
        return notebook, keys
    return "", None


def _is_id(key: Any) -> bool:
    return type(key) is int and 0 < key < 2**63


def _is_item(key: Any) -> bool:
    return isinstance(key, list) and len(key) == 2 and key[0] in ("section", "placement") and _is_id(key[1])


def _is_of_clip(key: Any) -> bool:
    is_spot = isinstance(key, list) and len(key) == 3 and all(type(each) is int and 0 <= each < 2**31 for each in key)
    return is_spot or _is_id(key) or isinstance(key, str)


def dragged_clip(book: Notebook, mime: QMimeData) -> Clip | None:
    """The passage that a drag carries."""
    try:
        document_id, kind, quoted, spot, title, locator = _unpacked(book, mime, CLIP) or []
        return Clip(document_id, Kind(kind), str(quoted), Spot(*spot), str(title), str(locator))
    except (TypeError, ValueError):
        return None


def make_clip(book: Notebook, clip: Clip) -> int:
    """Make the card of a passage that was dropped; gives its id."""
    from essayplanner.notebook import documents

    document_id, kind, quoted, spot, title, locator = clip
    return documents.clip(book, document_id, kind, quoted, spot, title=title, locator=locator)


def dragged_cards(book: Notebook, mime: QMimeData) -> list[int]:
    """The ids of the cards that a drag carries."""
    return list(_unpacked(book, mime, CARDS) or ())


def dragged_pair(book: Notebook, mime: QMimeData) -> tuple[int, list[int]]:
    """The link that a drag carries, with its two cards, first the one that it speaks of; 0 where it carries none."""
    keys = _unpacked(book, mime, PAIR) or ()
    return (keys[0], list(keys[1:])) if len(keys) == 3 else (0, [])


def dragged_items(book: Notebook, mime: QMimeData) -> list[Item]:
    """The items of the outline that a drag carries."""
    return [Item(what, id) for what, id in _unpacked(book, mime, ITEMS) or ()]


def is_from_elsewhere(book: Notebook, mime: QMimeData) -> bool:
    """Whether a drag says that it carries cards or sections of another notebook; what they are is not looked at."""
    here = any(_unpacked(book, mime, kind) is not None for kind in (CARDS, ITEMS, PAIR))
    return not here and (mime.hasFormat(PACK) or picked_elsewhere(book, mime) is not None)


def picked_elsewhere(book: Notebook, mime: QMimeData) -> "Picked | None":
    """The cards or items of another notebook that a drag names without carrying them, for they are many; None where it
    names none."""
    if mime.hasFormat(PACK):
        return None
    for kind in (CARDS, ITEMS):
        notebook, keys = _named(mime, kind)
        if keys and notebook not in ("", str(book.path)):
            from essayplanner.work.copying import Picked

            items = tuple(Item(*each) for each in keys) if kind == ITEMS else ()
            return Picked(Path(notebook), () if items else tuple(keys), items)
    return None


def dragged_pack(book: Notebook, mime: QMimeData) -> "Pack | None":
    """What a drag carries from another notebook; None where it carries nothing of the kind, or nothing that can be
    used."""
    if not is_from_elsewhere(book, mime):
        return None
    from essayplanner.work.copying import read_carried

    return read_carried(bytes(mime.data(PACK).data()))


def carries_cards(mime: QMimeData) -> bool:
    """Whether a drag carries cards, items, a pair or a passage, of whichever notebook."""
    return any(map(mime.hasFormat, (CARDS, ITEMS, PAIR, CLIP, PACK)))


def carries_files(mime: QMimeData) -> bool:
    """Whether a drag carries files of any kind, and no cards."""
    return not carries_cards(mime) and any(url.isLocalFile() for url in mime.urls())


def dragged_text(mime: QMimeData) -> str:
    """Text from another program; empty for cards, files and pictures."""
    if carries_cards(mime) or carries_files(mime):
        return ""
    return mime.text() if mime.hasText() else ""


def local_file(url: "QUrl") -> str:
    """The path that a URL of a file names. Where its bytes are not UTF-8, Qt would make another name of them."""
    path = url.toLocalFile()
    if "\ufffd" in path and not url.host():
        encoded = url.path(url.ComponentFormattingOption.FullyEncoded).encode()
        path = os.fsdecode(bytes(QByteArray.fromPercentEncoding(encoded).data()))
    return path


def dragged_files(mime: QMimeData) -> list[str]:
    """Notebooks, packs, lists of sources, notes and folders of notes among the files that a drag carries."""
    paths = [local_file(url) for url in mime.urls() if url.isLocalFile()]
    endings = (".essayplan", ".toml", *SOURCE_ENDINGS, *NOTE_ENDINGS)
    return [path for path in paths if path.lower().endswith(endings) or os.path.isdir(path)]  # noqa: PTH112 - never raises
