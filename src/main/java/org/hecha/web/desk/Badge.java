package org.hecha.web.desk;

import org.hecha.verification.Finding;
import org.hecha.verification.Report;

/** What a finding means for the reviewer, the most pressing first; message key {@code desk.badge.<name>}. */
public enum Badge {
    /** the evidence says something else */
    CONTRADICTED("is-contradicted"),
    /** everything was read and nothing supports it */
    UNSUPPORTED("is-unsupported"),
    /** nothing found so far, but some pages could not be read */
    UNREADABLE("is-unreadable"),
    /** supported, but below the threshold, or next to passages that count only in part */
    WEAK("is-unsupported"),
    /** only people can judge it, or nothing was claimed */
    UNCHECKED("is-unchecked"),
    SUPPORTED("is-supported");

    private final String style;

    Badge(String style) {
        this.style = style;
    }

    /** Class of the sign. */
    public String style() {
        return style;
    }

    public static Badge of(Report.Entry entry) {
        return switch (entry.finding()) {
            case Finding.Contradicted ignored -> CONTRADICTED;
            case Finding.Unsupported none -> none.pagesUnreadable() > 0 ? UNREADABLE : UNSUPPORTED;
            case Finding.Supported ignored -> weak(entry) ? WEAK : SUPPORTED;
            case Finding.NotChecked ignored -> UNCHECKED;
        };
    }

    private static boolean weak(Report.Entry entry) {
        return entry.threshold().equals(java.util.Optional.of(false))
                || entry.setAside().stream()
                        .anyMatch(aside -> aside.why() == Finding.Why.PARTIAL
                                || aside.why() == Finding.Why.WEAK_SOURCE
                                || aside.why() == Finding.Why.DIFFERS);
    }
}
