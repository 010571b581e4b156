create schema review;

create table review.opinion (
    sequence bigint generated always as identity primary key,
    dossier uuid not null,
    step text not null,
    decision text not null check (decision in ('APPROVE', 'RETURN', 'REJECT')),
    given_by text not null,
    acting_for text not null,
    given_at timestamptz not null,
    -- the level of the person who gave it: whoever stands lower does not read it, unless it was a return or a rejection
    level text not null,
    text text not null,
    fields jsonb not null,
    check (decision = 'APPROVE' or text <> '')
);
create index opinion_of_dossier on review.opinion (dossier, sequence);

create table review.opinion_defect (
    opinion bigint not null references review.opinion,
    position int not null,
    criterion text not null,
    claim text not null,
    evidence uuid,
    reason text not null,
    demand text not null check (demand <> ''),
    primary key (opinion, position)
);

create table review.assignment (
    id uuid primary key,
    dossier uuid not null,
    kind text not null check (kind in ('DESK', 'SPOT_CHECK', 'PANEL')),
    reviewer uuid not null,
    assigned timestamptz not null,
    declared timestamptz,
    recused timestamptz,
    recused_reason text,
    submitted timestamptz,
    summary text,
    -- one person judges one dossier once, whatever the kind
    unique (dossier, reviewer),
    check (recused is null or recused_reason <> '')
);
create index assignment_open on review.assignment (reviewer) where submitted is null and recused is null;

create table review.judgement (
    assignment uuid not null references review.assignment,
    criterion text not null,
    met boolean not null,
    points int check (points >= 0),
    reason text not null,
    citation text not null,
    judged timestamptz not null,
    primary key (assignment, criterion),
    check (met or reason <> '')
);

-- annotations are added, never changed: the newest counts, the others stay as history
create table review.annotation (
    sequence bigint generated always as identity primary key,
    dossier uuid not null,
    criterion text not null,
    claim text not null,
    kind text not null check (kind in ('CONFIRMED', 'OVERRIDDEN', 'ASKED')),
    made_by text not null,
    made_at timestamptz not null,
    level text not null,
    reason text not null,
    check (kind = 'CONFIRMED' or reason <> '')
);
create index annotation_of_claim on review.annotation (dossier, criterion, claim, sequence);

create table review.seen (
    dossier uuid not null,
    person text not null,
    criterion text not null,
    claim text not null,
    seen_at timestamptz not null,
    primary key (dossier, person, criterion, claim)
);

create table review.drafted_defect (
    dossier uuid not null,
    person text not null,
    criterion text not null,
    claim text not null,
    evidence uuid,
    reason text not null,
    demand text not null check (demand <> ''),
    primary key (dossier, person, criterion, claim)
);
