package org.hecha.workflow;

/** What becomes of one field that two sides may have changed since they last agreed on it. */
enum Merge {
    /** both say the same by now */
    AGREED,
    /** only the one who brings has changed it */
    BROUGHT,
    /** only the other side has */
    KEPT,
    /** both have, to different things: a person chooses */
    APART;

    /**
     * @param from what both had
     * @param to   what is brought
     * @param now  what is kept
     */
    static Merge of(String from, String to, String now) {
        if (to.equals(now)) {
            return AGREED;
        }
        if (from.equals(now)) {
            return BROUGHT;
        }
        return from.equals(to) ? KEPT : APART;
    }
}
