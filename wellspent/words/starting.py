"""Said in the window that opens when Well Spent is started by a double click."""

GETTING_READY = "Getting ready. This happens once and can take a few minutes. Please leave this window open."
FETCHING = "Fetching the parts that Well Spent needs from the internet "
READY = "Everything is there."
RUNNING = (
    "Well Spent is running and opens in your browser: {address}\n"
    "Leave this window open while you use it. To stop, close this window."
)
ALREADY_RUNNING = "Well Spent is running already. It opens in your browser: {address}"
STARTING_ELSEWHERE = (
    "Well Spent is just being started in another window. Please wait there; it opens in your browser by itself."
)
STOPPED = "Well Spent has stopped. What you saved stays in your workbook."

NO_PLACE = (
    "Well Spent can't write into its own folder ({reason}).\n"
    "If you opened it from inside a zip file, unpack the zip first. Otherwise move the folder to a place of yours, "
    "like your documents, and start again."
)
NO_ENVIRONMENT = (
    "Python is there, but it could not make a place for the parts of Well Spent.\n"
    "On Debian or Ubuntu, this command usually mends it: sudo apt install python3-venv\n"
    "Elsewhere, install Python anew from https://www.python.org/downloads/\n"
    "What Python said is in the file {log}"
)
NO_PARTS = (
    "The parts that Well Spent needs could not be fetched. Your workbook is untouched.\n"
    "The first start needs the internet. Please look whether you are connected, and start again; what was fetched "
    "already is not lost.\n"
    "What went wrong is in the file {log}"
)
NO_PORT = "No free port was found on this computer. Restart the computer, and start Well Spent again."
BROKE_OFF = (
    "Well Spent has stopped by itself, which it should not do. What you saved is safe.\n"
    "What it said last stands above. Start it again; if it stops once more, please report it with those lines."
)
