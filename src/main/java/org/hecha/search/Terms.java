package org.hecha.search;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Hands terms that were made already to the index, one position each. */
final class Terms extends TokenStream {

    private final List<String> terms;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private int next;

    Terms(List<String> terms) {
        this.terms = terms;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        while (next < terms.size()) {
            String text = terms.get(next++);
            // the index refuses longer ones; nothing anybody would type
            if (text.length() <= 1_000) {
                term.append(text);
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
