"""Packs in: one TOML file that a teacher can write by hand. docs/pack-format.md describes it."""

from essayplanner.domain.packs import Pack
from essayplanner.formats.pack_reader import read_tables
from essayplanner.formats.toml_problems import FaultsError
from essayplanner.formats.toml_texts import read_toml
from essayplanner.language import _

#: A pack file is not larger than this, in bytes: 10,000 cards. The worst found of that size takes 10 s and 0.6 GB.
LARGEST = 5_000_000


class PackError(FaultsError):
    """A pack that cannot be used."""

    kept = _("nothing was imported")


def read_pack(text: str | bytes, name: str, error: type[PackError] = PackError) -> Pack:
    """The pack that a file's text says; `name` is the file's, for the message.

    Raises `error` with every problem's line, field and mend.
    """
    pack, remarks = read_toml(text, name, LARGEST, read_tables, error)
    return pack._replace(remarks=remarks)
