"""The sources of a pack beside those of the notebook."""

from collections.abc import Callable, Collection

from essayplanner.domain.cards import Source
from essayplanner.domain.likeness import Likeness
from essayplanner.domain.packs import Pack
from essayplanner.notebook.imported import Met
from essayplanner.notebook.importing_sources import Fate
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_outlines import insert
from essayplanner.notebook.pack_rows import source_columns
from essayplanner.notebook.pack_uids import PackUids
from essayplanner.notebook.sources import sources


class SourceMaker:
    """Adds sources of a pack. They keep their uids, so that notebooks can be brought together.

    Those that look like others of the notebook are told (`met`), and both stay. Of a copy, one that tells the same as
    one here is not added, nor is one with its key among `taken`, where it looks like one.
    """

    def __init__(
        self, book: Notebook, pack: Pack, uids: PackUids, *, copying: bool = False, taken: Collection[str] = ()
    ) -> None:
        self._book, self._pack, self._uids, self._copying, self._taken = book, pack, uids, copying, taken
        self.met: list[Met] = []
        self.brought = 0  #: how many came in, or came back from the trash

    def add(self, is_wanted: Callable[[str, str], bool], advance: Callable[[], object]) -> dict[str, int]:
        """Add those that are wanted, by table and uid; gives the ids of all by their keys in the pack."""
        ids, known = {}, self._uids.known("source")
        there = {row.id: row.source for row in sources(self._book)}
        likeness = Likeness(there.items())
        for source in self._pack.sources:
            uid = self._uids.of("source", source)
            if not is_wanted("source", uid):
                continue
            own, value = known.get(uid, 0), Source(uid, source.key, source.csl, source.source_class)
            same = self._same(likeness, source.key, value)
            if own not in there and same:
                own = same[0]
            if own in there:
                self.met.append((value, there[own], Fate.HERE))
            elif not own:
                own = insert(self._book, "source", {"uid": uid} | source_columns(source))
                self.brought += 1
                self.met += [(value, there[id], Fate.SEEMS_HERE) for id in likeness.like(value)[:1]]
            ids[source.key] = own
            advance()
        return ids

    def _same(self, likeness: Likeness[int], key: str, source: Source) -> list[int]:
        if not self._copying:
            return []
        return likeness.like(source) if key in self._taken else likeness.same(source)

    def bring_back(self, ids: Collection[int]) -> None:
        """Take those out of the trash again."""
        trashed = {id for (id,) in self._book.rows("SELECT id FROM source WHERE trashed_at IS NOT NULL")}
        back = sorted(trashed & {*ids})
        self._book.run_many("UPDATE source SET trashed_at = NULL WHERE id = ?", [(id,) for id in back])
        self.brought += len(back)
