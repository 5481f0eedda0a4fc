#!/bin/sh
# restore.sh FILE: puts a backup in the place of what is there. Stop the app first. What is there now is set aside.
set -eu
umask 077

here=$(cd "$(dirname "$0")/../.." && pwd)
backup=${1:?the name of a backup has to stand here}
file=$(readlink -f "$backup") || file=
cd "$here"  # whoever calls may stand in a folder that this user may not enter
if [ ! -r "$file" ]; then
    echo "There is no backup $backup, or it may not be read here. Nothing was changed." >&2
    exit 2
fi
python=${WELLSPENT_PYTHON:-$here/.venv/bin/python}
case $WELLSPENT_STORE in
folder:/*) place=${WELLSPENT_STORE#folder:} ;;
*) echo "WELLSPENT_STORE has to be a folder, written in full." >&2; exit 2 ;;
esac
if curl --silent --fail --max-time 5 --output /dev/null "http://127.0.0.1:${STREAMLIT_SERVER_PORT:-8501}/_stcore/health"; then
    echo "The app is running. Stop it first: systemctl stop wellspent" >&2
    exit 2
fi

desk=$(mktemp -d "$(dirname "$place")/.restoring-XXXXXX")
trap 'rm -rf "$desk"' EXIT
trap 'exit 1' INT TERM
tar -C "$desk" --no-same-owner -xzf "$file"
found=$(find "$desk" -mindepth 1 -maxdepth 1 -type d)
"$python" -m wellspent copy --from "folder:$found" --to "folder:$desk/back" > /dev/null
if [ ! -e "$desk/back/.club/club.json" ]; then
    echo "There is no club in $file. Nothing was changed: take an earlier one." >&2
    exit 1
fi

# Only now, when all of it could be read, is anything moved.
if [ -e "$place" ]; then
    aside=$place.before-$(date -u +%Y-%m-%dT%H-%M-%SZ)
    mv "$place" "$aside"
    echo "What was there is now in $aside. Remove it when you are sure that nobody needs it."
fi
mv "$desk/back" "$place"
echo "$place is as it was in $file"
