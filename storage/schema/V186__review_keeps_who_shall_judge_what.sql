-- People a dossier is meant for, thought out over many dossiers at once; gone when they are assigned.
create table review.allotment (
    dossier uuid not null,
    kind text not null check (kind in ('DESK', 'SPOT_CHECK', 'PANEL')),
    reviewer uuid not null,
    seed bigint not null,
    kept timestamptz not null,
    primary key (dossier, kind, reviewer)
);
