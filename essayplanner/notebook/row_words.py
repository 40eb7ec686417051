"""What is said of a row, by the table it stands in: whole sentences, for languages put them together otherwise."""

from essayplanner.language import N_, _

_GONE = {
    "card": N_("The card is no longer in this notebook"),
    "source": N_("The source is no longer in this notebook"),
    "debate": N_("The debate is no longer in this notebook"),
    "side": N_("The side is no longer in this notebook"),
    "tag": N_("The tag is no longer in this notebook"),
    "citation": N_("The citation is no longer in this notebook"),
    "link": N_("The link is no longer in this notebook"),
    "outline": N_("The outline is no longer in this notebook"),
    "section": N_("The section is no longer in this notebook"),
    "placement": N_("The card in the outline is no longer in this notebook"),
    "map_place": N_("The card’s place on the map is no longer in this notebook"),
    "demand": N_("What was asked of the outline is no longer in this notebook"),
    "set_aside": N_("What was set aside is no longer in this notebook"),
    "reply": N_("The reply is no longer in this notebook"),
    "document": N_("The document is no longer in this notebook"),
    "passage": N_("The passage is no longer in this notebook"),
}
_THAT = N_("That is no longer in this notebook")

_DELETED = {
    "card": N_("The card has been deleted in the meantime"),
    "source": N_("The source has been deleted in the meantime"),
    "debate": N_("The debate has been deleted in the meantime"),
    "side": N_("The side has been deleted in the meantime"),
    "tag": N_("The tag has been deleted in the meantime"),
    "citation": N_("The citation has been deleted in the meantime"),
    "link": N_("The link has been deleted in the meantime"),
    "outline": N_("The outline has been deleted in the meantime"),
    "section": N_("The section has been deleted in the meantime"),
    "placement": N_("The card in the outline has been deleted in the meantime"),
    "map_place": N_("The card’s place on the map has been deleted in the meantime"),
    "demand": N_("What was asked of the outline has been deleted in the meantime"),
    "set_aside": N_("What was set aside has been deleted in the meantime"),
    "reply": N_("The reply has been deleted in the meantime"),
    "document": N_("The document has been deleted in the meantime"),
    "passage": N_("The passage has been deleted in the meantime"),
}
_WHAT = N_("What this belongs to has been deleted in the meantime")

_VALUES = {
    "notebook": N_("a notebook has a value that is not allowed"),
    "card": N_("a card has a value that is not allowed"),
    "source": N_("a source has a value that is not allowed"),
    "debate": N_("a debate has a value that is not allowed"),
    "side": N_("a side has a value that is not allowed"),
    "tag": N_("a tag has a value that is not allowed"),
    "card_tag": N_("a tag on a card has a value that is not allowed"),
    "citation": N_("a citation has a value that is not allowed"),
    "link": N_("a link has a value that is not allowed"),
    "outline": N_("an outline has a value that is not allowed"),
    "section": N_("a section has a value that is not allowed"),
    "placement": N_("a placement has a value that is not allowed"),
    "map_place": N_("a place on the map has a value that is not allowed"),
    "demand": N_("a demand on an outline has a value that is not allowed"),
    "demand_met": N_("a ticked demand has a value that is not allowed"),
    "set_aside": N_("a finding set aside has a value that is not allowed"),
    "reply": N_("a reply to a question has a value that is not allowed"),
    "document": N_("a document has a value that is not allowed"),
    "passage": N_("a passage has a value that is not allowed"),
    "origin": N_("the origin of a card has a value that is not allowed"),
    "step": N_("a step has a value that is not allowed"),
    "step_row": N_("a history entry has a value that is not allowed"),
    "discarded": N_("an undone step has a value that is not allowed"),
}
_VALUES["discarded_rows"] = _VALUES["discarded"]

