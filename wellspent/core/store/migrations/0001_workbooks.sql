-- A workbook is the same files as in a folder, its history included: one row a file, bytes as they are.
--
-- Whoever runs this owns the tables. The app connects as wellspent_app (or as a member of it), which owns nothing, and
-- which a policy shows only the rows of the member that its transaction names. The policy reads a setting that is made
-- for one transaction and is gone after it; without it, no row is there.

create schema wellspent;
revoke all on schema wellspent from public;

create table wellspent.migration (
    name text primary key,
    applied_at timestamptz not null default now()
);

create table wellspent.workbook (
    member text primary key check (member ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
    version text not null,
    dropped_saves integer,
    dropped_latest timestamptz
);
comment on table wellspent.workbook is 'One row a member; a save locks it.';
comment on column wellspent.workbook.version is 'A hash over the names and bytes of the files.';
comment on column wellspent.workbook.dropped_saves is 'How many entries the history gave up for its size.';

create table wellspent.file (
    member text not null references wellspent.workbook on delete cascade,
    name text not null,
    data bytea not null,
    primary key (member, name)
);

create table wellspent.history (
    member text not null references wellspent.workbook on delete cascade,
    entry text not null,
    number bigint not null generated always as (split_part(entry, '-', 1)::bigint) stored,
    name text not null,
    data bytea not null,
    primary key (member, number, name)
);
comment on column wellspent.history.entry is 'Number and time of the save, as the folder store names it.';

create table wellspent.draft (
    member text not null check (member ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
    form text not null,
    typed_at timestamptz not null,
    data bytea not null,
    primary key (member, form)
);
comment on column wellspent.draft.form is 'A hash of the form''s name, so that it does not tell what somebody writes about.';

alter table wellspent.workbook enable row level security;
alter table wellspent.file enable row level security;
alter table wellspent.history enable row level security;
alter table wellspent.draft enable row level security;

create policy own on wellspent.workbook
    using (member = current_setting('wellspent.member', true))
    with check (member = current_setting('wellspent.member', true));
create policy own on wellspent.file
    using (member = current_setting('wellspent.member', true))
    with check (member = current_setting('wellspent.member', true));
create policy own on wellspent.history
    using (member = current_setting('wellspent.member', true))
    with check (member = current_setting('wellspent.member', true));
create policy own on wellspent.draft
    using (member = current_setting('wellspent.member', true))
    with check (member = current_setting('wellspent.member', true));

grant usage on schema wellspent to wellspent_app;
grant select on wellspent.migration to wellspent_app;
grant select, insert, update, delete on wellspent.workbook, wellspent.file, wellspent.history, wellspent.draft
    to wellspent_app;
