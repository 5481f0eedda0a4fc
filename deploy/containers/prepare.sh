#!/bin/sh
# prepare.sh NAME: makes .env and secrets/secrets.toml for the club at https://NAME, with new passwords. It never overwrites one.
set -eu
cd "$(dirname "$0")"
case ${1:-} in
"" | *[!a-zA-Z0-9.-]*)
    echo "Say the name of the club's server, without https://, for example: ./prepare.sh club.harbour-street.org" >&2
    exit 2
    ;;
esac
name=$1
fresh() { openssl rand -hex "$1"; }
if [ -e .env ] && ! grep -qxF "CLUB_NAME=$name" .env; then
    echo "There is a .env already, and it is for another name. Nothing was changed. To give the club another name, write" >&2
    echo "it into CLUB_NAME in .env and redirect_uri in secrets/secrets.toml; passwords in them are needed as they are." >&2
    exit 1
fi
if [ ! -e .env ]; then
    (umask 077 && cat > .env <<END
# The name that people type into their browsers, without https://.
CLUB_NAME=$name
# What the organiser types once to make the club. It opens nothing afterwards.
WELLSPENT_ORGANISER_CODE=$(fresh 8)
# The database's three roles: its administrator, the tables' owner, and the app.
ADMIN_PASSWORD=$(fresh 24)
OWNER_PASSWORD=$(fresh 24)
APP_PASSWORD=$(fresh 24)
END
    )
fi
# The folder is closed to everyone else here; the file in it is read by the app, which is another user in its container.
mkdir -p -m 700 secrets
if [ ! -e secrets/secrets.toml ]; then
    sed -e "s/club\.example\.org/$name/" -e "s/^cookie_secret = .*/cookie_secret = \"$(fresh 32)\"/" \
        -e "1s|/etc/wellspent/|deploy/containers/secrets/|" \
        ../small-server/secrets.toml.example > secrets/secrets.toml
    chmod 644 secrets/secrets.toml
fi
echo "Now fill in secrets/secrets.toml: client_id and client_secret, and the provider's address."
