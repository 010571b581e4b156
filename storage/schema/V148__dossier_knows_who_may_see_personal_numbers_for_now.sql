-- Who asked to see the personal numbers of one page, why, and until when they stand open to that person (decision 0037).
-- The reason is for whoever looks at misuse; the audit chain holds the act itself.
create table dossier.unmasking (
    id uuid primary key,
    evidence uuid not null,
    page int not null check (page >= 1),
    member text not null,
    reason text not null,
    asked timestamptz not null,
    open_until timestamptz not null
);
create index unmasking_of_member on dossier.unmasking (member, asked);
create index unmasking_of_page on dossier.unmasking (evidence, page, member, open_until);
