"""Workbooks in PostgreSQL: the same files as in a folder, one row a file, for several app servers over one database."""
