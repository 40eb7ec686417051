"""What may be said of a card, and as what it stands in the file."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypedDict

from essayplanner.domain.cards import Kind, Voice
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.dates import parse_date
from essayplanner.domain.text import clean_line, clean_text
from essayplanner.notebook.fields import cleaned
from essayplanner.notebook.notebook import Notebook


class NewCard(TypedDict, total=False):
    """What may be said of a card beside its kind and title: `when` is a date in EDTF or as people write it,
    `when_typed` one that was typed by hand; what is not understood is kept as it is. `side` is an id, or None. A
    `short` form of any length is kept (`SHORT_AT_MOST`). `claim_kind` is one or None, `stand` is how far along their
    side a historian stands, 0 to 1000, or None; that of claims is written by `claim_order`.
    """

    text: str
    when: str
    when_typed: str
    undated: str
    side: int | None
    caution: str
    claim_kind: ClaimKind | None
    aliases: str
    short: str
    quotation: str
    idea: str
    voice: Voice
    stand: int | None


#: The columns of what a card says, and the voice that each is.
VOICES = {"text": Voice.OWN_WORDS, "quotation": Voice.QUOTATION, "idea": Voice.IDEA}


class CardEdits(NewCard, total=False):
    """All that may be said of a card."""

    kind: Kind
    title: str


def columns_of(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What fields of a card, `CardEdits`, are in its row."""
    columns = cleaned(fields, _CLEAN)
    columns |= columns.pop("when", {}) | columns.pop("when_typed", {})
    if "side" in columns:
        columns["side_id"] = columns.pop("side")
    return columns


def voice_found(book: Notebook, card_id: int, changed: Mapping[str, Any]) -> dict[str, Any]:
    """The voice in which a card comes to speak that said nothing before, as it stands in its row; inside a step."""
    *said, voice = book.row(f"SELECT {', '.join(VOICES)}, voice FROM card WHERE id = ?", (card_id,))
    first = next((each for column, each in VOICES.items() if changed.get(column, "").strip()), None)
    return {} if first is None or voice == first or "".join(said).strip() else {"voice": first.value}


def _date(typed: str, *, by_hand: bool = False) -> dict[str, Any]:
    from essayplanner.domain.typed_dates import stored_date  # nothing is typed before the first picture

    stored = stored_date(typed, by_hand=by_hand)
    span = parse_date(stored)
    return {"happened": stored, "first_day": span and span.first, "last_day": span and span.last}


_CLEAN: dict[str, Callable[[Any], Any]] = {
    "kind": lambda kind: Kind(kind).value,
    "title": clean_line,
    "text": clean_text,
    "when": _date,
    "when_typed": partial(_date, by_hand=True),
    "undated": clean_text,
    "side": lambda id: id,
    "caution": clean_text,
    "aliases": clean_line,
    "short": clean_line,
    "quotation": clean_text,
    "idea": clean_text,
    "voice": lambda voice: Voice(voice).value,
    "claim_kind": lambda kind: ClaimKind(kind).value if kind else "",
    "stand": lambda place: None if place is None else max(0, min(1000, place)),
}
