"""`thidua receipt install-hook`: the two hooks into a bare repository on the server."""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.writing import write
from thidua.snapshot import Git, UsageError

HELP = "đặt móc ghi biên nhận vào kho trần trên máy chủ Git"
_OURS = "# thidua receipt install-hook"
# REMOTE_USER is what a web server has authenticated; an SSH key sets THIDUA_ACCOUNT in its forced command.
_ACCOUNT = '--account="${REMOTE_USER:-${THIDUA_ACCOUNT:-}}"'
_HOOKS = {"pre-receive": f" {_ACCOUNT}", "post-receive": ""}
_SETTINGS = {
    "receive.fsckObjects": "true",
    "receive.maxInputSize": "64m",
    # Where branches stood at a deadline stays known; Git would throw their log away after 90 days.
    "core.logAllRefUpdates": "always",
    "gc.reflogExpire": "never",
    "gc.reflogExpireUnreachable": "never",
}


def declare(parser: Parser) -> None:
    """The options of the action."""
    parser.add_argument(
        "repository", metavar="KHO", nargs="?", default=".", help="kho trần, ví dụ /srv/git/thi-dua.git"
    )


def run(options: Namespace, console: Console) -> int:
    """Write the hooks; somebody else's are never overwritten."""
    root = Path(options.repository)
    git = Git(root)
    if not root.is_dir() or git.ask("rev-parse", "--is-bare-repository") != "true":
        raise UsageError(f"“{root}” không phải là kho trần; tạo bằng: git init --bare THƯ_MỤC")
    for scope in ("local", "global", "system"):
        if folder := git.ask("config", f"--{scope}", "--get", "core.hooksPath"):
            raise UsageError(
                f"Git tìm móc ở “{folder}” (core.hooksPath), không ở kho này; bỏ: git config --{scope} --unset core.hooksPath"
            )
    hooks = {root / "hooks" / name: more for name, more in _HOOKS.items()}
    for path in hooks:
        if path.is_symlink() or (path.exists() and not _is_ours(path)):
            raise UsageError(f"đã có móc khác ở {path}; hãy gọi nó từ nơi khác hoặc bỏ đi trước")
    for path, more in hooks.items():
        command = f"exec {shlex.quote(sys.executable)} -I -m thidua receipt {path.name}{more}"
        write(path, f"#!/bin/sh\n{_OURS}\n{command}\n".encode())
        path.chmod(0o755)
    for name, value in _SETTINGS.items():
        git.run("config", name, value)
    console.say(f"Đã đặt móc vào {root / 'hooks'}: máy chủ ghi biên nhận ngay lúc nhận.")
    return 0


def _is_ours(path: Path) -> bool:
    return path.is_file() and _OURS in path.read_text("utf-8", "replace")
