package org.hecha.search;

import org.hecha.dossier.DossierId;

/**
 * Something the index must look at again.
 *
 * @param position    unique; not in the order of commits
 * @param transaction the database's number of the transaction that wrote it
 * @param subject     id of the file, or {@code criterion/claim}
 */
record Change(long position, long transaction, What what, DossierId dossier, String subject) {

    enum What {
        FILE,
        CLAIM
    }
}
