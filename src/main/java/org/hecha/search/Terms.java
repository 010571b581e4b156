package org.hecha.search;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Hands terms that were made already to the index, one position each. */
final class Terms extends TokenStream {

    /** no term: what stands before it and what stands after it are never neighbours */
    static final String GAP = "";

    /** positions a gap is wide */
    static final int FAR = 200;

    /** an index refuses much longer ones; nothing anybody would type */
    static final int LONGEST = 1_000;

    private final List<String> terms;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private int next;

    Terms(List<String> terms) {
        this.terms = terms;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        int steps = 1;
        while (next < terms.size()) {
            String text = terms.get(next++);
            if (text.equals(GAP)) {
                steps = FAR;
            } else if (text.length() <= LONGEST) {
                term.append(text);
                step.setPositionIncrement(steps);
                return true;
            }
        }
        return false;
    }

    @Override
    public void reset() {
        next = 0;
    }
}
