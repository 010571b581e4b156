-- Places of reviewers who stepped back, and who took them (decision 0110). A replacement that was taken back again before it had
-- begun keeps its row, so that the same person is not asked twice.
alter table review.assignment add column withdrawn timestamptz;
create table review.vacancy (
    id uuid primary key,
    dossier uuid not null,
    -- the dossier's place, for whoever assigns in an area
    place integer not null,
    kind text not null check (kind in ('DESK', 'SPOT_CHECK', 'PANEL', 'TERM')),
    leaver uuid not null unique references review.assignment (id),
    opened timestamptz not null,
    -- why nobody was put in the place; empty while somebody is in it
    obstacle text not null,
    replacement uuid references review.assignment (id),
    filled timestamptz,
    -- 'system' where somebody was put in the place at once
    filled_by text,
    check ((replacement is null) = (filled is null) and (filled is null) = (filled_by is null)),
    check ((replacement is null) = (obstacle <> ''))
);
create index vacancy_place on review.vacancy (place, opened);
drop index review.assignment_open;
create index assignment_open on review.assignment (reviewer)
    where submitted is null and recused is null and withdrawn is null;
