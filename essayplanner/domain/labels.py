"""What a step did, as a key with values, and the sentence that is made of them."""

import json
from typing import NamedTuple

from essayplanner.domain.text import clean_line
from essayplanner.language import N_, Plural, _, form, number

#: By key: what was done. A key is never given to another sentence, for files hold it.
SENTENCES: dict[str, str | Plural] = {
    "rename-notebook": N_("Rename the notebook “{title}”"),
    "import-pack": N_("Import “{title}”"),
    "copy-cards": Plural("Copy {n} card from another notebook", "Copy {n} cards from another notebook"),
    "copy-things": N_("Copy from another notebook"),
    "add-claim": N_("New claim “{title}”"),
    "add-evidence": N_("New evidence “{title}”"),
    "add-historian": N_("New historian “{title}”"),
    "edit-card": N_("Edit “{title}”"),
    "duplicate-card": N_("Duplicate “{title}”"),
    "merge-cards": N_("Merge “{gone}” into “{kept}”"),
    "trash-card": N_("Move “{title}” to the trash"),
    "trash-cards": Plural("Move {n} card to the trash", "Move {n} cards to the trash"),
    "restore-card": N_("Restore “{title}”"),
    "restore-cards": Plural("Restore {n} card", "Restore {n} cards"),
    "empty-trash": Plural("Empty the trash ({n} card)", "Empty the trash ({n} cards)"),
    "tag-card": N_("Tag “{title}”"),
    "link-card": N_("Link “{title}”"),
    "edit-link": N_("Edit link of “{title}”"),
    "remove-link": N_("Remove link of “{title}”"),
    "cite-source": N_("Cite a source on “{title}”"),
    "cite-new-source": N_("Cite new source “{title}”"),
    "edit-citation": N_("Edit citation on “{title}”"),
    "edit-locator": N_("Edit locator on “{title}”"),
    "remove-citation": N_("Remove a citation from “{title}”"),
    "add-source": N_("Add source “{title}”"),
    "edit-source": N_("Edit source “{title}”"),
    "import-sources": Plural("Import {n} source", "Import {n} sources"),
    "merge-sources": N_("Merge source “{gone}” into “{kept}”"),
    "trash-source": N_("Delete source “{title}”"),
    "trash-sources": Plural("Delete {n} source", "Delete {n} sources"),
    "add-outline": N_("New outline “{title}”"),
    "begin-outline": N_("New outline"),
    "rename-outline": N_("Rename outline “{title}”"),
    "edit-outline": N_("Edit outline “{title}”"),
    "duplicate-outline": N_("Duplicate outline “{title}”"),
    "delete-outline": N_("Delete outline “{title}”"),
    "add-section": N_("Add section “{title}”"),
    "edit-section": N_("Edit section “{title}”"),
    "place-card": N_("Place “{title}”"),
    "place-cards": Plural("Place {n} card", "Place {n} cards"),
    "place-new-claim": N_("New claim in the outline"),
    "place-new-evidence": N_("New evidence in the outline"),
    "place-new-historian": N_("New historian in the outline"),
    "move-one": N_("Move “{title}”"),
    "move-cards": Plural("Move {n} card", "Move {n} cards"),
    "move-sections": Plural("Move {n} section", "Move {n} sections"),
    "repeat-one": N_("Place “{title}” again"),
    "repeat-cards": Plural("Place {n} card again", "Place {n} cards again"),
    "repeat-sections": Plural("Place {n} section again", "Place {n} sections again"),
    "remove-one": N_("Remove “{title}” from the outline"),
    "remove-cards": Plural("Remove {n} card from the outline", "Remove {n} cards from the outline"),
    "remove-sections": Plural("Remove {n} section from the outline", "Remove {n} sections from the outline"),
    "edit-note": N_("Edit note at “{title}”"),
    "add-note": N_("Add a note"),
    "add-debate": N_("New debate “{title}”"),
    "edit-debate": N_("Edit debate “{title}”"),
    "move-debate": N_("Move debate “{title}”"),
    "delete-debate": N_("Delete debate “{title}”"),
    "merge-debates": N_("Merge debate “{gone}” into “{kept}”"),
    "add-side": N_("New side “{title}”"),
    "edit-side": N_("Edit side “{title}”"),
    "move-side": N_("Move side “{title}”"),
    "delete-side": N_("Delete side “{title}”"),
    "merge-sides": N_("Merge side “{gone}” into “{kept}”"),
    "side-card": N_("Move “{title}” to “{side}”"),
    "side-cards": Plural("Move {n} card to “{side}”", "Move {n} cards to “{side}”"),
    "no-side-card": N_("Take “{title}” off its side"),
    "no-side-cards": Plural("Take {n} card off its side", "Take {n} cards off their sides"),
    "stand-card": N_("Move “{title}” along the line"),
    "move-claim": N_("Move “{title}” before “{other}”"),
    "move-claim-last": N_("Move “{title}” to the end of “{side}”"),
    "move-claims": Plural("Move {n} claim on “{side}”", "Move {n} claims on “{side}”"),
    "keep-order": N_("Order “{side}” by hand"),
    "order-by-use": N_("Order “{side}” by use"),
    "place-pair": N_("Place “{title}” under “{kept}”"),
    "argue-other-side": N_("Argue the other side of “{title}”"),
    "put-on-map": N_("Put “{title}” elsewhere on the map"),
    "clear-map": Plural("Put {n} moved card back on the map", "Put {n} moved cards back on the map"),
    "set-aside": N_("Set aside “{title}”"),
    "take-up": N_("Ask “{title}” again"),
    "demand": N_("Change what is asked of “{title}”"),
    "goal": N_("Change the goals of “{title}”"),
    "tick": N_("Tick off “{title}”"),
    "untick": N_("Take the tick off “{title}”"),
    "reply": N_("Answer a question about “{title}”"),
    "remove-reply": N_("Remove an answer about “{title}”"),
    "share-words": N_("Share out the words of “{title}”"),
    "sort-cards": Plural("Sort {n} card for two questions", "Sort {n} cards for two questions"),
    "add-document": N_("Add document “{title}”"),
    "edit-document": N_("Edit document “{title}”"),
    "remove-document": N_("Remove document “{title}”"),
    "add-passage": N_("Add a passage to “{title}”"),
    "remove-passage": N_("Remove the mark from a passage of “{title}”"),
    "bring-cards": Plural("Make {n} card of “{title}”", "Make {n} cards of “{title}”"),
    "bring-again": Plural("Bring {n} card of “{title}” up to date", "Bring {n} cards of “{title}” up to date"),
    "x-ray": N_("Plan of “{title}”"),
    "outside": N_("Changed by another program"),
}


