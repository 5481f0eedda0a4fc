#!/bin/sh
# Starts Well Spent: double-click it on a Mac, or run ./start.command on Linux. It looks for Python; the rest is done
# in wellspent/starting.py, for all systems alike.

stay() {
    printf '\n%s\n' "$1"
    if [ -t 0 ]; then
        printf '\nPress Return to close this. '
        read -r _
    fi
    exit 1
}

folder=$(dirname "$0")
cd "$folder" || stay "The folder of Well Spent can't be opened. Move it to a place of yours and start again."
[ -f wellspent/starting.py ] ||
    stay "start.command works only in the folder of Well Spent. If that is still a zip file, unpack it first."

found=
# The newest first. A Mac has a "python3" that only asks to install tools for developers, so it is tried last.
for python in python3.14 python3.13 python3.12 python3.11 python3 python; do
    command -v "$python" >/dev/null 2>&1 || continue
    found=yes
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        "$python" -m wellspent.starting && exit 0
        stay "Well Spent is not running."
    fi
done

[ -z "$found" ] ||
    stay "Well Spent needs Python 3.11 or later, and the one on this computer is older.
Get the newest from https://www.python.org/downloads/ , install it, and start again. The old one may stay."
stay "Well Spent needs Python, and there is none on this computer.
Get it from https://www.python.org/downloads/ , install it, and start again. It is free."
