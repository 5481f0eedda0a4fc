"""A chart taken along as a picture."""

TAKE = "Take this picture along"
LEAD = "As it is above, on white. A drawing stays sharp at any size; a picture goes into any letter or mail."
SVG = "As a drawing (SVG)"
PNG = "As a picture (PNG)"


def file_name(name: str, ending: str) -> str:
    """What the file is called."""
    return f"well-spent-{name}.{ending}"
