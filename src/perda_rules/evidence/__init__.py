"""What a department shows: bundles, their files, and the types of evidence."""
