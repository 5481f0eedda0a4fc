"""The commands, one file each: what was asked for in, an ``Answer`` out. Only ``__main__`` prints."""
