"""Proposing what an item would say of a document, from its words: type, number, date, title and signatory."""
