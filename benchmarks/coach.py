"""The coach on outlines of 40 to 10,000 placements: one is read, looked over anew and after a step, its question read,
and cards suggested.

Reading is held against the raw query of the same rows, looking against one walk over all placements in Python, in the
same run. All times are processor time of this thread, in which a busy neighbour counts little. That nothing is
quadratic is seen by what a placement takes at each size, against a fifth of it.
"""

import argparse
import gc
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.figures import Times, ratio, show, times_of, under
from benchmarks.notebooks import make_argument, workplace
from essayplanner.coach.demanding import demanded
from essayplanner.coach.fitting import Cards
from essayplanner.coach.looking import Coach
from essayplanner.coach.questions import read_question
from essayplanner.coach.registry import RULES
from essayplanner.coach.suggesting import suggested
from essayplanner.domain.cards import Relation
from essayplanner.domain.plan import Plan
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.known_names import known_names
from essayplanner.notebook.notebook import Notebook
from essayplanner.work.coaching import plan_of

SIZES = (40, 200, 1_000, 2_000, 10_000)
QUESTION = "How far was fear of opposition the main reason for the Great Terror of 1936–38?"
#: Milliseconds in which an outline of so many placements is looked over: longer ones are beside the window.
MOST, AT_MOST = 16, 200
#: What a look after a step takes at most of one at an outline that was never seen.
STEP = 0.7

_ROWS = (
    "SELECT id, parent_id, uid, title, role, note, words, slots FROM section WHERE outline_id = 1 ORDER BY position",
    "SELECT id, card_id, section_id, parent_id, uid, note FROM placement WHERE outline_id = 1 ORDER BY position, id",
    "SELECT id, uid, kind, title, happened, first_day, last_day, side_id, caution FROM card WHERE trashed_at IS NULL",
    "SELECT card_id, name FROM card_tag JOIN tag ON tag.id = tag_id",
    "SELECT id, uid, from_card_id, to_card_id, relation, because FROM link",
    "SELECT c.card_id, s.uid, s.cite_key, s.csl, s.source_class, c.locator FROM citation c JOIN source s "
    "ON s.id = c.source_id WHERE c.card_id IN (SELECT card_id FROM placement WHERE outline_id = 1)",
    "SELECT id, text, claim_kind, aliases FROM card WHERE id IN (SELECT card_id FROM placement WHERE outline_id = 1)",
)


def make(path: Path, placements: int) -> Path:
    """A notebook with so many cards and an outline that uses each of them: paragraphs of eight between introduction
    and conclusion, with a question and a scheme."""
    sections = max(4, placements // 8)
    make_argument(path, placements, placements * 5 // 2, placements + sections, sections)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE section SET parent_id = NULL")
        raw.execute("UPDATE section SET role = 'introduction' WHERE id = (SELECT min(id) FROM section)")
        raw.execute("UPDATE section SET role = 'conclusion' WHERE id = (SELECT max(id) FROM section)")
        raw.execute("UPDATE outline SET title = ?, scheme = 'aqa-c2-essay', words = 1500", (QUESTION,))
    return path


def worked(act: Callable[[], object]) -> float:
    """Milliseconds that this thread works for an act."""
    began = time.thread_time()
    act()
    return (time.thread_time() - began) * 1000


def walk(plan: Plan) -> int:
    """See every placement once, with its card and what is known of it."""
    return sum(
        len(plan.card(each).title) + len(plan.facts_of(each.card_id).text) for p in plan.parts for each in p.placed
    )


def measure(path: Path, size: int, runs: int) -> dict[str, Times]:
    """What each thing takes in a notebook; no garbage is collected meanwhile, as in the program."""
    found: dict[str, list[float]] = {}

    def take(name: str, act: Callable[[], object]) -> None:
        found.setdefault(name, []).append(worked(act))

    with closing(Notebook.open(path)) as book, closing(sqlite3.connect(path)) as raw:
        book.connection.execute("PRAGMA synchronous = OFF")
        coach = Coach()
        plan = plan_of(book, 1)
        first = coach.look(plan)
        middle = plan.parts[len(plan.parts) // 2]
        placed, notes = middle.placed[len(middle.placed) // 2], iter(range(10**6))
        ready = Cards(plan.cards, [link for to in plan.links_to.values() for link in to])
        ends = (plan.parts[1].placed[0].card_id, placed.card_id)
        steps: dict[str, Callable[[], object]] = {
            "look after a placement": lambda: outlining.place(book, [1], Spot("section", middle.section.id)),
            "look after a note": lambda: outlining.edit_note(book, placed.id, f"It shows this {next(notes)} times."),
            "look after a link": lambda: cards.link_cards(book, *ends, Relation.QUALIFIES),
        }
        for _ in range(runs):
            gc.collect()
            gc.disable()
            take("raw query", lambda: [raw.execute(rows).fetchall() for rows in _ROWS])
            take("read", lambda: plan_of(book, 1))
            take("walk", lambda: walk(plan))
            take("look anew", lambda: Coach().look(plan))
            take("what is asked", lambda: demanded(plan, first))
            take("cards made ready", lambda: Cards(plan.cards, [link for to in plan.links_to.values() for link in to]))
            take("suggested", lambda: suggested(plan, ready, placement_id=placed.id))
            take("names looked up", lambda: known_names(book))
            take("read the question", lambda: read_question(QUESTION, ()))
            for name, step in steps.items():
                coach.look(plan)
                step()
                now = plan_of(book, 1)
                take(name, lambda now=now: coach.look(now))  # type: ignore[misc]
                book.undo()
            gc.enable()
        print(f"    {len(first.findings)} findings of {len(RULES)} rules in {len(plan.parts)} parts")
    return {name: times_of(times) for name, times in found.items()}


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="coach", description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--most", type=int, default=SIZES[-1], help="placements of the largest outline")
    given = parser.parse_args(words)
    before: dict[str, float] = {}
    with workplace() as place:
        for size in (each for each in SIZES if each <= given.most):
            print(f"  {size:,} placements")
            found = measure(make(place / f"{size}.essayplan", size), size, given.runs)
            for name, times in found.items():
                show(name, times)
            ratio("reading, against the raw query", found["read"].median, found["raw query"].median, 4)
            for name in ("look anew", "look after a placement", "look after a note", "look after a link"):
                if size <= AT_MOST:
                    under(name, found[name].median, MOST)
                else:  # a walk over few placements is over before it is measured
                    ratio(f"{name}, against a walk", found[name].median, found["walk"].median, 6 * len(RULES))
                if name != "look anew" and size >= AT_MOST:
                    ratio(f"{name}, against anew", found[name].median, found["look anew"].median, STEP)
                each = found[name].median / size
                if name in before:
                    ratio("... a placement, against the size before", each, before[name], 1.5)
                before[name] = each
