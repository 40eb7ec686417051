"""A large file of sources, with many works of one title, twins and broken records: is each accounted for, none lost?

    python tests/trials/imports.py [--count N] [--seed S] [--format ris|bibtex]

Works are made that one field alone tells apart: days and pages of a newspaper, volumes, editions, letters, reviews.
Some stand in the file twice. The file is imported into an empty notebook, and once more. Each work must be found in
the notebook, the numbers of the account must add up to the records of the file, and the second import adds nothing.
"""

import argparse
import random
import re
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from essayplanner.domain.cards import Source
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import sources
from essayplanner.work.bringing_in import Brought, bring_in_sources, sources_of
from essayplanner.work.progress import Progress

_WORDS = [
    "History",
    "Empire",
    "Parish",
    "Labour",
    "Famine",
    "Letters",
    "Crown",
    "Harbour",
    "Estate",
    "Mill",
    "Strike",
    "Chapel",
    "Census",
    "Railway",
]
_NAMES = [
    "Adams",
    "Brown",
    "Carter",
    "Davies",
    "Evans",
    "Foster",
    "Green",
    "Hughes",
    "Irwin",
    "Jones",
    "Kerr",
    "Lewis",
    "Moore",
    "Nolan",
]
_RIS = {"book": "BOOK", "article": "JOUR", "news": "NEWS", "letter": "PCOMM", "chapter": "CHAP"}
_BIBTEX = {"book": "book", "article": "article", "news": "article", "letter": "unpublished", "chapter": "incollection"}


class Work(NamedTuple):
    """A work as it is written to the file; of two that are equal the second is the first again."""

    kind: str
    title: str
    author: str
    year: int
    month: int = 0
    day: int = 0
    container: str = ""
    volume: str = ""
    edition: str = ""
    pages: str = ""


def works(count: int, chance: random.Random) -> list[Work]:
    """So many works, of which many have one title, and a tenth stand in the list before."""
    made: list[Work] = []
    for _ in range(count):
        if made and chance.random() < 0.1:
            made.append(chance.choice(made))
            continue
        title = " ".join(chance.choices(_WORDS, k=3))
        author = f"{chance.choice(_NAMES)}, {chance.choice('ABCDE')}."
        year, month, day = 1800 + chance.randrange(150), 1 + chance.randrange(12), 1 + chance.randrange(28)
        page = chance.randrange(1, 400)
        match chance.choice(["book", "book", "article", "news", "news", "letter", "review", "chapter", "volume"]):
            case "news":
                work = Work(
                    "news", "Parliamentary Intelligence", "", year, month, day, "The Fen Courier", pages=str(page)
                )
            case "letter":
                work = Work("letter", "Letter to his wife", "Moore, John", year, month, day)
            case "review":
                work = Work(
                    "article", "Review", author, year, 0, 0, "Past and Present", str(page), "", f"{page}--{page + 2}"
                )
            case "article":
                work = Work("article", title, author, year, 0, 0, "History", str(page), "", f"{page}--{page + 20}")
            case "chapter":
                work = Work("chapter", "Introduction", author, year, 0, 0, title, "", "", f"{page}--{page + 9}")
            case "volume":
                work = Work("book", "Collected Works", "Lenin, V. I.", 1960, volume=str(page))
            case _:
                work = Work("book", title, author, year, edition=str(chance.randrange(2, 9)))
        made.append(work)
    return made


def as_ris(made: list[Work]) -> str:
    """The works as RIS."""
    records = []
    for work in made:
        date = f"{work.year}/{work.month:02}/{work.day:02}/" if work.day else ""
        first, _dash, last = work.pages.partition("--")
        fields = [("TI", work.title), ("AU", work.author), ("PY", str(work.year)), ("DA", date), ("T2", work.container)]
        fields += [("VL", work.volume), ("ET", work.edition), ("SP", first), ("EP", last)]
        lines = [f"{tag}  - {value}" for tag, value in fields if value]
        records.append("\n".join([f"TY  - {_RIS[work.kind]}", *lines, "ER  - \n"]))
    return "\n".join(records)


def as_bibtex(made: list[Work]) -> str:
    """The works as BibLaTeX."""
    records = []
    for number, work in enumerate(made):
        within = "booktitle" if work.kind == "chapter" else "journaltitle"
        date = f"{work.year}-{work.month:02}-{work.day:02}" if work.day else str(work.year)
        fields = [("title", work.title), ("author", work.author), ("date", date), (within, work.container)]
        fields += [("volume", work.volume), ("edition", work.edition), ("pages", work.pages)]
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
        records.append(f"@{_BIBTEX[work.kind]}{{key{number},\n{lines}}}\n")
    return "\n".join(records)


def mark(work: Work) -> tuple[str, ...]:
    """What tells a work from the others that are made here."""
    date = [str(part) for part in (work.year, work.month, work.day) if part]
    return work.title, work.author.partition(",")[0], " ".join(date), work.volume, work.edition, *work.pages.split("--")


def mark_of(source: Source) -> tuple[str, ...]:
    """The same of a source in the notebook."""
    csl = source.csl
    date = " ".join(str(part) for part in csl["issued"]["date-parts"][0])
    pages = re.split(r"[-–]+", str(csl.get("page") or ""))
    volume, edition = str(csl.get("volume") or ""), str(csl.get("edition") or "")
    return source.title, (source.names or ("",))[0], date, volume, edition, *pages


def counted(said: str) -> int:
    """What the numbers of the sentence add up to."""
    plain = re.sub(r"[\d,]+ (?:sources? looks? like|remarks? say).*", "", said)
    return sum(int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*\b(?! others?:)", plain))


def tried(path: Path, made: list[Work]) -> list[str]:
    """Import the file twice; gives what is wrong."""
    started = time.perf_counter()
    lists = sources_of([path], Progress())
    read = time.perf_counter()
    book_path = path.with_name(f"{path.name}.essayplan")
    make_notebook(book_path, "Sources")
    brought: list[Brought] = []
    for _ in range(2):
        brought.append(bring_in_sources(lists, lambda: closing(Notebook.open(book_path)), Progress()))
    ended = time.perf_counter()
    with closing(Notebook.open(book_path)) as book:
        there = [mark_of(row.source) for row in sources(book)]
    wrong = [f"lost: {work}" for work in made if mark(work) not in there]
    wrong += [
        f"{path.suffix} {each.sentence} of {len(made)}" for each in brought if counted(each.sentence) != len(made)
    ]
    if brought[1].added:
        wrong.append(f"{len(brought[1].added)} came in twice")
    if len(there) != len(set(made)):
        wrong.append(f"{len(there)} sources of {len(set(made))} works")
    print(f"{path.name}: read in {read - started:.1f} s, imported twice in {ended - read:.1f} s")
    print("\n".join(each.sentence for each in brought))
    return wrong


def main() -> int:
    """Make a file of each format and import it; 1 where something went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=2_662)
    parser.add_argument("--seed", type=int, default=1_812)
    parser.add_argument("--format", choices=["ris", "bibtex"], action="append")
    given = parser.parse_args()
    ways = {"ris": (".ris", as_ris), "bibtex": (".bib", as_bibtex)}
    made, wrong = works(given.count, random.Random(given.seed)), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        for name in given.format or ways:
            suffix, write = ways[name]
            path = Path(folder) / f"list{suffix}"
            path.write_text(write(made), encoding="utf-8")
            wrong += tried(path, made)
    print("\n".join(wrong[:40]))
    print(f"{given.count} records, {len(set(made))} works, {len(wrong)} wrong.")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
