"""Wait until the app at the given address answers, then ask for its first page as a browser would."""

import sys
import time

from tests.driving.visitor import PATIENCE, visitor

url = sys.argv[1]
deadline = time.monotonic() + PATIENCE
while True:
    try:
        with visitor(url) as somebody:
            answer = somebody.run()
        break
    except OSError as error:
        if time.monotonic() > deadline:
            sys.exit(f"Nothing answered at {url}: {error}")
        time.sleep(0.2)
if answer.exceptions or not answer.texts:
    sys.exit(f"The first page did not come: {answer}")
sys.stdout.write(f"The first page says: {answer.texts[0]}\n")
