"""The thin adapter between the pages and MkDocs: it adds the files and frames every page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, Files

from thidua.cli.sources import public_site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from thidua.publish import Site


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take the site that the command made, or make the public one; set the navigation."""
    site = config.extra.setdefault("thidua", None) or public_site(Path(config.config_file_path or ".").parent)
    config.extra["thidua"] = site
    config.nav = list(site.navigation)
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every generated file."""
    for path, content in _site(config).files.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs calls by name
    """Put the banner above and the provenance below every page, hand-written ones too."""
    return _site(config).framed(markdown)


def _site(config: MkDocsConfig) -> Site:
    site: Any = config.extra["thidua"]
    return site  # type: ignore[no-any-return]
