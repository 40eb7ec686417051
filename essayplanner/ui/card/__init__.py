"""What is selected, to be read and edited: a card, a placement, a section."""
