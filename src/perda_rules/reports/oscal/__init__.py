"""OSCAL, the format in which other tools exchange catalogs, evidence and assessments. One module per model of it."""
