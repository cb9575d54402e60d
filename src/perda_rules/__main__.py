"""``python -m perda_rules``."""

from perda_rules.cli.main import main

if __name__ == "__main__":
    main()
