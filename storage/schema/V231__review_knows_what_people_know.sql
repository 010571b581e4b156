-- Parts of the standard a person knows (decision 0101); whoever has no row for any part of an edition knows all of it.
create table review.speciality (
    person uuid not null,
    part text not null check (part <> ''),
    primary key (person, part)
);
