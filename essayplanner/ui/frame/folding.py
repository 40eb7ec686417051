"""Which panels are folded on which screen, and what their rails say."""

from functools import partial

from essayplanner.language import _, n_
from essayplanner.ui.desk.screen import LIBRARY, RIGHT
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.frame.panels import Panels
from essayplanner.ui.frame.screens import Centre
from essayplanner.ui.frame.sides import Sides
from essayplanner.ui.library.panel import LibraryPanel
from essayplanner.ui.look.words import with_keys


class Folding:
    """Folds the panels as they were left on each screen, and keeps that."""

    def __init__(self, settings: Settings, centre: Centre, sides: Sides, library: LibraryPanel, tabs: Panels) -> None:
        self._settings, self._centre, self._sides = settings, centre, sides
        self._library, self._tabs = library, tabs

    def follow_screen(self) -> None:
        """Fold what is folded on the screen that is shown, or beside the page in its place."""
        screen, page = self._centre.screens[self._centre.name], self._centre.page
        if page and page.folds is not None:
            self._sides.fold(page.folds)
        else:
            self._sides.fold(set(self._settings.folds.get(screen.name, screen.folds)))

    def remember(self) -> None:
        """Keep what is folded on the screen that is shown; what a page folds is as it was the next time."""
        page = self._centre.page
        if not page or page.folds is None:
            self._settings.folds[self._centre.name] = sorted(self._sides.chosen)

    def show_words(self, cards: int) -> None:
        """Have the rails say what is folded there: a library of so many cards, and the panels at the right."""
        words = n_("Library · {n} card", "Library · {n} cards", cards)
        name = with_keys(n_("Library · {n} card: unfold it", "Library · {n} cards: unfold it", cards), "F9")
        self._sides.rails[LIBRARY].show_words([(words, name, self._unfold_library)])
        tabs = [
            (self._tabs.tabText(place), place) for place in range(self._tabs.count()) if self._tabs.isTabVisible(place)
        ]
        self._sides.rails[RIGHT].show_words(
            [(name, _("{panel}: unfold it", panel=name), partial(self._unfold_tab, place)) for name, place in tabs]
        )

    def _unfold_library(self) -> None:
        self._sides.unfold(LIBRARY)
        self._library.view.setFocus()

    def _unfold_tab(self, place: int) -> None:
        self._sides.unfold(RIGHT)
        self._tabs.setCurrentIndex(place)
        self._tabs.tabBar().setFocus()
