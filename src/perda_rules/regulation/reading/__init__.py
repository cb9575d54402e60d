"""Reading the file of a regulation, whatever its format, into pieces of text that know where they stand.

What the pieces mean is not asked here; that is :mod:`perda_rules.regulation.parsing`.
"""
