"""Charts as plain SVG for the HTML report: each says one thing, and has its numbers in a table beside it."""
