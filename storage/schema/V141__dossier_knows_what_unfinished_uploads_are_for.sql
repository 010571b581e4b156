-- Where a file on its way belongs once it has arrived; the upload itself is evidence's (keys stay inside a module).
create table dossier.upload (
    id uuid primary key,
    dossier uuid not null,
    criterion text not null,
    slot text not null,
    unpack boolean not null
);
create index upload_of_dossier on dossier.upload (dossier);
