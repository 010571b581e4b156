-- Readers get better: what an older one has read is read again, later and by itself. 0 stands for those before this column.
-- Facts a file tells of itself (who made it, with what, when, where, signatures, later changes) stay in file.properties.
alter table evidence.file add column reader int not null default 0;
create index file_by_reader on evidence.file (reader) where withdrawn is null;
