"""The window around everything: menus, bars, banner, and what its commands do."""
