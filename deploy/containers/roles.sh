#!/bin/sh
# Run once by the database's container, when it is new: the owner of the tables, and the role that the app connects as.
set -eu
psql --username postgres --set ON_ERROR_STOP=1 \
    --set owner_password="$OWNER_PASSWORD" --set app_password="$APP_PASSWORD" <<'SQL'
create role wellspent_owner login password :'owner_password';
create role wellspent_app login password :'app_password';
create database wellspent owner wellspent_owner;
revoke all on database wellspent from public;
grant connect on database wellspent to wellspent_app;
SQL
