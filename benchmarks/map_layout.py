"""The layout of the map, without a window: how it grows, and how many lines cross.

Times are ratios against reading the same graph once: a sort of its links. Crossings are ratios against those of the
package `graphlay` 0.3.1 on the same random graphs, counted by itself in its drawings; it is not needed to run this.
"""

import argparse

from benchmarks.figures import in_turn, ratio, show, under
from essayplanner.domain.map.layers import layers_of, without_circles
from essayplanner.domain.map.laying import Form
from essayplanner.domain.map.notebook_map import notebook_map
from essayplanner.domain.map.ordering import crossings, ordered
from tests.domain.map.arguments import measure, notebook, notebook_graph, random_graph

SIZES = (100, 300, 1_000, 2_000, 10_000)
#: Cards and links of the graphs, and crossings for the seeds 1 and 2.
GRAPHS = ((20, 26), (40, 60), (60, 80), (100, 140), (150, 200), (200, 300), (300, 400))
THEIRS = {
    random_graph: ((3, 4), (52, 45), (100, 70), (275, 202), (693, 466), (1732, 1622), (2285, 2451)),
    notebook_graph: ((3, 11), (57, 49), (88, 76), (225, 169), (306, 436), (922, 933), (798, 1054)),
}


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="map_layout", description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--most", type=int, default=10_000, help="cards at most")
    given = parser.parse_args(words)
    form = Form(measure)
    for cards in (size for size in SIZES if size <= given.most):
        arcs = notebook_graph(cards, cards * 5 // 2, 1)
        argument = notebook(cards, arcs)
        known = notebook_map(argument, form).known
        more = notebook(cards, [*arcs, (cards, 1)])
        limit, first, again = in_turn(
            given.runs,
            lambda arcs=arcs: sorted(arcs),  # type: ignore[misc]
            lambda argument=argument: notebook_map(argument, form),  # type: ignore[misc]
            lambda more=more, known=known: notebook_map(more, form, known=known),  # type: ignore[misc]
            warm=0,
        )
        print(f"  {cards:,} cards, {len(arcs):,} links")
        show("a sort of the links", limit)
        show("map from nothing", first)
        show("map with a link more", again)
        if cards == 2_000:
            under("map from nothing, median", first.median, 1_000)
    for make, theirs in THEIRS.items():
        whole = [0, 0]
        for (cards, links), counts in zip(GRAPHS, theirs, strict=True):
            for seed, count in enumerate(counts, 1):
                straight = without_circles(make(cards, links, seed))
                ids = sorted({end for arc in straight for end in arc})
                found = ordered(ids, straight, layers_of(ids, straight))
                ours = crossings(found.layers, found.ways)
                whole[0], whole[1] = whole[0] + ours, whole[1] + count
                ratio(f"crossings, {make.__name__} {cards}, {links}, seed {seed}: {ours}", ours, count, 1.2)
        ratio(f"crossings, {make.__name__}, all", *map(float, whole), 1.2)
