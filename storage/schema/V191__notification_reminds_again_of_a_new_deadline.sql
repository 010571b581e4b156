-- Whoever was given more time is reminded of the new deadline too; each reminder is written once a deadline.
alter table notification.watched add column extended integer not null default 0;
