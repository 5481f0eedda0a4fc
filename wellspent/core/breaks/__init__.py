"""Breaks from a group: how they are laid out, what they can show, and what came of them. See ``docs/breaks.md``."""
