"""From the text of a regulation to a register of its provisions: reading, addressing, fingerprinting, citing."""
