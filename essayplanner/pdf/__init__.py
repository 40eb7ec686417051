"""PDFs, read in a process of their own (docs/adr/0030): `file.PdfFile` is what others know of it."""

#: The one word after the program's name that makes it that process, wherever it is installed; it is in no help.
READS_PDF = "--read-pdf"

#: The exit code of that process where it had no memory left.
NO_MEMORY = 70
