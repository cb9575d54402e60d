"""Many assessments: kept over the years, and their trends. Nothing here judges."""
