-- Whoever may fill a place is reminded by the days it has been empty; one that was taken back begins anew (decision 0151).
alter table review.vacancy add column empty_since timestamptz;
update review.vacancy set empty_since = opened where replacement is null;
alter table review.vacancy add check ((empty_since is null) = (replacement is not null));
