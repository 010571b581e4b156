-- what a picture in the mail is drawn from when it is sent: a line a week, monday;arrived;finished;open; empty for most messages
alter table notification.message add column chart text not null default '';
