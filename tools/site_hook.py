"""The thin adapter between the pages and MkDocs: it adds the files and frames every page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import File, Files

from thidua.cli.additions import search_files
from thidua.cli.sources import public_site
from thidua.publish.policy import with_policy
from thidua.snapshot import UsageError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from thidua.publish import Site


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take the site that the command made, or make the public one; set the navigation."""
    site = config.extra.setdefault("thidua", None) or public_site(Path(config.config_file_path or ".").parent)
    config.extra["thidua"] = site
    config.extra["minh_hoa"] = site.banners.get("", "")
    config.nav = list(site.navigation)
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every generated file."""
    try:
        found = {**_site(config).files, **search_files(Path(config.docs_dir), _site(config))}
    except UsageError as fault:
        raise ConfigurationError(str(fault)) from fault
    for path, content in found.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs calls by name
    """Put the banner above and the provenance below every page, hand-written ones too."""
    return _site(config).framed(markdown, page.file.src_uri)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs calls by name
    """Let no script run but the site's own files and the theme's few lines, and nothing be asked of another host."""
    return with_policy(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001 - as above
    """The page that says that there is no such page."""
    return with_policy(output_content) if template_name.endswith(".html") else output_content


def _site(config: MkDocsConfig) -> Site:
    site: Any = config.extra["thidua"]
    return site  # type: ignore[no-any-return]
