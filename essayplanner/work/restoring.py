"""What is in a backup; what is put beside a notebook in its place: a backup, or what is intact of it."""

import os
from pathlib import Path
from typing import NamedTuple

from essayplanner.domain.file_words import beside
from essayplanner.language import join_facts, n_, p_
from essayplanner.notebook.backups import restore
from essayplanner.notebook.counting import counts
from essayplanner.notebook.looking_into import looked_into


class Contents(NamedTuple):
    """The topic of a notebook and how much it holds."""

    title: str
    cards: int
    outlines: int

    @property
    def sentence(self) -> str:
        """“Stalin and the USSR · 126 cards · 3 outlines”."""
        cards = n_("{n} card", "{n} cards", self.cards)
        return join_facts((self.title, cards, n_("{n} outline", "{n} outlines", self.outlines)))


def contents_of(backup: Path) -> Contents:
    """Look into a backup; EssayError where it is not a sound notebook."""
    with looked_into(backup, newer=True) as book:
        cards, _sources, outlines = counts(book)
        return Contents(book.title, cards, outlines)


def restore_sound(backup: Path, path: Path) -> Path:
    """Put a backup, if it is a sound notebook, beside the one at a path, and give where; nothing is replaced.

    EssayError where it is not sound, or cannot be put there.
    """
    contents_of(backup)
    return restore(backup, path)


def save_what_is_intact(path: Path) -> Path:
    """Save the sound rows of a damaged notebook beside it; gives where."""
    from essayplanner.notebook.salvage import save_intact

    number = 1
    while os.path.lexists(target := beside(path, " " + p_("added to a name", "(saved {number})", number=str(number)))):
        number += 1
    save_intact(path, target)
    return target
