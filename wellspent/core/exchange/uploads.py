"""How large a file may be that comes in."""

from typing import Final

MOST_MEGABYTES: Final = 10
"""As the pages take it: ``maxUploadSize`` in Streamlit's configuration, which counts them as 1024 x 1024 bytes."""

MOST_BYTES: Final = MOST_MEGABYTES * 1024 * 1024
