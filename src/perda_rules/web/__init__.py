"""The pages for self-assessment: a department fills its bundle in a browser, the inspectorate judges it there.

A page is a view of a bundle on disk and of its assessment, as everywhere in this program: nothing here judges, and what
is saved is the same ``bundle.yaml`` and ``judgements.yaml`` that the commands read.
"""
