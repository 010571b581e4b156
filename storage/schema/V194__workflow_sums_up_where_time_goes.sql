-- Where the time of each dossier has gone, up to the moment its present segment began; the rest is a difference to now. A row is
-- as good as the events it was made of: whoever asks makes it anew where there are more by now.
create table workflow.spent (
    dossier       uuid primary key references workflow.journey,
    -- how many events it was made of; only ever added to, so that the number tells an old row from a good one
    events        bigint      not null,
    ended         timestamptz,
    -- seconds by segment, in the order of the code's enumeration
    wall          bigint[]    not null,
    working       bigint[]    not null,
    -- the segment it is in now, and since when; for an ended journey nothing is added any more
    segment       int         not null,
    since         timestamptz not null,
    since_working bigint      not null
);
