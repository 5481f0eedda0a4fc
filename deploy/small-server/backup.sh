#!/bin/sh
# backup.sh FOLDER: everything that the club keeps, as one file in FOLDER. Fourteen are kept. The app may go on running.
set -eu
umask 077

here=$(cd "$(dirname "$0")/../.." && pwd)
into=$1
keep=14
python=${WELLSPENT_PYTHON:-$here/.venv/bin/python}
name=wellspent-$(date -u +%Y-%m-%dT%H-%M-%SZ)
desk=$(mktemp -d "$into/.unfinished-XXXXXX")
trap 'rm -rf "$desk"' EXIT
trap 'exit 1' INT TERM
# What a backup left that was cut off; one that is under way is younger.
find "$into" -maxdepth 1 -name '.unfinished-*' -mmin +720 -exec rm -rf {} +

# Reads each workbook as a save left it, and compares what it wrote. Who saved in that moment is copied once more.
cd "$here"
copy() { "$python" -m wellspent copy --from "$WELLSPENT_STORE" --to "folder:$desk/$name" "$@" > "$desk/said"; }
# What it says of single members stays out of the log.
copy || copy --replace || { echo "Some workbooks could not be copied: this backup was not made." >&2; exit 1; }

mkdir -p "$desk/$name"  # before anybody has come, there is nothing to copy
tar -C "$desk" -czf "$desk/$name.tar.gz" "$name"
tar -tzf "$desk/$name.tar.gz" > /dev/null
sync "$desk/$name.tar.gz"
mv "$desk/$name.tar.gz" "$into/"
find "$into" -maxdepth 1 -name 'wellspent-*.tar.gz' | sort -r | tail -n +$((keep + 1)) | xargs -r rm --
echo "$into/$name.tar.gz"
