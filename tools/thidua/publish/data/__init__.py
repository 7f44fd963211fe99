"""The tables of the site as data: rows, and the files that hold them."""
