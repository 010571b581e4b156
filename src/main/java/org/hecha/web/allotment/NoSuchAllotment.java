package org.hecha.web.allotment;

import org.hecha.shared.Refused;

/** Reviewers of such a kind are not assigned by anybody's task. */
final class NoSuchAllotment extends Refused {
    NoSuchAllotment() {
        super(Kind.NOT_FOUND);
    }
}
