"""PDFs written out by hand: pages of lines, and whatever else a test puts into them."""

import hashlib
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

#: A page of lines: where each begins, from the lower left, and its words.
Lines = Sequence[tuple[float, float, str]]

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def in_brackets(text: str) -> str:
    """A string as PDF has it, in UTF-16 where it needs more than ASCII."""
    if text.isascii():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").replace("\n", "\\n") + ")"
    return "<FEFF" + text.encode("utf-16-be").hex() + ">"


def column(text: str, left: float = 72, top: float = 720, leading: float = 14) -> list[tuple[float, float, str]]:
    """Lines one below the other."""
    return [(left, top - leading * number, line) for number, line in enumerate(text.split("\n"))]


def stream(data: bytes, more: str = "") -> bytes:
    """A stream as an object's content."""
    return f"<< /Length {len(data)} {more} >>\nstream\n".encode() + data + b"\nendstream"


def written(lines: Lines) -> bytes:
    """What draws these lines on a page, in 12 points."""
    drawn = [f"BT /F1 12 Tf 1 0 0 1 {x:g} {y:g} Tm {_shown(text)} Tj ET" for x, y, text in lines]
    return "\n".join(drawn).encode()


def _shown(text: str) -> str:
    """A string in the encoding of the font, which is Windows'."""
    return "<" + text.encode("cp1252").hex() + ">"


class Pdf:
    """A PDF that is put together object by object: 1 is its catalogue, 2 the tree of its pages, 3 the font."""

    def __init__(self, pages: Sequence[Lines] = (), box: str = "0 0 612 792", page: str = "") -> None:
        """`page` is what stands in the dictionary of each page besides."""
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
        self.objects: list[bytes] = [b"", b"", font]
        self.catalogue, self.info = "", ""
        self.kids: list[int] = []
        self.count: int | None = None
        for lines in pages:
            self.add_page(written(lines), box, page)

    def add(self, content: bytes | str) -> int:
        """An object more; gives its number."""
        self.objects.append(content.encode() if isinstance(content, str) else content)
        return len(self.objects)

    def add_page(self, content: bytes, box: str = "0 0 612 792", more: str = "", of_stream: str = "") -> int:
        """A page with that content; gives its number as an object."""
        number = self.add(stream(content, of_stream))
        page = self.add(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {number} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> {more} >>"
        )
        self.kids.append(page)
        return page

    def outline(self, headings: Sequence[tuple[int, str, int]]) -> None:
        """Headings: level from 1, title, and page from 1."""
        first = len(self.objects) + 2
        top = self.add(f"<< /Type /Outlines /First {first} 0 R >>")
        for number, (level, title, page) in enumerate(headings):
            after = headings[number + 1 :]
            later = next((n for n, each in enumerate(after) if each[0] <= level), None)
            parts = [f"/Title {in_brackets(title)} /Parent {top} 0 R /Dest [{self.kids[page - 1]} 0 R /Fit]"]
            if later is not None and after[later][0] == level:
                parts.append(f"/Next {first + number + 1 + later} 0 R")
            if after and after[0][0] > level:
                parts.append(f"/First {first + number + 1} 0 R")
            self.add(f"<< {' '.join(parts)} >>")
        self.catalogue += f" /Outlines {top} 0 R"

    def about(self, **fields: str) -> None:
        """Metadata, by the names that PDF has for them."""
        self.info = " ".join(f"/{name} {in_brackets(text)}" for name, text in fields.items())

    def data(self, trailer: str = "") -> bytes:
        """The file."""
        count = len(self.kids) if self.count is None else self.count
        kids = " ".join(f"{kid} 0 R" for kid in self.kids)
        self.objects[0] = f"<< /Type /Catalog /Pages 2 0 R {self.catalogue} >>".encode()
        self.objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode()
        if self.info:
            trailer += f" /Info {self.add(f'<< {self.info} >>')} 0 R"
        return put_together(self.objects, trailer)

    def write(self, path: Path, trailer: str = "") -> Path:
        """The file, at that path."""
        path.write_bytes(self.data(trailer))
        return path


def put_together(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """Objects as a file, with the table that finds them."""
    data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(data)


def locked(lines: Lines, password: str) -> bytes:
    """A PDF of one page that opens with a password alone (RC4 of 40 bits, the standard handler's revision 2)."""
    padded = (password.encode() + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    identity, rights = bytes(16), -4
    key = hashlib.md5(padded + owner + struct.pack("<i", rights) + identity).digest()[:5]
    pdf = Pdf()
    number = len(pdf.objects) + 1
    its_own = hashlib.md5(key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10]
    pdf.add_page(_rc4(its_own, written(lines)))
    lock = pdf.add(f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{_rc4(key, _PADDING).hex()}> /P {rights} >>")
    return pdf.data(f"/Encrypt {lock} 0 R /ID [<{identity.hex()}> <{identity.hex()}>]")


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j = [*range(256)], 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    given, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        given.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(given)


def paged(texts: Mapping[int, str] | Sequence[str]) -> Pdf:
    """A PDF whose pages have these texts, line by line."""
    return Pdf([column(text) for text in (texts.values() if isinstance(texts, Mapping) else texts)])
