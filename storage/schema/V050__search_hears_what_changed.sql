-- What an index has not seen yet (decision 0010). Written in the transaction of the change, read by every node in the order of
-- transactions: positions alone would not do, because a lower one may become visible after a higher one.
create schema search;
create table search.change (
    position bigint generated always as identity primary key,
    transaction xid8 not null default pg_current_xact_id(),
    what text not null check (what in ('FILE', 'CLAIM')),
    dossier uuid not null,
    subject text not null,
    -- the database's clock on purpose: it only decides when the row is old enough to go
    at timestamp with time zone not null default now()
);
create index change_by_transaction on search.change (transaction, position);
create index change_by_age on search.change (at);
