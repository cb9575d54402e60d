"""The gate: whether an assessment may pass, by a policy, against a baseline, with waivers. Nothing here judges."""
