-- Which row of which sheet each line of a page is, for pages of workbooks and tables (org.hecha.evidence.SheetRows): a
-- citation and a hit can then name the cell. Null for all other pages, and for workbooks until they are read again.
alter table evidence.page add column sheet text;
alter table evidence.page add column rows text;
