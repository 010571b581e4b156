package org.hecha.verification;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Makes phrases over masked text of the edition's expressions, once each. */
final class Phrases {

    private static final Map<String, Phrase> MADE = new ConcurrentHashMap<>();

    private static final String NOT = "(?:尚未|还未|未能|未曾|从未|并未|未|没有|没|并无|暂无|尚无|无|不再|不设|不具备|尚不|不)";

    /** <code>{~}</code>: up to twelve characters of the same clause; <code>{~30}</code>: up to thirty. */
    private static final Pattern GAP = Pattern.compile("\\{~(\\d*)}");

    private Phrases() {}

    static Phrase of(String expression) {
        return MADE.computeIfAbsent(expression, Phrases::compile);
    }

    /** Whether one of them stands in the text. */
    static boolean any(List<String> expressions, String text) {
        for (String expression : expressions) {
            if (of(expression).in(text)) {
                return true;
            }
        }
        return false;
    }

    private static Phrase compile(String expression) {
        String filled = GAP.matcher(expression)
                .replaceAll(m -> "[^,，。;；\\\\n]{0," + (m.group(1).isEmpty() ? "12" : m.group(1)) + "}?");
        // 五角六分 is an amount in 元, too
        return new Phrase(filled.replace("{n}元", "{n}(?:元|角)")
                .replace("{n}", "\\t?(?<value>" + Token.NUMBER + ")\\t?")
                .replace("{+}", "\\t?(?<plus>" + Token.NUMBER + ")\\t?")
                .replace("{m}", "\\t?" + Token.NUMBER + "\\t?")
                .replace("{d}", "[\\t\\n]?(?<value>" + Token.DATE + ")[\\t\\n]?")
                .replace("{v}", "(?<value>" + Token.ORDINAL + ")")
                .replace("{o}", String.valueOf(Token.ORDINAL))
                .replace("{r}", String.valueOf(Token.DOCUMENT))
                .replace("{c}", String.valueOf(Token.CODE))
                .replace("{not}", NOT));
    }
}
