"""What the tests of the search share."""

from essayplanner.domain.cards import Kind
from essayplanner.domain.packs import Pack, PackCard
from essayplanner.notebook.library import Filter
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.search import Search


def titles(book: Notebook, search: Search, typed: str, **more: object) -> list[str]:
    found = search.find(Filter(typed, **more))  # type: ignore[arg-type]
    assert found
    return [str(book.row("SELECT title FROM card WHERE id = ?", (id,))[0]) for id in found.ids]


def many(count: int) -> Pack:
    kinds = list(Kind)
    made = (PackCard(str(n), kinds[n % 3], f"common {n}", f"word{n % 7}") for n in range(count))
    return Pack("many", "Many", cards=tuple(made))
