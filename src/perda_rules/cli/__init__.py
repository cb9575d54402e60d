"""The command line: one module per command group, thin. Everything heavy is imported when a command runs."""
