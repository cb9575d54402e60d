"""What the regulation asks, as data: models, loading, consistency, coverage."""
