"""The map of an argument, laid out without a window: layers, their order, places of cards, ways of links."""
