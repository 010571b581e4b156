package org.hecha.shared;

/** What was sent as an id names nothing. */
public final class UnknownId extends Refused {

    private static final long serialVersionUID = 1L;

    UnknownId() {
        super(Kind.NOT_FOUND);
    }
}
