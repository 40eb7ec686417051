"""A small style, and its parts."""

HEAD = b'<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">'
INFO = b"<info><title>My\n style</title><id>x</id></info>"
CITE = b'<citation><layout><text variable="title"/></layout></citation>'
GOOD = HEAD + INFO + CITE + b"</style>"
