"""The command line: one module per command group, thin. Everything heavy is imported when a command runs."""

import gc
import os

# Before anything else is imported, for half of a run is importing. No plugin of pydantic's has a part in this program,
# and looking for some costs more than reading a bundle; a run lives for a fraction of a second and makes few cycles,
# so that not looking for garbage saves a tenth of it.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
gc.disable()
