create schema programme;

create table programme.round (
    id text primary key check (id ~ '^[0-9A-Za-z][0-9A-Za-z-]{0,29}$'),
    opens date not null,
    -- the whole round as JSON; its shape is programme's own business
    content jsonb not null,
    -- from the first dossier on a round never changes
    in_use boolean not null default false
);
