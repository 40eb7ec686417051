"""The window in which notes become cards: the notes at the left, and beside each the card that it makes."""
