create schema audit;

-- The last link of each chain; its row lock puts writers of one chain in line, so that sequences have no gaps.
create table audit.head (
    chain text primary key,
    sequence bigint not null check (sequence > 0),
    hash text not null check (hash ~ '^[0-9a-f]{64}$')
);

create table audit.entry (
    chain text not null,
    sequence bigint not null check (sequence > 0),
    at timestamptz not null,
    actor text not null,
    acting_for text not null,
    action text not null,
    subject text not null,
    -- canonical JSON as text: the hash is over exactly these characters
    facts text not null,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    primary key (chain, sequence)
);
create index entry_at on audit.entry (at desc);

create function audit.keep() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail only grows: % on %.%', tg_op, tg_table_schema, tg_table_name;
end $$;

create trigger entry_stays before update or delete on audit.entry for each row execute function audit.keep();
create trigger entries_stay before truncate on audit.entry for each statement execute function audit.keep();
create trigger head_stays before delete on audit.head for each row execute function audit.keep();
create trigger heads_stay before truncate on audit.head for each statement execute function audit.keep();
create trigger head_only_grows before update on audit.head for each row
    when (new.sequence <= old.sequence or new.chain <> old.chain) execute function audit.keep();
