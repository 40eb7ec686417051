"""What a screen reader says of the map."""

from collections.abc import Iterable

from essayplanner.domain.argument import Argument, CardSeen
from essayplanner.domain.cards import Relation
from essayplanner.domain.map.values import Box, Route
from essayplanner.domain.words import does_to, done_by, kind_word
from essayplanner.language import _, ended, join_and, n_


def spoken_card(box: Box, card: CardSeen, routes: Iterable[Route], argument: Argument, numbers: tuple[str, ...]) -> str:
    """All that is told of a card: “If industry needed coercion…, claim, used in 3, challenges The Great Terror served…,
    because: …, supported by The first plan… and The second…, 2 under it”.

    Why is told where a card does something to another, and so once for each link.
    """
    told = [card.title, kind_word(card.kind)]
    if numbers:
        told.append(_("used in {sections}", sections=join_and(numbers)))
    if box.loose:
        told.append(_("no link to what stands above it") if box.above else _("no link"))
    done: dict[Relation, list[str]] = {}
    for route in routes:
        if route.link.from_id == box.card_id:
            told.append(said(route, box.card_id, argument))
        else:
            done.setdefault(route.link.relation, []).append(argument.cards[route.link.from_id].title)
    told += [done_by(relation, join_and(titles)) for relation, titles in done.items()]
    if box.under:
        told.append(n_("{n} under it", "{n} under it", box.under))
    if box.hidden:
        told.append(n_("{n} folded away", "{n} folded away", box.hidden))
    if card.caution:
        told.append(_("caution"))
    if box.by_hand:
        told.append(_("put here by hand"))
    return ended(", ".join(told))


def said(route: Route, card_id: int, argument: Argument) -> str:
    """What a link says of one of its cards."""
    link = route.link
    speaks = link.from_id == card_id
    other = argument.cards[link.to_id if speaks else link.from_id].title
    words = (does_to if speaks else done_by)(link.relation, other)
    if link.because:
        words = _("{words}, because: {because}", words=words, because=link.because)
    return words if route.used else _("{words}, not used by the outline", words=words)
