package org.hecha.search;

import org.hecha.shared.Refused;

/** The index is being rebuilt; ask again in a few minutes. */
public final class IndexRebuilding extends Refused {
    public IndexRebuilding(long done, long total) {
        super(Kind.LATER);
        fact("done", done);
        fact("total", total);
    }
}
