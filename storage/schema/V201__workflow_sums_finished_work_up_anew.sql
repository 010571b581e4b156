-- What finished work was summed up with is no longer true: another calendar, or places that went to another province. One
-- row a reason; the background worker makes the sums anew and takes away the rows that it saw.
create table workflow.pace_stale (
    since timestamptz not null
);
