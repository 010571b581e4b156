package org.hecha.search;

import com.github.houbb.opencc4j.support.data.impl.OpenccDatas;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one character becomes, whatever stands beside it: NFKC, simplified Chinese, lower case, one form of each
 * bracket, quotation mark and dash. A table of the whole first plane, made once (some 50 ms).
 */
final class Folding {

    /** marks in {@link #TABLE} what does not become exactly one character */
    private static final char OTHERWISE = '\uffff';

    private static final char[] TABLE = new char[0x10000];
    private static final Map<Character, String> OTHERS = new HashMap<>();

    /** traditional character → simplified ones, most usual first */
    private static final Map<String, List<String>> TRADITIONAL =
            OpenccDatas.tsChar().data().getDataMap();

    /** Each first character of a row stands for all others of it. */
    private static final String[] SAME = {
        "零〇○◯〇",
        "〔[【〖﹝﹇［",
        "〕]】〗﹞﹈］",
        "\"“”„‟「」『』﹁﹂﹃﹄〝〞〟",
        "'‘’‚‛`´′",
        "-‐‑‒–—―−─━﹘﹣－",
        "~〜～∼",
        "·•・‧∙⋅●▪■◆･",
        "、､",
        "。｡",
        "《«≪",
        "》»≫",
        "×✕✖",
        "…⋯",
        // the same word in simplified texts, which the table keeps apart because each has a meaning of its own
        "着著",
        "借藉",
    };

    static {
        for (int c = 0; c < TABLE.length; c++) {
            fill((char) c);
        }
        for (String row : SAME) {
            for (int i = 1; i < row.length(); i++) {
                TABLE[row.charAt(i)] = row.charAt(0);
            }
        }
        // NFKC would make three full stops of it
        TABLE['…'] = '…';
    }

    private Folding() {}

    private static void fill(char c) {
        if (Character.isSurrogate(c)) {
            TABLE[c] = c;
            return;
        }
        if (invisible(c)) {
            TABLE[c] = OTHERWISE;
            OTHERS.put(c, "");
            return;
        }
        String folded = simplified(
                Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        if (folded.length() == 1) {
            TABLE[c] = folded.charAt(0);
        } else {
            TABLE[c] = OTHERWISE;
            OTHERS.put(c, folded);
        }
    }

    /** Zero-width characters, soft hyphens, byte-order marks, controls that are no white space. */
    private static boolean invisible(char c) {
        int type = Character.getType(c);
        return (type == Character.FORMAT || type == Character.CONTROL) && !whiteSpace(c);
    }

    static boolean whiteSpace(char c) {
        return !han(c) && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085');
    }

    /** Most characters of most pages are these, and no property of theirs need be looked up. */
    static boolean han(char c) {
        return c >= '\u3400' && c <= '\u9fff';
    }

    private static String simplified(String text) {
        var simple = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            String one = text.substring(i, i + 1);
            String first = TRADITIONAL.getOrDefault(one, List.of(one)).getFirst();
            simple.append(first.length() == 1 ? first : one);
        }
        return simple.toString();
    }

    /** Appends what the character becomes: nothing, itself, another one, or several. */
    static void append(char c, StringBuilder to) {
        char folded = TABLE[c];
        if (folded == OTHERWISE) {
            String several = OTHERS.get(c);
            to.append(several == null ? String.valueOf(c) : several);
        } else {
            to.append(folded);
        }
    }

    /** The same for several characters that belong together, such as a letter and its accents. */
    static void append(String cluster, StringBuilder to) {
        String whole = Normalizer.normalize(cluster, Normalizer.Form.NFKC);
        for (int i = 0; i < whole.length(); i++) {
            append(whole.charAt(i), to);
        }
    }
}
