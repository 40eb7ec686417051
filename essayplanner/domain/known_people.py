"""Whom notes may name: historians of a notebook, and the authors of its sources and of those that came along."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from essayplanner.domain.attributions import as_name, names_in
from essayplanner.domain.cards import Source
from essayplanner.domain.text import clean_line


class Person(NamedTuple):
    """Somebody whom notes may name: a historian of the notebook, an author of one of its sources or of one that came
    along, or both; where a name has several sources, none is meant without its year or title. A source is its year,
    its uid, its number among those that came along, and its title."""

    name: str
    is_historian: bool = False
    sources: tuple[tuple[str, str, int, str], ...] = ()


class Known:
    """Whom a notebook and a text know, by all names that notes may use."""

    def __init__(
        self,
        historians: Iterable[tuple[str, str]],
        sources: Iterable[Source],
        brought: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        """Historians by title and other names (with semicolons between), sources of the notebook, and CSL items that
        came along."""
        self.people: dict[str, Person] = {}
        self.historians = frozenset[str]()
        for title, aliases in historians:
            self.historians |= {as_name(title)}
            words = title.split()
            surname = words[-1] if len(words) < 6 and all(word[0].isupper() for word in words) else ""
            for name in (title, surname, *aliases.split(";")):
                if clean_line(name):
                    self.people.setdefault(as_name(name), Person(title, True))
        for source in sources:
            self._add(source, source.uid, -1)
        for number, item in enumerate(brought):
            self._add(Source("", "", dict(item)), "", number)
        self.names = frozenset(self.people)

    def _add(self, source: Source, uid: str, number: int) -> None:
        for person in source.csl.get("author") or source.csl.get("editor") or ():
            family = clean_line(str(person.get("family") or person.get("literal") or ""))
            full = clean_line(f"{person.get('given') or ''} {family}")
            for name in {family, full} - {""}:
                there = self.people.get(as_name(name), Person(full))
                title = as_name(str(source.csl.get("title") or ""))
                wrote = (*there.sources, (source.year, uid, number, title))
                self.people[as_name(name)] = there._replace(sources=wrote)

    def named(self, name: str) -> Person | None:
        """The person who goes by a name; of several together, the first who is known."""
        return next((self.people[each] for each in names_in(name) if each in self.people), None) if name else None

    def mentioned(self, words: str) -> Person | None:
        """The first person whom words name, in the order of the words."""
        run = words.replace(".", ". ").split()[:60]
        for at, word in enumerate(run):
            bare = word.strip("“”‘’\"'(),:;.?!")
            bare = bare.removesuffix("’s").removesuffix("'s")
            if bare[:1].isupper() and as_name(bare) in self.people and not (at and run[at - 1][:1] == "“"):
                return self.people[as_name(bare)]
        return None


def source_of(person: Person | None, year: str, work: str) -> tuple[str, int]:
    """The one source that is meant by a name, and perhaps a year and a title, by uid or by its number; none where it is
    not sure."""
    meant = {
        (uid, number)
        for published, uid, number, title in (person.sources if person else ())
        if year in ("", published) and title.startswith(as_name(work))
    }
    return meant.pop() if len(meant) == 1 else ("", -1)
