package org.hecha.verification;

import java.util.List;

/** What the machine observed about one claim. Advice with a citation; a person decides. */
public sealed interface Finding {

    /** The evidence says what the county says; best citation first. */
    record Supported(List<Citation> citations) implements Finding {
        public Supported {
            citations = List.copyOf(citations);
        }
    }

    /**
     * The evidence says something else; best citation first, never empty.
     *
     * @param why message key below {@code verification.why.}
     */
    record Contradicted(List<Citation> citations, String why) implements Finding {
        public Contradicted {
            citations = List.copyOf(citations);
        }
    }

    /**
     * Nothing admissible supports it.
     *
     * @param pagesRead       pages looked into
     * @param pagesUnreadable pages that could not be looked into, of files that belong to the claim's criterion or to none
     */
    record Unsupported(int pagesRead, int pagesUnreadable) implements Finding {}

    /** Nothing was claimed, or only people can judge it; message key below {@code verification.why.} */
    record NotChecked(String why) implements Finding {}

    /**
     * A passage.
     *
     * @param evidence id of the file (for children of containers the child)
     * @param path     as in {@code search.Hit}
     * @param page     from 1
     * @param start    index of the passage in the page's text
     * @param end      index after it
     * @param quote    the passage as written
     * @param value    what it says, in normal form, with unit; empty for yes/no
     * @param context  some text around it, for people
     */
    record Citation(
            org.hecha.evidence.EvidenceId evidence,
            String path,
            int page,
            int start,
            int end,
            String quote,
            String value,
            String context) {}

    /**
     * A passage that looks like support and is none.
     *
     * @param why why it was set aside
     */
    record SetAside(Citation citation, Why why) {}

    /** Reasons for setting a passage aside; message key {@code verification.aside.<name>}. */
    enum Why {
        STANDARD_TEXT,
        PLAN,
        DRAFT,
        SUPERIOR,
        OTHER_COUNTY,
        OUT_OF_WINDOW,
        WRONG_UNIT,
        WRONG_BASIS,
        PARTIAL,
        NEGATION,
        WEAK_SOURCE,
        /** counts, and says something else about the same thing than the evidence that supports the claim */
        DIFFERS
    }
}
