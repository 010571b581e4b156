-- Searches that a person asks again and again: theirs alone, gone with them.
create table search.saved (
    member uuid not null,
    name text not null check (length(name) between 1 and 60),
    -- conditions as an address of the search screen, made by the screen from what was searched
    address text not null check (address like '/search?%' and length(address) <= 4000),
    at timestamp with time zone not null,
    primary key (member, name)
);
