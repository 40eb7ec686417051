"""A source as the CSL-JSON item that pandoc gets."""

from typing import Any

from essayplanner.domain.cards import Source
from essayplanner.domain.csl import TITLES, text_of, tidy_item

#: A mark of ours inside what pandoc is given; no text of the student's may hold it.
MARK = "\uf8f1"


def item_of(source: Source, id: str) -> dict[str, Any]:
    """The source's item with this id; its titles keep their capitals under every style."""
    item = {
        name: _text(name, value) if isinstance(value, str) else value for name, value in tidy_item(source.csl).items()
    }
    if "title" not in item and (key := text_of(source.cite_key)):
        item["title"] = _text("title", key)
    return item | {"id": id}


def _text(name: str, value: str) -> str:
    text = text_of(value).replace(MARK, "")
    return f'<span class="nocase">{text}</span>' if name in TITLES else text
