-- Who made a document with what at which moment, as it says of itself: two counties' files that agree in all of it are one file.
alter table reuse.trace add column origin text not null default '';
create index trace_of_origin on reuse.trace (origin) where origin <> '';
