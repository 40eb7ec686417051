"""A file of structures as a teacher writes one."""

#: A shape, and a scheme that offers it.
MINE = """\
[[shapes]]
key = "mine"
title = "Mine"
[[shapes.parts]]
title = "All of it"

[[schemes]]
key = "class"
board = "School"
title = "In class"
shapes = ["mine", "thematic"]
"""
