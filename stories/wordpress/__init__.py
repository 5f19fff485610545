"""Reading an old WordPress site: the export file, its HTML and pasted articles."""
