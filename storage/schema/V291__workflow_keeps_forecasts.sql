-- Telling whether a round makes its dates takes seconds: what was told is kept, and told anew while nobody waits (decision 0140).
create table workflow.forecast (
    id uuid primary key,
    -- digest of all that the reader sees: whoever sees the same is told the same
    view text not null,
    round text not null,
    -- empty = everything the reader sees
    region text not null,
    step text not null,
    more integer not null,
    -- who asked last, and who sat in that seat
    reader uuid not null,
    stand_in uuid,
    asked timestamptz not null,
    made timestamptz,
    -- which shape the answer has; others are told anew
    shape integer,
    answer jsonb,
    unique (view, round, region, step, more),
    check ((made is null) = (answer is null) and (made is null) = (shape is null))
);
