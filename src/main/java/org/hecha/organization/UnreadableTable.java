package org.hecha.organization;

import org.hecha.shared.Refused;

/** The file is no table that can be read: wrong format, too large, or columns that are needed are missing. */
public final class UnreadableTable extends Refused {
    public UnreadableTable(String file, String wanted) {
        super(Kind.INVALID);
        fact("file", file);
        fact("wanted", wanted);
    }
}
