-- Reports that come from outside the usual steps: withdrawal, giving up, fraud, a change of policy, a proposal to revoke. The
-- process is told by a message; the words of the person who reported are kept here for whoever has to deal with them.
create table workflow.matter (
    id          bigint generated always as identity primary key,
    dossier     uuid        not null,
    kind        text        not null check (kind in ('WITHDRAWN', 'ABANDONED', 'FRAUD', 'POLICY', 'REVOCATION')),
    words       text        not null check (words <> ''),
    person      uuid        not null,
    person_name text        not null,
    at          timestamptz not null
);
create index matter_dossier on workflow.matter (dossier, id);
