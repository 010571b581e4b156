-- What was finished in one round, and how long after its deadline. Sums of before know neither and are made anew.
delete from workflow.pace;
alter table workflow.pace
    add column round         text   not null,
    add column late          bigint not null, -- finished after the deadline
    add column delay_wall    bigint not null, -- seconds after the deadline, all of them together
    add column delay_working bigint not null;
alter table workflow.pace drop constraint pace_pkey;
alter table workflow.pace add primary key (level, place, month, process, step, criterion, round);
insert into workflow.pace_stale (since) values (now());
