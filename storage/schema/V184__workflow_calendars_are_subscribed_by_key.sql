-- A calendar program has no login: who subscribes to due dates gets an address with a secret in it. Only the secret's digest is
-- kept; a new one ends the old.
create table workflow.calendar_key (
    person uuid        primary key,
    digest bytea       not null unique,
    made   timestamptz not null
);
