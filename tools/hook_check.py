"""The pre-commit hook that checks all submissions."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from thidua.cli import entry

entry("check")
