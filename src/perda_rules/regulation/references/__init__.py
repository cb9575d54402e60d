"""References of a regulation: citations found in its words, and the provisions that they point to.

Start with :func:`.finding.references_of`; what a reference is stands in :mod:`.models`.
"""
