"""Fuzzing of the reader: `python tests/fuzz/reader.py -runs=100000` (see `make fuzz`).

Any bytes give a tree or refusals; what was read is written and read back the same, and tidied
without a change. Starts from `seeds.py` and any folder of inputs named on the command line;
what breaks a promise is left in `build/fuzz`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent))
with atheris.instrument_imports(include=["thidua"]):
    from promises import keep_promises

from seeds import SEEDS

FOUND = Path("build/fuzz")


def main() -> None:
    """Fuzz until libFuzzer's own options say stop."""
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(SEEDS):
            Path(folder, f"{number:03}").write_bytes(seed)
        FOUND.mkdir(parents=True, exist_ok=True)
        atheris.Setup([sys.argv[0], f"-artifact_prefix={FOUND}/", *sys.argv[1:], folder], keep_promises)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
