"""How everything looks, and Qt's own controls made well-behaved; knows nothing of notebooks."""
