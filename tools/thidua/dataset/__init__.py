"""What the files of a snapshot say together: agency, campaigns, entries, counts."""

from __future__ import annotations
