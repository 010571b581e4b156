-- Days on which a place or one office works, or does not, otherwise than the State Council's calendar says (decision 0067). What
-- is said for the office goes before what is said for its county, that before its city, and so on.
create table programme.local_day (
    owner text not null, -- code of a place or id of an office
    day date not null,
    working boolean not null,
    name text not null check (name <> ''),
    entered_by text not null,
    entered timestamptz not null,
    primary key (owner, day)
);
