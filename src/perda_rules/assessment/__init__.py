"""From corpus and bundles to verdicts with reasons. Pure: nothing is read or written here."""
