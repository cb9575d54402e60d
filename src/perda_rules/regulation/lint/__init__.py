"""The draft lint: rules with stable codes that find what is wrong with the text of a regulation. One rule per file."""