_TEXTS = {
    "notebook": N_("The text of a notebook is not UTF-8."),
    "card": N_("The text of a card is not UTF-8."),
    "source": N_("The text of a source is not UTF-8."),
    "debate": N_("The text of a debate is not UTF-8."),
    "side": N_("The text of a side is not UTF-8."),
    "tag": N_("The text of a tag is not UTF-8."),
    "card_tag": N_("The text of a tag on a card is not UTF-8."),
    "citation": N_("The text of a citation is not UTF-8."),
    "link": N_("The text of a link is not UTF-8."),
    "outline": N_("The text of an outline is not UTF-8."),
    "section": N_("The text of a section is not UTF-8."),
    "placement": N_("The text of a placement is not UTF-8."),
    "map_place": N_("The text of a place on the map is not UTF-8."),
    "demand": N_("The text of a demand on an outline is not UTF-8."),
    "demand_met": N_("The text of a ticked demand is not UTF-8."),
    "set_aside": N_("The text of a finding set aside is not UTF-8."),
    "reply": N_("The text of a reply to a question is not UTF-8."),
    "document": N_("The text of a document is not UTF-8."),
    "passage": N_("The text of a passage is not UTF-8."),
    "origin": N_("The text of the origin of a card is not UTF-8."),
    "step": N_("The text of a step is not UTF-8."),
    "step_row": N_("The text of a history entry is not UTF-8."),
    "discarded": N_("The text of an undone step is not UTF-8."),
}
_TEXTS["discarded_rows"] = _TEXTS["discarded"]

_MISSING = {
    ("side", "debate"): N_("a side refers to a debate that is missing"),
    ("card", "side"): N_("a card refers to a side that is missing"),
    ("card_tag", "card"): N_("a tag on a card refers to a card that is missing"),
    ("card_tag", "tag"): N_("a tag on a card refers to a tag that is missing"),
    ("citation", "card"): N_("a citation refers to a card that is missing"),
    ("citation", "source"): N_("a citation refers to a source that is missing"),
    ("link", "card"): N_("a link refers to a card that is missing"),
    ("section", "outline"): N_("a section refers to an outline that is missing"),
    ("section", "section"): N_("a section refers to a section that is missing"),
    ("placement", "outline"): N_("a placement refers to an outline that is missing"),
    ("placement", "section"): N_("a placement refers to a section that is missing"),
    ("placement", "placement"): N_("a placement refers to a placement that is missing"),
    ("placement", "card"): N_("a placement refers to a card that is missing"),
    ("map_place", "outline"): N_("a place on the map refers to an outline that is missing"),
    ("map_place", "card"): N_("a place on the map refers to a card that is missing"),
    ("demand", "outline"): N_("a demand refers to an outline that is missing"),
    ("demand_met", "demand"): N_("a tick refers to a demand that is missing"),
    ("demand_met", "section"): N_("a tick refers to a section that is missing"),
    ("set_aside", "outline"): N_("a finding set aside refers to an outline that is missing"),
    ("reply", "card"): N_("a reply refers to a card that is missing"),
    ("document", "source"): N_("a document refers to a source that is missing"),
    ("passage", "document"): N_("a passage refers to a document that is missing"),
    ("passage", "card"): N_("a passage refers to a card that is missing"),
    ("origin", "card"): N_("the origin of a card refers to a card that is missing"),
    ("step_row", "step"): N_("a history entry refers to a step that is missing"),
    ("discarded_rows", "discarded"): N_("an undone step is missing, but what it did is still there"),
}


def gone(table: str) -> str:
    """That a row is not there, without a full stop; of no table, that something is not."""
    return _(_GONE.get(table, _THAT))


def deleted(table: str) -> str:
    """That a row was deleted while it was in use, without a full stop."""
    return _(_DELETED.get(table, _WHAT))


def wrong_value(table: str) -> str:
    """That a row holds what it may not, as a part of a sentence."""
    if sentence := _VALUES.get(table):
        return _(sentence)
    return _("a row of “{table}” has a value that is not allowed", table=table)


def wrong_text(table: str) -> str:
    """That a row, of a table of ours, holds bytes that are no text."""
    return _(_TEXTS[table])


def reference_missing(table: str, other: str) -> str:
    """That a row refers to another that is not there, as a part of a sentence; other tables are a newer program's."""
    if sentence := _MISSING.get((table, other)):
        return _(sentence)
    return _("a row of “{table}” refers to a row of “{other}” that is missing", table=table, other=other)
