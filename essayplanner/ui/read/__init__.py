"""A document as it is read: its pages, the passages in it, and the cards made of them."""
