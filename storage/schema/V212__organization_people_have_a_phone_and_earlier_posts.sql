-- What ties people to counties they may be asked to judge (decision 0066): the number they are called at, digits only, and where
-- they worked before or work besides. An earlier office need not be one that is known here, so its place and name are kept.
alter table organization.member add column phone text not null default '' check (phone ~ '^[0-9]*$');

create table organization.post (
    member uuid not null references organization.member (id),
    region text not null references organization.region (code),
    unit text not null check (unit <> ''),
    first_day date, -- null where it is not known
    last_day date, -- null where it still goes on
    check (first_day <= last_day),
    unique nulls not distinct (member, region, unit, first_day)
);
create index post_region on organization.post (region);
