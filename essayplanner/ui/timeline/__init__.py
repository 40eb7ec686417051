"""What happened when: the dated cards in lanes along an axis of time."""
