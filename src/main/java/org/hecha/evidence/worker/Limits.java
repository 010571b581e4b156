package org.hecha.evidence.worker;

/**
 * How much one file may cost.
 *
 * @param depth      containers within containers
 * @param entries    files in one container
 * @param unpacked   bytes that may come out of one container
 * @param ratio      unpacked bytes for one packed byte, looked at only past 50 MB
 * @param pixels     of one picture
 * @param characters of one page; the rest is cut off and said to be
 * @param text       characters of all pages of one file; further pages are not kept, which is said
 * @param pages      of one file; the rest is cut off and said to be
 */
public record Limits(
        int depth, int entries, long unpacked, int ratio, long pixels, int characters, int text, int pages) {

    /** For tools on the command line; the application has settings. */
    public static Limits standard() {
        return new Limits(5, 1_000, 1L << 30, 200, 50_000_000, 200_000, 5_000_000, 2_000);
    }
}
