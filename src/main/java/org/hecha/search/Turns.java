package org.hecha.search;

import java.io.IOException;
import java.util.Optional;

/** Which of several nodes may do what only one may do at a time. */
interface Turns {

    enum What {
        WRITE,
        MAKE_ANEW
    }

    /**
     * Takes the turn if nobody has it.
     *
     * @return what gives it back when closed; empty where another node has it
     */
    Optional<Taken> take(What what) throws IOException;

    /** A turn that was taken. */
    interface Taken extends AutoCloseable {
        @Override
        void close();
    }
}
