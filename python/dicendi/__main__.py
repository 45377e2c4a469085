"""`python -m dicendi`: the command."""

import sys

from dicendi.cli import main

sys.exit(main())
