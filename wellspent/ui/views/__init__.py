"""The views of a page that has several, one file a view."""
