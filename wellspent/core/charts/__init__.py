"""Pictures: data frames in, Vega-Lite specifications out.

Each specification is authored once, with Altair, and bound to data at each run. Altair takes half a second to import,
so only the page that shows pictures may import these modules.
"""
