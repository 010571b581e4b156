create schema organization;

-- Places. lo/hi are a nested set with gaps: a place keeps its numbers for life, because dossiers and the search index hold
-- them; only a place that moves to another parent gets new ones.
create table organization.region (
    code text primary key check (code ~ '^[0-9]{6}$'),
    name text not null check (name <> ''),
    level text not null check (level in ('COUNTY', 'CITY', 'PROVINCE', 'NATION')),
    parent text references organization.region (code),
    lo int not null,
    hi int not null,
    valid_from date,
    valid_until date,
    check (lo <= hi),
    check ((level = 'NATION') = (parent is null)),
    check (valid_from is null or valid_until is null or valid_from <= valid_until)
);
create unique index region_lo on organization.region (lo);
create index region_parent on organization.region (parent);

-- Offices. Their tree is not the tree of places: 32 bodies recommend, for 31 provinces.
create table organization.body (
    id uuid primary key,
    name text not null check (name <> ''),
    kind text not null,
    region text not null references organization.region (code),
    parent uuid references organization.body (id),
    unique (region, name)
);

-- Whether a county passes the city is a dated switch of its association, never guessed from a code.
create table organization.review_path (
    body uuid not null references organization.body (id),
    valid_from date not null,
    path text not null check (path in ('VIA_CITY', 'DIRECT_TO_PROVINCE')),
    primary key (body, valid_from)
);

-- People. The three administrators' roles exclude each other and all others: there is no super user.
create table organization.member (
    id uuid primary key,
    login text not null check (login <> ''),
    name text not null check (name <> ''),
    body uuid not null references organization.body (id),
    roles text[] not null,
    mail text not null default '',
    language text not null default 'zh-CN',
    demo boolean not null default false,
    demo_order int not null default 0,
    active boolean not null default true,
    constraint member_has_known_roles check (
        cardinality(roles) > 0
        and roles <@ array['COUNTY_CLERK', 'COUNTY_LEADER', 'RESPONSIBLE_UNIT', 'CITY_REVIEWER', 'PROVINCIAL_REVIEWER',
            'PROVINCIAL_LEADER', 'OUTLINE_MEMBER', 'EXPERT', 'NATIONAL_OFFICER', 'NATIONAL_LEADER', 'OBSERVER',
            'SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDIT_ADMINISTRATOR']),
    constraint administrators_stand_alone check (
        cardinality(roles) = 1
        or not roles && array['SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDIT_ADMINISTRATOR'])
);
create unique index member_login on organization.member (lower(login));
create index member_body on organization.member (body);
create index member_roles on organization.member using gin (roles);

create table organization.account (
    member uuid primary key references organization.member (id),
    hash text not null,
    failures int not null default 0,
    locked_until timestamptz,
    changed timestamptz not null
);

-- Who stands in for whom; both days included.
create table organization.substitution (
    absent uuid not null references organization.member (id),
    substitute uuid not null references organization.member (id),
    first_day date not null,
    last_day date not null,
    primary key (absent, substitute, first_day),
    check (absent <> substitute),
    check (first_day <= last_day)
);
create index substitution_substitute on organization.substitution (substitute);

-- Single dossiers opened to one person, or hidden from one person. The dossier belongs to another module: no key.
create table organization.dossier_right (
    member uuid not null references organization.member (id),
    dossier uuid not null,
    hidden boolean not null,
    reason text not null check (reason <> ''),
    since timestamptz not null,
    primary key (member, dossier, hidden)
);
create index dossier_right_dossier on organization.dossier_right (dossier) where hidden;

insert into organization.region (code, name, level, parent, lo, hi) values ('000000', '全国', 'NATION', null, 0, 2147483647);
