package org.hecha.reuse;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import org.hecha.evidence.PageText;

/** Two texts sentence by sentence, what is equal beside each other and what differs marked within the sentence. */
public final class SideBySide {

    /** Sentences of each side that are laid out; beyond this nobody reads on. */
    static final int MOST = 1_500;

    private static final String ENDS = "\u3002\uFF1B\uFF01\uFF1F";
    private static final char ON = '\uE010';
    private static final char OFF = '\uE011';

    private SideBySide() {}

    /** Part of a sentence. */
    public record Part(String text, boolean different) {}

    /**
     * One sentence of each text; an empty list where the other one has nothing there.
     *
     * @param pageOfOne 0 where the one has nothing there
     */
    public record Row(boolean same, List<Part> one, int pageOfOne, List<Part> other, int pageOfOther) {}

    private record Sentence(String text, int page) {}

    static List<Row> rows(List<PageText> one, List<PageText> other) {
        List<Sentence> left = sentences(one);
        List<Sentence> right = sentences(other);
        List<DiffRow> rows = DiffRowGenerator.create()
                .showInlineDiffs(true)
                .inlineDiffByWord(false)
                .mergeOriginalRevised(false)
                .lineNormalizer(line -> line)
                .reportLinesUnchanged(false)
                .oldTag(begins -> String.valueOf(begins ? ON : OFF))
                .newTag(begins -> String.valueOf(begins ? ON : OFF))
                .build()
                .generateDiffRows(
                        left.stream().map(Sentence::text).toList(),
                        right.stream().map(Sentence::text).toList());
        var laid = new ArrayList<Row>();
        int i = 0;
        int j = 0;
        for (DiffRow row : rows) {
            boolean hasOne = row.getTag() != DiffRow.Tag.INSERT
                    && i < left.size()
                    && !row.getOldLine().isEmpty();
            boolean hasOther = row.getTag() != DiffRow.Tag.DELETE
                    && j < right.size()
                    && !row.getNewLine().isEmpty();
            laid.add(new Row(
                    row.getTag() == DiffRow.Tag.EQUAL,
                    hasOne ? parts(row.getOldLine()) : List.of(),
                    hasOne ? left.get(i).page() : 0,
                    hasOther ? parts(row.getNewLine()) : List.of(),
                    hasOther ? right.get(j).page() : 0));
            i += hasOne ? 1 : 0;
            j += hasOther ? 1 : 0;
        }
        return laid;
    }

    /** Line ends are where the paper ended; sentences are what was written. */
    private static List<Sentence> sentences(List<PageText> pages) {
        var sentences = new ArrayList<Sentence>();
        for (PageText page : pages) {
            var sentence = new StringBuilder();
            for (char c : page.text().toCharArray()) {
                if (c == ON || c == OFF || Character.isWhitespace(c) || c == '\u3000') {
                    if (c == '\t' && !sentence.isEmpty()) {
                        sentence.append(' ');
                    }
                    continue;
                }
                sentence.append(c);
                if (ENDS.indexOf(c) >= 0) {
                    add(sentence, page.number(), sentences);
                }
            }
            add(sentence, page.number(), sentences);
            if (sentences.size() >= MOST) {
                return sentences.subList(0, MOST);
            }
        }
        return sentences;
    }

    private static void add(StringBuilder sentence, int page, List<Sentence> sentences) {
        if (!sentence.isEmpty()) {
            sentences.add(new Sentence(sentence.toString(), page));
            sentence.setLength(0);
        }
    }

    private static List<Part> parts(String marked) {
        var parts = new ArrayList<Part>();
        int from = 0;
        boolean different = false;
        for (int i = 0; i <= marked.length(); i++) {
            if (i == marked.length() || marked.charAt(i) == ON || marked.charAt(i) == OFF) {
                if (i > from) {
                    parts.add(new Part(marked.substring(from, i), different));
                }
                different = i < marked.length() && marked.charAt(i) == ON;
                from = i + 1;
            }
        }
        return parts;
    }
}
