"""The drawer: the outline as a strip of sections to drop on, below the screens that ask for it."""
