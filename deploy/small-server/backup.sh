#!/bin/sh
# backup.sh FOLDER: everything that the club keeps, as one file in FOLDER. Those of fourteen days are kept. The app may go
# on running.
set -eu
umask 077

here=$(cd "$(dirname "$0")/../.." && pwd)
into=$(readlink -f "$1")
cd "$here"  # whoever calls may stand in a folder that this user may not enter
keep=14
python=${WELLSPENT_PYTHON:-$here/.venv/bin/python}
name=wellspent-$(date -u +%Y-%m-%dT%H-%M-%SZ)
desk=$(mktemp -d "$into/.unfinished-XXXXXX")
trap 'rm -rf "$desk"' EXIT
trap 'exit 1' INT TERM
# What a backup left that was cut off; one that is under way is younger.
find "$into" -maxdepth 1 -name '.unfinished-*' -mmin +720 -exec rm -rf {} +

# Each workbook as a save left it, read back, and nobody who has left by the end. What it says of single members stays
# out of the log.
"$python" -m wellspent copy --running --from "$WELLSPENT_STORE" --to "folder:$desk/$name" > "$desk/said" ||
    { echo "Some workbooks could not be copied: this backup was not made." >&2; exit 1; }

# A disk that was taken out looks like a club that nobody has made yet. Backups of nothing would drive the good ones away.
earlier=$(find "$into" -maxdepth 1 -name 'wellspent-*.tar.gz' | sort | tail -n 1)
if [ -n "$earlier" ] && [ ! -e "$desk/$name/.club/club.json" ]; then
    echo "The club is not where it was; is its disk there? This backup was not made, and the earlier ones are kept." >&2
    echo "The newest: $earlier" >&2
    exit 1
fi
if [ ! -e "$desk/$name" ]; then
    echo "There is no club yet, so there is nothing to back up."
    exit 0
fi
tar -C "$desk" -czf "$desk/$name.tar.gz" "$name"
tar -tzf "$desk/$name.tar.gz" > /dev/null
sync "$desk/$name.tar.gz"
mv "$desk/$name.tar.gz" "$into/"
find "$into" -maxdepth 1 -name 'wellspent-*T*.tar.gz' -printf '%f\n' | cut -c 11-20 | sort -ru | tail -n +$((keep + 1)) |
    while read -r day; do rm -- "$into/wellspent-$day"T*.tar.gz; done
echo "$into/$name.tar.gz"
