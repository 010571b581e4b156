-- The demo lives in the autumn of its sample dossiers (decision 0005); empty in every other installation.
create schema demo;
create table demo.time (
    only_row boolean primary key default true check (only_row),
    stands_at timestamptz not null,
    set_at timestamptz not null
);
