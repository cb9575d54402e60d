"""Reports on drafts: what changed between two versions, what of a draft is encoded, and how it could be numbered."""
