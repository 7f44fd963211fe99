"""The pre-commit hook that puts submissions into the one form."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from thidua.cli import entry

entry("fmt")
