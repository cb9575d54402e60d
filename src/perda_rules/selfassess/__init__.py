"""The department's desk: making a bundle, filling it, and telling what is still to do. Nothing here judges."""
