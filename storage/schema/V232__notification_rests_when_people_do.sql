-- Hours in which a person wants no mail (decision 0102); whoever has no row has the installation's.
create table notification.quiet_hours (
    person uuid primary key,
    -- hours of Beijing; equal = none
    quiet_from int not null check (quiet_from between 0 and 23),
    quiet_until int not null check (quiet_until between 0 and 23),
    -- whether days the person's office does not work are quiet as a whole
    days_off boolean not null
);

-- Giving up counts from the first attempt: a message may now wait for longer than that before anybody tries to send it.
alter table notification.message add column first_failed timestamptz;
update notification.message set first_failed = created where state = 'WAITING' and attempts > 0;
