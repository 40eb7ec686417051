"""DOCX, ODT, LaTeX and EPUB, made by pandoc from a syntax tree."""

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
from essayplanner.formats.zips import Fault, ZipFaultError, packed, parts_of
from essayplanner.language import _

#: A teacher's template is not larger than this, in bytes.
LARGEST_TEMPLATE = 20_000_000

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
    data = read_file(path, LARGEST_TEMPLATE, _("nothing was written: choose another template"))
    if not data:
        raise TemplateError(_("The template is an empty file: choose another one."))
    return data


def sound_template(data: bytes, kind: str) -> bytes:
    """A template (“docx” or “odt”), packed anew; TemplateError where it is none, or would unpack to something huge."""
    try:
        if len(data) > LARGEST_TEMPLATE:
            raise ZipFaultError(Fault.LARGE)
        parts = parts_of(data)
        if _HOLDS[kind] not in parts or "styles.xml" not in {name.rpartition("/")[2] for name in parts}:
            raise ZipFaultError(Fault.BROKEN)
    except ZipFaultError as error:
        if error.fault is Fault.LARGE:
            raise TemplateError(_("The template is too large: choose one without pictures.")) from None
        raise TemplateError(
            _("The template is not in {format} format: choose another one.", format=kind.upper())
        ) from None
    return packed(parts)


def _with_template(material: Material, kind: str) -> Exported:
    teachers = material.reference_doc
    look = sound_template(teachers, kind) if teachers else reference(kind, material.paper, _pandoc(material))
    language = [] if material.reference_doc else _LANGUAGE
    name = f"reference.{kind}"
    arguments = ["-t", kind, "-o", "-", f"--reference-doc={name}", *language]
    made = _made(material, arguments, {name: look}, blocks=kind == "docx")  # pandoc's ODT sets none in within a list
    finish = docx_finish(ours=not material.reference_doc) if kind == "docx" else odt_finish()
    return Exported(changed(made.data, finish))


def _made(
    material: Material, arguments: list[str], files: dict[str, bytes], header: str = "", *, blocks: bool = True
) -> Exported:
    data = tree(material.essay, material.options.card_texts, header, blocks=blocks)
    return Exported(_pandoc(material)(["-f", "json", *arguments], data, files, material.cancel))


def _pandoc(material: Material) -> RunPandoc:
    if material.pandoc is None:
        raise EssayError(_("This format needs pandoc, which was not given"), _("nothing was written"))
    return material.pandoc