class Label(NamedTuple):
    """What a step did: the key of a sentence, and as a JSON object what stands at its places.

    A key that is none of ours is the sentence itself: the first versions kept their steps so.
    """

    key: str
    details: str = "{}"

    @property
    def words(self) -> str:
        """The sentence to show. What a file from a stranger lacks is left out, whatever it holds."""
        sentence = SENTENCES.get(self.key, "")
        if not sentence:
            return self.key
        details = _details(self.details)
        if isinstance(sentence, Plural):
            n = details.get("n")
            sentence = form(*sentence, n if isinstance(n, int) else 0)
        else:
            sentence = _(sentence)
        return sentence.format_map(_Places((name, _shown(value)) for name, value in details.items()))


class _Places(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def label(key: str, **details: str | int) -> Label:
    """The label of a step that is being made; titles as they are to be shown, counted things as `n`."""
    assert key in SENTENCES
    clean = {name: clean_line(value) if isinstance(value, str) else value for name, value in details.items()}
    return Label(key, json.dumps(clean, ensure_ascii=False))


def _details(text: str) -> dict[str, str | int]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: value for name, value in found.items() if isinstance(value, str | int)}


def _shown(value: str | int) -> str:
    if isinstance(value, int):
        return number(value)
    return value.encode("utf-8", "replace").decode()  # half a pair of surrogates can be shown nowhere
