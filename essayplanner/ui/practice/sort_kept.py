"""A sort as it is kept: by uids, for ids may be those of other cards when it is taken up again."""

from collections.abc import Mapping

from essayplanner.coach.sorting import Group, Pile, Sorting
from essayplanner.notebook.outlines import outlines
from essayplanner.ui.practice.kept_work import Kept
from essayplanner.ui.practice.sort_draft import Asked, SortDraft


def as_kept(draft: SortDraft) -> Kept | None:
    """What is to be kept of a sort; None where no card was sorted."""
    now, uids = draft.sorting, {id: card.uid for id, card in draft.cards.items()}
    if not now.done:
        return None
    outline_uids = {each.id: each.uid for each in outlines(draft.book)}
    return {
        "asked": [[outline_uids.get(asked.outline_id, ""), asked.question] for asked in draft.asked],
        "waiting": [uids[id] for id in now.waiting if id in uids],
        "groups": [
            [group.pile.value, group.title, [uids[id] for id in group.cards if id in uids], group.is_open]
            for group in now.groups
        ],
        "done": [uids[id] for id in now.done if id in uids],
    }


def from_kept(draft: SortDraft, kept: Kept) -> tuple[list[Asked], Sorting] | None:
    """The questions and the sort that were kept, with the cards that are there still; None where it is no sort."""
    ids = {card.uid: card.id for card in draft.cards.values()}
    there = {each.uid: each.id for each in outlines(draft.book)}
    try:
        asked = [Asked(there.get(uid, 0), str(question)) for uid, question in kept["asked"]]
        sorting = _sorting(kept, ids)
    except (KeyError, TypeError, ValueError):
        return None
    return (asked, sorting) if len(asked) == 2 and sorting.done else None


def _sorting(kept: Kept, ids: Mapping[str, int]) -> Sorting:
    groups: list[Group] = []
    met: set[int] = set()
    for pile in Pile:
        of_pile = [each for each in kept["groups"] if each[0] == pile.value] or [[pile.value, "", [], True]]
        opened = next((place for place, each in enumerate(of_pile) if each[3] is True), 0)
        for place, (_pile, title, uids, _is_open) in enumerate(of_pile):
            cards = tuple(dict.fromkeys(ids[uid] for uid in uids if uid in ids and ids[uid] not in met))
            met.update(cards)
            groups.append(Group(len(groups), pile, str(title), cards, place == opened))
    done = list(dict.fromkeys(ids[uid] for uid in kept["done"] if ids.get(uid) in met))
    waiting = dict.fromkeys(ids[uid] for uid in kept["waiting"] if uid in ids and ids[uid] not in met)
    return Sorting(tuple(waiting), tuple(groups), (*(id for id in sorted(met) if id not in done), *done))
