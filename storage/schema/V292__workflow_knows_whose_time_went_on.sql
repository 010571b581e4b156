-- What happened since the rows of workflow.spent were made, so that nobody counts events to find out; a row for each event, written
-- with it: of two transactions neither can hide the other's. Emptied where the dossier's row is made anew.
create table workflow.spent_due (
    event   bigint primary key,
    dossier uuid not null
);
create index spent_due_dossier on workflow.spent_due (dossier);
alter table workflow.spent drop column events;
-- they may be older than what has happened
delete from workflow.spent;
-- sums counted the end of a period as late, which can only be done when its time is over
insert into workflow.pace_stale (since) values (now());
