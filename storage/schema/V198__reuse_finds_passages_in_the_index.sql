-- Each file looks up thousands of bands right after the one before wrote its own. Entries that wait in an index's list are
-- read one after the other by every look-up; written where they belong at once they are not.
alter index reuse.trace_bands set (fastupdate = off);
alter index reuse.passage_bands set (fastupdate = off);
alter index reuse.picture_tokens set (fastupdate = off);
select gin_clean_pending_list('reuse.trace_bands'), gin_clean_pending_list('reuse.passage_bands'),
       gin_clean_pending_list('reuse.picture_tokens');
