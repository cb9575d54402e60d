"""How well the regulation is encoded: what the corpus check finds in the files and beside the text."""
