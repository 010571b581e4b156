package org.hecha.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Words as ICU's dictionary parts them: good for ranking, not for finding (it parts the same words differently by context). */
final class Words {

    /** Making one takes longer than reading a page with it; none is ever shared by two threads. */
    private static final ThreadLocal<ICUTokenizer> TOKENIZER =
            ThreadLocal.withInitial(() -> new ICUTokenizer(new DefaultICUTokenizerConfig(true, true)));

    private Words() {}

    /** The words of a normal text in order, repeated ones included. */
    static List<String> of(String normal) {
        ICUTokenizer tokens = TOKENIZER.get();
        try {
            var words = new ArrayList<String>();
            var word = tokens.getAttribute(CharTermAttribute.class);
            tokens.setReader(new StringReader(normal));
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(word.toString());
            }
            tokens.end();
            tokens.close();
            return words;
        } catch (IOException | RuntimeException e) {
            // half read, it would refuse the next text
            TOKENIZER.remove();
            throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
        }
    }
}
