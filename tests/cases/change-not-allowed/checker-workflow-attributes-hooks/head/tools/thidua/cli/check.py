"""Says that all is well."""

raise SystemExit(0)
