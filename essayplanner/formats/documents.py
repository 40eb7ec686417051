"""DOCX, ODT, LaTeX and EPUB, made by pandoc from a syntax tree."""

import io
import zipfile
from pathlib import Path

from essayplanner.domain.errors import EssayError
from essayplanner.domain.reading_files import read_file
from essayplanner.formats.docx_parts import docx_finish
from essayplanner.formats.export import Exported, Material
from essayplanner.formats.looks import LANGUAGE
from essayplanner.formats.odt_parts import odt_finish
from essayplanner.formats.pandoc_call import RunPandoc
from essayplanner.formats.references import changed, reference
from essayplanner.formats.tree import tree

#: A teacher's template is not larger than this, in bytes: packed, and with all that is in it.
LARGEST_TEMPLATE = 20_000_000
LARGEST_UNPACKED = 200_000_000

#: LaTeX lists nest four deep unless told otherwise; ours go six deep.
_LATEX_HEAD = (
    "\\usepackage{enumitem}\n\\setlistdepth{9}\n\\renewlist{itemize}{itemize}{9}\n"
    "\\setlist[itemize]{label=\\textbullet}"
)
_LANGUAGE = ["-M", f"lang={LANGUAGE}"]
_HOLDS = {"docx": "word/document.xml", "odt": "content.xml"}


class TemplateError(EssayError):
    """The template that was chosen cannot be used; nothing was written."""


def write_docx(material: Material) -> Exported:
    """A Word document with real headings and footnotes."""
    return _with_template(material, "docx")


def write_odt(material: Material) -> Exported:
    """An OpenDocument text with real headings and footnotes."""
    return _with_template(material, "odt")


def write_latex(material: Material) -> Exported:
    """A LaTeX document that stands alone."""
    return _made(material, ["-t", "latex", "--standalone", "--wrap=none"], {}, _LATEX_HEAD)


def write_epub(material: Material) -> Exported:
    """An electronic book, for a reader's font and size."""
    return _made(material, ["-t", "epub3", "--split-level=1", "-o", "-", *_LANGUAGE], {})


def read_template(path: Path) -> bytes:
    """The bytes of a template; EssayError where there is none or it cannot be read."""
    return read_file(path, LARGEST_TEMPLATE, "nothing was written: choose another template")


def check_template(data: bytes, kind: str) -> None:
    """Refuse a template (“docx” or “odt”) that is none, or that would unpack to something huge."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as template:
            infos = template.infolist()
            names = {info.filename for info in infos}
            size = sum(info.file_size for info in infos)
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):
        raise TemplateError(f"The template is no {kind.upper()} file: choose another one.") from None
    if _HOLDS[kind] not in names or "styles.xml" not in {name.rpartition("/")[2] for name in names}:
        raise TemplateError(f"The template is no {kind.upper()} file: choose another one.")
    if len(data) > LARGEST_TEMPLATE or size > LARGEST_UNPACKED:
        raise TemplateError("The template is too large: choose one without pictures.")


def _with_template(material: Material, kind: str) -> Exported:
    if material.reference_doc:
        check_template(material.reference_doc, kind)
    look = material.reference_doc or reference(kind, material.paper, _pandoc(material))
    language = [] if material.reference_doc else _LANGUAGE
    name = f"reference.{kind}"
    made = _made(material, ["-t", kind, "-o", "-", f"--reference-doc={name}", *language], {name: look})
    finish = docx_finish(ours=not material.reference_doc) if kind == "docx" else odt_finish()
    return Exported(changed(made.data, finish))


def _made(material: Material, arguments: list[str], files: dict[str, bytes], header: str = "") -> Exported:
    data = tree(material.essay, material.options.card_texts, header)
    return Exported(_pandoc(material)(["-f", "json", *arguments], data, files, material.cancel))


def _pandoc(material: Material) -> RunPandoc:
    if material.pandoc is None:
        raise EssayError("This format needs pandoc, which was not given; nothing was written.")
    return material.pandoc
