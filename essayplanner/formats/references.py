"""The reference documents that pandoc takes the look of DOCX and ODT from: its own, with our table laid over them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from xml.etree import ElementTree

from essayplanner.domain.errors import EssayError
from essayplanner.formats.docx_parts import docx_reference
from essayplanner.formats.looks import PAPERS
from essayplanner.formats.odt_parts import odt_reference
from essayplanner.formats.pandoc_call import RunPandoc
from essayplanner.language import _


@lru_cache(maxsize=8)
def reference(kind: str, paper: str, pandoc: RunPandoc) -> bytes:
    """The reference document (“docx” or “odt”) for a paper of PAPERS, any other being the usual one; made once for each
    pandoc, for that takes a while.

    Raises EssayError where pandoc fails, or its own reference is none that we know.
    """
    if paper not in PAPERS:
        return reference(kind, next(iter(PAPERS)), pandoc)
    given = pandoc([f"--print-default-data-file=reference.{kind}"], b"")
    try:
        return changed(given, docx_reference(paper) if kind == "docx" else odt_reference(paper))
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError) as error:
        raise EssayError(_("The pandoc on this computer is too old or too new to make this document.")) from error


def changed(pack: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """A ZIP file with some of its members changed, or added, by name; the others stay. It is the same each time."""
    done = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(pack)) as old, zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for info in old.infolist():
            data, undated = old.read(info), zipfile.ZipInfo(info.filename)
            undated.compress_type = info.compress_type
            new.writestr(undated, changes[info.filename](data) if info.filename in changes else data)
        for name in changes:
            if name not in names and (added := changes[name](b"")):
                new.writestr(zipfile.ZipInfo(name), added)
    return done.getvalue()
