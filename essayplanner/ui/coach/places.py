"""Where a finding lies, as the window knows it."""

from essayplanner.coach.findings import Place
from essayplanner.notebook.items import Item


def item_of(place: Place) -> Item | None:
    """The item of the outline that a place is; None for the whole outline, and for a card that stands nowhere."""
    if place.kind == "section":
        return Item("section", place.id)
    return Item("placement", place.id) if place.kind == "placement" else None
