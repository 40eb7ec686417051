"""Making notebooks: a blank one, one from a pack, and the sample."""

import os
from pathlib import Path

from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import why
from essayplanner.domain.whole_files import make_folder
from essayplanner.language import _
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.own_folder import data_folder
from essayplanner.resources import pack_path

SAMPLE_PACK = "stalin"
SAMPLE_NAME = "Stalin and the USSR.essayplan"


def make_blank(path: Path) -> None:
    """Make a new notebook with a blank outline, named after its file; EssayError where that cannot be."""
    from essayplanner.notebook.outlines import new_outline

    make_notebook(path, path.stem, lambda book: new_outline(book, _("New essay question")))


def make_from_pack(path: Path, source: Path, title: str = "") -> str:
    """Make a new notebook, whole or not at all, of what a pack file holds; gives what came in, in a sentence.

    It is called as the pack is without a title. EssayError where that cannot be.
    """
    from essayplanner.notebook.packing import import_pack
    from essayplanner.work.bringing_in import pack_in
    from essayplanner.work.pack_accounts import pack_account

    pack = pack_in(source)
    said: list[str] = []
    make_notebook(
        path, title or pack.title, lambda book: said.append(pack_account(import_pack(book, pack)).sentence), pack
    )
    return said[0]


def make_sample() -> Path:
    """The sample notebook in the student's documents, made from the bundled pack where it is not there yet.

    EssayError where it is not there and cannot be made.
    """
    path = documents_folder() / SAMPLE_NAME
    try:
        if not path.exists():
            source = pack_path(SAMPLE_PACK)
            make_folder(path.parent)
            make_from_pack(path, source)
    except OSError as error:
        what = _("The sample cannot be put into “{folder}”, because {reason}.", folder=path.parent, reason=why(error))
        raise EssayError(what) from error
    except EssayError:
        if not os.path.exists(path):  # noqa: PTH110 - never raises; else another start made it in this moment
            raise
    return path


def documents_folder() -> Path:
    """Where the sample is put: the folder for documents, or the one that `ESSAYPLANNER_DATA` names."""
    if os.environ.get("ESSAYPLANNER_DATA"):
        return data_folder()
    from platformdirs import user_documents_path

    return user_documents_path() / "EssayPlanner"
