-- The club of this database, and what the database lets the app know of it.
--
-- The app's role reads the club's name and, of its own member, their standing, consents and ended sign-ins. It writes
-- no table of the club: each change is one function below, which runs as the owner, asks who the member of the
-- transaction is, and says no by a code that the app knows (SQLSTATE WSREF). Contributions, invitations, suggestions
-- and what lies behind the published figures can't be read by any statement of the app's.
--
-- Every function has its search_path fixed, with the temporary schema last, and names whatever is ours in full, so that
-- nothing of a caller's own stands in for it.

create table wellspent.club (
    only_one boolean primary key default true check (only_one),
    name text not null check (length(name) between 1 and 200),
    made_on date not null,
    closed_on date,
    issued_week date,
    issued_by xid8
);
comment on table wellspent.club is 'One row at most. Members who change something hold it shared; others, alone.';
comment on column wellspent.club.issued_week is 'The Monday of the week that the table stands for.';
comment on column wellspent.club.issued_by is 'The transaction that made it; it may not see it, as it could undo it.';

create table wellspent.standing (
    member text primary key check (member ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
    role text not null check (role in ('member', 'organiser')),
    joined_on date not null
);
create unique index one_organiser on wellspent.standing (role) where role = 'organiser';

create table wellspent.invitation (
    door text primary key check (door in ('join', 'hand_over')),
    code text not null check (length(code) >= 12),
    made_on date not null
);

create table wellspent.gathering (
    id text primary key check (length(id) between 1 and 120),
    name text not null check (length(name) between 1 and 200),
    alike text not null unique,
    kind text not null check (kind not in ('one_to_one', 'call')),
    retired boolean not null
);
comment on column wellspent.gathering.alike is 'The same for names that only capitals or spaces tell apart.';

create table wellspent.suggestion (
    id text primary key check (length(id) between 1 and 120),
    name text not null check (length(name) between 1 and 200),
    alike text not null unique,
    kind text not null check (kind not in ('one_to_one', 'call'))
);

create table wellspent.counted (
    member text not null references wellspent.standing on delete cascade,
    gathering text not null references wellspent.gathering on delete cascade,
    primary key (member, gathering)
);
comment on table wellspent.counted is 'Consents: in which gatherings a member lets themselves count.';

create table wellspent.contribution (
    member text not null,
    gathering text not null,
    figure text not null check (figure in (
        'hours', 'worth', 'mood_change', 'lasting-relationships', 'could-hire-me', 'good-time', 'learn-something',
        'lead-or-introduction', 'practise-talking', 'less-alone'
    )),
    hundredths integer not null check (hundredths between -1000000 and 1000000),
    primary key (gathering, figure, member),
    foreign key (member, gathering) references wellspent.counted on delete cascade
);
create index contribution_of on wellspent.contribution (member, gathering);
comment on table wellspent.contribution is 'One member''s means; without the consent there is no row.';

create table wellspent.published (
    gathering text not null references wellspent.gathering on delete cascade,
    figure text not null,
    halves integer not null,
    members integer not null,
    forgotten integer not null default 0,
    published_in date not null,
    shown_in date,
    primary key (gathering, figure)
);
comment on table wellspent.published is 'What each cell published last; in the table are those shown in its week.';
comment on column wellspent.published.forgotten is 'How many of those behind it had to be forgotten since.';

create table wellspent.behind (
    gathering text not null,
    figure text not null,
    member text not null references wellspent.standing,
    hundredths integer not null,
    primary key (gathering, figure, member)
) with (fillfactor = 50);  -- most values are replaced in their place, once a week
create index behind_of on wellspent.behind (member);
comment on table wellspent.behind is 'The values behind what a cell published last, to tell by how many others differ.';

create table wellspent.sign_out (
    member text not null check (member ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
    sign_in text not null check (length(sign_in) between 1 and 200),
    until timestamptz not null,
    primary key (member, sign_in)
);
comment on column wellspent.sign_out.sign_in is 'A hash of what the provider said of that sign-in.';

alter table wellspent.standing enable row level security;
alter table wellspent.counted enable row level security;
alter table wellspent.contribution enable row level security;
alter table wellspent.behind enable row level security;
alter table wellspent.sign_out enable row level security;

create policy own on wellspent.standing for select using (member = current_setting('wellspent.member', true));
create policy own on wellspent.counted for select using (member = current_setting('wellspent.member', true));
create policy own on wellspent.sign_out for select using (member = current_setting('wellspent.member', true));

grant select (name, made_on, closed_on) on wellspent.club to wellspent_app;
grant select on wellspent.standing, wellspent.counted, wellspent.sign_out to wellspent_app;


-- Nothing is known of what is in these tables beside the tables themselves. The planner would hold a statement against
-- its statistics of everybody's rows, policy or not, and EXPLAIN would tell what it found: members' ids, one by one.

alter table wellspent.standing
    alter member set statistics 0, alter role set statistics 0, alter joined_on set statistics 0;
alter table wellspent.counted
    alter member set statistics 0, alter gathering set statistics 0;
alter table wellspent.sign_out
    alter member set statistics 0, alter sign_in set statistics 0, alter until set statistics 0;

-- The same where there are statistics already, from before the club. A column loses them when it is given a type, be it
-- the one that it has; meanwhile no policy may refer to it, and no other column be made of it.

drop policy own on wellspent.workbook;
drop policy own on wellspent.file;
drop policy own on wellspent.history;
drop policy own on wellspent.draft;
alter table wellspent.history drop column number;  -- and the primary key

alter table wellspent.workbook
    alter member type text, alter version type text, alter dropped_saves type integer,
    alter dropped_latest type timestamptz,
    alter member set statistics 0, alter version set statistics 0, alter dropped_saves set statistics 0,
    alter dropped_latest set statistics 0;
alter table wellspent.file
    alter member type text, alter name type text, alter data type bytea,
    alter member set statistics 0, alter name set statistics 0, alter data set statistics 0;
alter table wellspent.history
    alter member type text, alter entry type text, alter name type text, alter data type bytea,
    alter member set statistics 0, alter entry set statistics 0, alter name set statistics 0,
    alter data set statistics 0;
alter table wellspent.draft
    alter member type text, alter form type text, alter typed_at type timestamptz, alter data type bytea,
    alter member set statistics 0, alter form set statistics 0, alter typed_at set statistics 0,
    alter data set statistics 0;

alter table wellspent.history
    add number bigint not null generated always as (split_part(entry, '-', 1)::bigint) stored,
    add primary key (member, number, name),
    alter number set statistics 0;
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


-- The clock. Only the owner can put another in its place.

create function wellspent.today() returns date
language sql stable set search_path = pg_catalog, pg_temp as $$
    select (now() at time zone 'UTC')::date
$$;

create function wellspent.this_week() returns date
language sql stable set search_path = pg_catalog, pg_temp as $$
    select date_trunc('week', wellspent.today()::timestamp)::date
$$;


-- Who asks, and whether they may. The app can't call these itself.

create function wellspent.asking() returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select nullif(current_setting('wellspent.member', true), '')
$$;

create function wellspent.refuse(why text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception using errcode = 'WSREF', message = why;
end
$$;

create function wellspent.role_of_asking() returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select role from wellspent.standing where member = wellspent.asking()
$$;

create function wellspent.hold(alone boolean) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    -- A transaction that sees the club as it was a while ago could count somebody who has left since.
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception using errcode = 'invalid_transaction_state', message = 'changes of the club are read committed';
    end if;
    if alone then
        perform from wellspent.club for update;
    else
        perform from wellspent.club for share;
        perform from wellspent.standing where member = wellspent.asking() for no key update;  -- their other tabs wait
    end if;
end
$$;
comment on function wellspent.hold is 'Every change begins with it, so that no two wait for each other.';

create function wellspent.for_members() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if wellspent.role_of_asking() is null then
        perform wellspent.refuse('not_a_member');
    end if;
end
$$;

create function wellspent.for_the_organiser() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if wellspent.role_of_asking() is distinct from 'organiser' then
        perform wellspent.refuse('not_the_organiser');
    end if;
end
$$;

create function wellspent.while_open() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select from wellspent.club where closed_on is not null) then
        perform wellspent.refuse('club_is_closed');
    end if;
end
$$;


-- Coming and going.

create function wellspent.make_club(called text) returns date
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into wellspent.club (name, made_on) values (called, wellspent.today()) on conflict do nothing;
    if not found then
        perform wellspent.refuse('club_is_there');
    end if;
    insert into wellspent.standing (member, role, joined_on)
    values (wellspent.asking(), 'organiser', wellspent.today());
    return wellspent.today();
end
$$;

create function wellspent.join_club(given text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.hold(false);
    if wellspent.role_of_asking() is not null then
        return;
    end if;
    perform wellspent.while_open();
    if not exists (select from wellspent.invitation where door = 'join' and code = given) then
        perform wellspent.refuse('wrong_code');
    end if;
    insert into wellspent.standing (member, role, joined_on)
    values (wellspent.asking(), 'member', wellspent.today())
    on conflict do nothing;
end
$$;

create function wellspent.take_over(given text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.hold(true);
    perform wellspent.for_members();
    perform wellspent.while_open();
    delete from wellspent.invitation where door = 'hand_over' and code = given;
    if not found then
        perform wellspent.refuse('wrong_code');
    end if;
    update wellspent.standing set role = 'member' where role = 'organiser';
    update wellspent.standing set role = 'organiser' where member = wellspent.asking();
end
$$;

create function wellspent.let_go() returns void
language sql set search_path = pg_catalog, pg_temp as $$
    delete from wellspent.sign_out where until at time zone 'UTC' < wellspent.today()
$$;
comment on function wellspent.let_go is 'Of the sign-ins that would be over by now anyway, everybody''s.';

create function wellspent.leave_club() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.hold(true);
    if wellspent.role_of_asking() = 'organiser' and exists (select from wellspent.club where closed_on is null) then
        perform wellspent.refuse('organiser_stays');
    end if;
    update wellspent.published p set forgotten = p.forgotten + 1
    from wellspent.behind b
    where b.member = wellspent.asking() and (b.gathering, b.figure) = (p.gathering, p.figure);
    delete from wellspent.behind where member = wellspent.asking();
    delete from wellspent.standing where member = wellspent.asking();  -- and what refers to it
    perform wellspent.let_go();  -- of their own only what is over: they may come back within the day
end
$$;

create function wellspent.sign_out(over text, until timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.let_go();
    insert into wellspent.sign_out as s (member, sign_in, until) values (wellspent.asking(), over, sign_out.until)
    on conflict (member, sign_in) do update set until = greatest(s.until, excluded.until);
end
$$;


-- Counting.

create function wellspent.count_in(there text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.hold(false);
    perform wellspent.for_members();
    perform wellspent.while_open();
    if not exists (select from wellspent.gathering where id = there and not retired) then
        perform wellspent.refuse('no_such_gathering');
    end if;
    insert into wellspent.counted (member, gathering) values (wellspent.asking(), there) on conflict do nothing;
end
$$;

create function wellspent.count_out(there text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.hold(false);
    delete from wellspent.counted where member = wellspent.asking() and gathering = there;  -- and what refers to it
end
$$;

create function wellspent.contribute(means jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.hold(false);
    perform wellspent.for_members();
    delete from wellspent.contribution
    where member = wellspent.asking() and (means -> gathering ->> figure) is null;
    insert into wellspent.contribution as kept (member, gathering, figure, hundredths)
    select c.member, c.gathering, mean.key, mean.value::integer
    from wellspent.counted c
    cross join jsonb_each_text(coalesce(means -> c.gathering, '{}')) mean
    where c.member = wellspent.asking()
    on conflict (gathering, figure, member) do update set hundredths = excluded.hundredths
    where kept.hundredths <> excluded.hundredths;
end
$$;


-- The list.

create function wellspent.gatherings() returns table (id text, name text, kind text, retired boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.for_members();
    return query
        select g.id, g.name, g.kind, g.retired from wellspent.gathering g
        where not g.retired or wellspent.role_of_asking() = 'organiser'
            or exists (select from wellspent.counted c where (c.member, c.gathering) = (wellspent.asking(), g.id));
end
$$;

create function wellspent.put_gathering(
    it text, was_called text, was_what text, was_gone boolean, called text, said text, what text, gone boolean
) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    there wellspent.gathering;
begin
    perform wellspent.hold(true);
    perform wellspent.for_the_organiser();
    perform wellspent.while_open();
    if what in ('one_to_one', 'call') then
        perform wellspent.refuse('not_counted');
    end if;
    select * into there from wellspent.gathering where id = it;
    if (there.name, there.kind, there.retired) is not distinct from (called, what, gone) then
        return;
    end if;
    if exists (select from wellspent.gathering where alike = said and (id <> it or was_called is null)) then
        perform wellspent.refuse('name_is_taken');
    end if;
    if (there.name, there.kind, there.retired) is distinct from (was_called, was_what, was_gone) then
        perform wellspent.refuse('changed_meanwhile');
    end if;
    insert into wellspent.gathering (id, name, alike, kind, retired) values (it, called, said, what, gone)
    on conflict (id) do update set (name, alike, kind, retired) = row (called, said, what, gone);
end
$$;

create function wellspent.suggest(wanted text, called text, said text, what text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    free text := wanted;
    number integer := 1;
begin
    perform wellspent.hold(true);
    perform wellspent.for_members();
    perform wellspent.while_open();
    if what in ('one_to_one', 'call') then
        perform wellspent.refuse('not_counted');
    end if;
    if exists (select from wellspent.gathering where alike = said and not retired) then
        perform wellspent.refuse('name_is_taken');
    end if;
    if exists (select from wellspent.suggestion where alike = said) then
        return;
    end if;
    if (select count(*) from wellspent.suggestion) >= 100 then
        perform wellspent.refuse('too_many_suggestions');
    end if;
    while exists (select from wellspent.suggestion where id = free) loop
        number := number + 1;
        free := wanted || '-' || number;
    end loop;
    insert into wellspent.suggestion (id, name, alike, kind) values (free, called, said, what);
end
$$;

create function wellspent.suggestions() returns table (id text, name text, kind text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.for_the_organiser();
    return query select s.id, s.name, s.kind from wellspent.suggestion s;
end
$$;

create function wellspent.drop_suggestions(those text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.hold(true);
    perform wellspent.for_the_organiser();
    delete from wellspent.suggestion where id = any(those);
end
$$;


-- What else is the organiser's.

create function wellspent.count_members() returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.for_the_organiser();
    return (select count(*) from wellspent.standing);
end
$$;

create function wellspent.invitation_to(opened text) returns table (code text, made_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.for_the_organiser();
    return query select i.code, i.made_on from wellspent.invitation i where i.door = opened;
end
$$;

create function wellspent.invite(opened text, made text) returns date
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.hold(true);
    perform wellspent.for_the_organiser();
    perform wellspent.while_open();
    insert into wellspent.invitation (door, code, made_on) values (opened, made, wellspent.today())
    on conflict (door) do update set (code, made_on) = row (made, wellspent.today());
    return wellspent.today();
end
$$;

create function wellspent.withdraw(closed text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.hold(true);
    perform wellspent.for_the_organiser();
    delete from wellspent.invitation where door = closed;
end
$$;

create function wellspent.rename_club(was_called text, called text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.hold(true);
    perform wellspent.for_the_organiser();
    perform wellspent.while_open();
    if not exists (select from wellspent.club where name in (was_called, called)) then
        perform wellspent.refuse('changed_meanwhile');
    end if;
    update wellspent.club set name = called;
end
$$;

create function wellspent.close_club() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.hold(true);
    perform wellspent.for_the_organiser();
    perform wellspent.while_open();
    delete from wellspent.behind;
    delete from wellspent.gathering;  -- and what refers to it
    delete from wellspent.suggestion;
    delete from wellspent.invitation;
    update wellspent.club set closed_on = wellspent.today(), issued_week = null, issued_by = null;
end
$$;


-- The table, made once a week.

create view wellspent.counting as
    select c.gathering, c.figure, c.member, c.hundredths
    from wellspent.contribution c
    join wellspent.gathering g on g.id = c.gathering and not g.retired;
comment on view wellspent.counting is 'The values that count now.';

create view wellspent.settled as
    with due as materialized (
        select gathering, figure, count(*) as members, sum(hundredths) as total
        from wellspent.counting group by gathering, figure having count(*) >= 5
    ),
    last as materialized (
        select p.gathering, p.figure, p.forgotten, count(b.member) as members,
            p.forgotten > 0 or count(b.member) > count(c.member) as somebody_went
        from wellspent.published p
        left join wellspent.behind b using (gathering, figure)
        left join wellspent.counting c using (gathering, figure, member)
        group by p.gathering, p.figure
    ),
    met as materialized (
        -- How many of those who count in a cell are behind a last figure of the kind, and with the same value.
        select c.gathering, b.gathering as other, figure,
            count(*) as members, count(*) filter (where c.hundredths = b.hundredths) as the_same
        from wellspent.counting c
        join wellspent.behind b using (figure, member)
        where b.gathering = c.gathering or (b.gathering, figure) in (
            select l.gathering, l.figure from last l where l.somebody_went
        )
        group by c.gathering, other, figure
    ),
    differing as (
        select d.gathering, d.figure, l.gathering as other,
            -- Who went or changed, and who came. Whoever was forgotten may be among these: such a pair counts as one.
            l.members - coalesce(m.the_same, 0) + greatest(d.members - coalesce(m.members, 0), l.forgotten) as people
        from due d
        join last l on l.figure = d.figure and (l.gathering = d.gathering or l.somebody_went)
        left join met m on (m.gathering, m.other, m.figure) = (d.gathering, l.gathering, d.figure)
    ),
    held as (
        select distinct gathering, figure from differing
        where people < 5 and (people > 0 or other = gathering)
    )
    select d.gathering, d.figure, d.members, d.total, h.gathering is null as anew, l.somebody_went
    from due d
    left join held h using (gathering, figure)
    left join last l using (gathering, figure);
comment on view wellspent.settled is
    'Cells with five members or more: published anew, hidden if somebody went or it was never published, or as it was.';

create function wellspent.halves(total bigint, members bigint) returns integer
language sql immutable set search_path = pg_catalog, pg_temp as $$
    -- Division here cuts towards nothing; below it, that would be upwards.
    select (dividend / divisor - (dividend % divisor < 0)::integer)::integer
    from (select 2 * total + 50 * members, 100 * members) as parts (dividend, divisor)
$$;
comment on function wellspent.halves is 'The mean to the nearest half step; of two equally near ones the upper.';

create function wellspent.issue() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    week constant date := wellspent.this_week();
begin
    perform wellspent.for_members();
    perform wellspent.hold(true);
    if not exists (
        select from wellspent.club where closed_on is null and (issued_week is null or issued_week < week)
    ) then
        return;
    end if;

    with settled as materialized (select * from wellspent.settled),
    as_they_were as (
        update wellspent.published p set shown_in = week
        from settled s
        where (s.gathering, s.figure) = (p.gathering, p.figure) and not s.anew and not s.somebody_went
    )
    insert into wellspent.published (gathering, figure, halves, members, published_in, shown_in)
    select s.gathering, s.figure, wellspent.halves(s.total, s.members), s.members / 5 * 5, week, week
    from settled s
    where s.anew
    on conflict (gathering, figure) do update set
        (halves, members, forgotten, published_in, shown_in) =
        row (excluded.halves, excluded.members, 0, week, week);

    delete from wellspent.behind b
    using wellspent.published p
    where (b.gathering, b.figure) = (p.gathering, p.figure) and p.published_in = week and not exists (
        select from wellspent.counting c where (c.gathering, c.figure, c.member) = (b.gathering, b.figure, b.member)
    );

    insert into wellspent.behind as b (gathering, figure, member, hundredths)
    select c.gathering, c.figure, c.member, c.hundredths
    from wellspent.counting c
    join wellspent.published p using (gathering, figure)
    where p.published_in = week
    on conflict (gathering, figure, member) do update set hundredths = excluded.hundredths
    where b.hundredths <> excluded.hundredths;

    update wellspent.club set issued_week = week, issued_by = pg_current_xact_id();
end
$$;
comment on function wellspent.issue is 'Make the table of this week, unless it is out.';

create function wellspent.issued() returns table (
    week date, gathering text, figure text, halves integer, members integer
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wellspent.for_members();
    return query
        select c.issued_week, p.gathering, p.figure, p.halves, p.members
        from wellspent.club c
        left join wellspent.published p on p.shown_in = c.issued_week
        where c.issued_week >= wellspent.this_week()
            and coalesce(c.issued_by <> pg_current_xact_id_if_assigned(), true);
end
$$;
comment on function wellspent.issued is
    'This week''s table, if it is out: a row a cell, or one with the week. Who made it sees it once that is done.';


revoke execute on all functions in schema wellspent from public;
grant execute on function
    wellspent.make_club, wellspent.join_club, wellspent.take_over, wellspent.leave_club, wellspent.sign_out,
    wellspent.count_in, wellspent.count_out, wellspent.contribute,
    wellspent.gatherings, wellspent.put_gathering, wellspent.suggest, wellspent.suggestions, wellspent.drop_suggestions,
    wellspent.count_members, wellspent.invitation_to, wellspent.invite, wellspent.withdraw, wellspent.rename_club,
    wellspent.close_club, wellspent.issue, wellspent.issued
    to wellspent_app;
