"""Damages notebooks in many ways, saves what is intact of each, and reads each as the window and the exports do.

`python tests/trials/damage.py --count 50000 --seed 1` prints how many intact rows were saved, whether every saved file
is sound, and what escaped from a reading; it exits 1 where a row beyond one in a thousand was lost, a saved file is
not sound, or anything but a sentence for the student came out.

A row is intact where none of its bytes was touched, nor any of the rows that it cannot be without.
"""

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from essayplanner.domain.errors import EssayError
from essayplanner.notebook import copies, opening
from essayplanner.notebook.health import faults
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.salvage import save_intact
from tests.trials.damage_bases import Base, bases
from tests.trials.damage_kinds import KINDS
from tests.trials.damage_readings import Hang, readings, watched
from tests.trials.damage_rows import compare, expected_rows, intact_rows


class Counts:
    """What is counted over all damaged files."""

    def __init__(self) -> None:
        self.files: Counter[str] = Counter()
        self.intact: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()
        self.returned = self.saved = self.nothing = 0
        self.unsound: list[str] = []
        self.escaped: Counter[str] = Counter()
        self.readings = 0

    @property
    def failed(self) -> bool:
        """Whether what the program promises was broken."""
        lost, intact = self.lost.total(), self.intact.total()
        return bool(self.unsound or self.escaped or lost > intact / 1000)

    def __str__(self) -> str:
        intact, lost = self.intact.total(), self.lost.total()
        lines = [
            f"{self.files.total():,} damaged files, {self.saved:,} saved, of {self.nothing:,} nothing could be",
            f"{intact - lost:,} of {intact:,} intact rows saved ({100 * (intact - lost) / max(1, intact):.4f} %), "
            f"{self.returned:,} deleted rows came back",
            f"{len(self.unsound):,} saved files not sound",
            f"{self.escaped.total():,} of {self.readings:,} readings ended in something else than rows or a sentence",
        ]
        lines += [
            f"  {kind}: {count:,} files, {self.lost[kind]:,} of {self.intact[kind]:,} intact rows lost"
            for kind, count in sorted(self.files.items())
        ]
        lines += [f"  {count} x {what}" for what, count in self.escaped.most_common(20)]
        return "\n".join(lines + self.unsound[:10])


def read_all(path: Path, counts: Counts) -> None:
    """Read a damaged file in every way, opened with its whole check and, as a large one is, without."""

    def read(name: str, how: Callable[[], object]) -> object:
        counts.readings += 1
        try:
            with watched():
                return how()
        except EssayError as error:
            if "\n" in str(error) or not str(error).endswith((".", "!")):
                counts.escaped[f"{name}: no sentence: {str(error)[:200]!r}"] += 1
        except (Exception, Hang) as error:  # whatever comes is counted
            where = traceback.extract_tb(error.__traceback__)[-1]
            said = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}: {str(error)[:80]!r}"
            counts.escaped[f"{name}: {said}"] += 1
        return None

    read("faults", lambda: faults(path))
    read("verify", lambda: copies.verify(path))
    for at_opening in (opening.CHECKED_AT_OPENING, 0):
        before, opening.CHECKED_AT_OPENING = opening.CHECKED_AT_OPENING, at_opening
        try:
            book = read("open", lambda: Notebook.open(path))
        finally:
            opening.CHECKED_AT_OPENING = before
        if isinstance(book, Notebook):
            for name, how in readings(path, book):
                read(name, how)
            book.close()


def try_one(base: Base, kind: str, chance: random.Random, folder: Path, counts: Counts, *, read: bool) -> None:
    """Damage a notebook in one way, save what is intact of it and, if so wished, read it in every way."""
    content = bytearray(base.content)
    KINDS[kind](content, base, chance)
    path, target = folder / "damaged.essayplan", folder / "saved.essayplan"
    path.write_bytes(content)
    target.unlink(missing_ok=True)
    counts.files[kind] += 1
    try:
        with watched():
            save_intact(path, target)
    except EssayError:
        counts.nothing += 1
        wanted = expected_rows(base, intact_rows(base, bytes(content)))
        counts.intact[kind] += len(wanted)
        counts.lost[kind] += len(wanted)
    except (Exception, Hang) as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        counts.escaped[f"save_intact: {type(error).__name__} at {Path(where.filename).name}:{where.lineno}"] += 1
    else:
        counts.saved += 1
        intact, lost, returned = compare(base, bytes(content), target)
        counts.intact[kind] += intact
        counts.lost[kind] += lost
        counts.returned += returned
        try:
            found = faults(target)
        except EssayError as error:
            found = [str(error)]
        if found:
            counts.unsound.append(f"{kind} of {base.name}: {found[0]}")
    if path.read_bytes() != content:
        counts.escaped["the damaged file was changed"] += 1
    if read:
        read_all(path, counts)


def run(count: int, seed: int, read_every: int = 1, kinds: tuple[str, ...] = tuple(KINDS)) -> Counts:
    """Damage so many files, the same ones for the same seed; every so many are read in every way."""
    counts = Counts()
    with tempfile.TemporaryDirectory(prefix="essayplanner-trial-") as name:
        folder = Path(name)
        for number in range(count):
            chance = random.Random(f"{seed} {number}")
            base = chance.choice(bases())
            kind = kinds[number % len(kinds)]
            try_one(base, kind, chance, folder, counts, read=number // len(kinds) % read_every == 0)
    return counts


def main() -> int:
    """Run as the words on the command line say; gives the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1000, help="how many files to damage")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--read-every", type=int, default=1, help="read every so many of them (1: all)")
    arguments = parser.parse_args()
    begun = time.monotonic()
    counts = run(arguments.count, arguments.seed, arguments.read_every)
    print(counts)
    print(f"{time.monotonic() - begun:.0f} seconds, seed {arguments.seed}")
    return int(counts.failed)


if __name__ == "__main__":
    sys.exit(main())
