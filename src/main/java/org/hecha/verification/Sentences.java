package org.hecha.verification;

/** Bounds of sentences and clauses in masked text. */
final class Sentences {

    private Sentences() {}

    static int start(String text, int at) {
        int i = at;
        while (i > 0 && "。！？；;!?\n".indexOf(text.charAt(i - 1)) < 0) {
            i--;
        }
        return i;
    }

    static int end(String text, int at) {
        int i = at;
        while (i < text.length() && "。！？；;!?\n".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /** The sentence before the one that starts here, in the same line; empty where there is none. */
    static String before(String text, int start) {
        return start < 2 || text.charAt(start - 1) == '\n' ? "" : text.substring(start(text, start - 1), start);
    }

    /** Start of the clause: after the last comma, too. */
    static int clause(String text, int at) {
        int i = at;
        while (i > 0 && "。！？；;!?\n，,:：".indexOf(text.charAt(i - 1)) < 0) {
            i--;
        }
        return i;
    }

    static int clauseEnd(String text, int at) {
        int i = at;
        while (i < text.length() && "。！？；;!?\n，,".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /** End of the line: its line break, or the end of the text. */
    static int lineEnd(String text, int at) {
        int stop = text.indexOf('\n', at);
        return stop < 0 ? text.length() : stop;
    }
}
