"""The inspectorate's working paper (kertas kerja): a workbook made from an assessment, read back as judgements."""
