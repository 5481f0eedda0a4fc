"""A club of any size, made by a command, and what its size does to its pages."""
