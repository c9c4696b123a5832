"""What the page says: each table of data/ is read by the module of its name, or nearly so."""
