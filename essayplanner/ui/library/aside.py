"""Filters that were put aside so that a new card is seen: they come back where that card is taken back."""

from collections.abc import Container

from essayplanner.notebook.library import Filter
from essayplanner.ui.library.filters import Filters
from essayplanner.ui.library.search_field import SearchField


class PutAside:
    """Takes what is typed and set away from the library, and puts it back."""

    def __init__(self, field: SearchField, filters: Filters) -> None:
        self._field, self._filters = field, filters
        #: The card for which something was put aside, what that was, and what was left.
        self._card_id, self._was, self._left = 0, Filter(), Filter()

    def put(self, card_id: int) -> None:
        """Let a card be seen whatever is set."""
        self._card_id, self._was = card_id, self._filters.filter
        self._field.clear()
        self._filters.clear()
        self._left = self._filters.filter

    def let_go(self, gone: Container[int]) -> None:
        """Put back what was set, where the card is among those that are gone and nothing was set since."""
        if self._card_id not in gone:
            return
        self._card_id, sort = 0, self._filters.filter.sort
        if self._filters.filter == self._left._replace(sort=sort):
            self._field.setText(self._was.text)
            self._filters.take_over(self._was._replace(sort=sort))
