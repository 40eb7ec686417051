"""What a screen reader is told of figures beside their words: where each stands, and what stands open."""

from collections.abc import Sequence

from essayplanner.ui.canvas.figures import Figure
from essayplanner.ui.canvas.model import FiguresModel
from essayplanner.ui.look.choosing_rows import ChosenRows
from essayplanner.ui.look.told_rows import Index, RowPlace


def tree_places(levels: Sequence[int]) -> list[RowPlace]:
    """Where the rows of a tree stand, by their levels in reading order: each among those of its level with none of a
    higher one between them."""
    places: dict[int, RowPlace] = {}
    begun: list[tuple[int, list[int]]] = []
    for row, level in (*enumerate(levels), (len(levels), -1)):
        while begun and begun[-1][0] > level:
            ended, rows = begun.pop()
            places |= {each: RowPlace(at, len(rows), ended) for at, each in enumerate(rows, 1)}
        if not begun or begun[-1][0] < level:
            begun.append((level, []))
        begun[-1][1].append(row)
    return [places[row] for row in range(len(levels))]


class ToldFigures(ChosenRows):
    """A list of figures; where `is_tree` is set they stand one under the other by their levels."""

    figures: FiguresModel
    opens_rows = True

    _places: Sequence[RowPlace] = ()

    def has_menu(self) -> bool:
        """Each says itself what can be done with it."""
        return True

    def row_place(self, index: Index) -> RowPlace:
        """Where a figure stands among those beside it."""
        if not self.is_tree:
            return super().row_place(index)
        if not self._places:
            self._places = tree_places([figure.level for figure in self.figures.figures])
        return self._places[index.row()]

    def row_open(self, index: Index) -> bool | None:
        """Whether what stands under a figure is shown."""
        figure = self.figures.figure(index)
        return figure.is_open if figure else None

    def show_figures(self, figures: list[Figure]) -> None:
        """Have the figures of another drawing; the keys stay with the one that they were at, and where that is gone,
        what is in sight stays so."""
        current = self.figures.figure(self.currentIndex())
        were_open = {figure.key: figure.is_open for figure in self.figures.figures} if self.is_told else {}
        self._places = ()
        self.setAutoScroll(False)
        self.figures.show(figures)
        self.setAutoScroll(True)
        self._places = ()  # those on the way may have been asked for
        if current and not self.currentIndex().isValid() and (row := self.figures.row_of(current.key)) >= 0:
            self.selectionModel().setCurrentIndex(self.figures.index(row), self.selectionModel().SelectionFlag.NoUpdate)
        for row, figure in enumerate(figures if were_open else ()):
            if were_open.get(figure.key, figure.is_open) is not figure.is_open:
                self.tell_turned(self.figures.index(row))
