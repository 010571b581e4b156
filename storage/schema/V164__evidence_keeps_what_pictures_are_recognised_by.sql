-- What a picture is recognised by when it comes again, cropped or recompressed; made by the worker that read the file.
create table evidence.look (
    file uuid not null references evidence.file on delete cascade,
    page int not null check (page >= 0),
    number int not null check (number >= 1),
    packed bytea not null,
    primary key (file, page, number)
);
