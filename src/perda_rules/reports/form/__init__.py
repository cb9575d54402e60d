"""A department's workbook (buku kerja): documents, own answers and questions to fill in, read back into the bundle."""
