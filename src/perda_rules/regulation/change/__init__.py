"""Two versions of a regulation: which provision became which, what changed in its words, and how to number it anew."""
