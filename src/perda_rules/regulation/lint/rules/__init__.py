"""The rules of the lint, one per module, named by code and subject; the YAML beside each says what it means."""
