"""Every upload that is refused, from its bytes to the refusal, against naming its bytes by a hash, as the page does."""

import hashlib

from benchmarks.measure import Figure, side_by_side
from tests.bad_uploads import BAD_UPLOADS, said_of

TIMES = 3


def figures() -> list[Figure]:
    """One figure for each bad upload. On any machine, none may come near two seconds."""
    found = []
    for bad in BAD_UPLOADS:
        data = bad.make()
        least, refused = side_by_side(
            TIMES, lambda data=data: hashlib.sha256(data).hexdigest(), lambda bad=bad, data=data: said_of(bad, data)
        )
        found.append(Figure(f"refused: {bad.name}", refused, least))
    return found
