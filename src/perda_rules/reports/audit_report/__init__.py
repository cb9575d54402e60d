"""The audit report that a person edits and signs: one content, as a Word document and as a PDF."""
