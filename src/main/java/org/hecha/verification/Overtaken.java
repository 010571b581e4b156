package org.hecha.verification;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Papers that a later paper of the dossier takes out of force by their number: what they say holds no more. */
final class Overtaken {

    /** Behind the number. */
    private static final Pattern ABOLISHED = Pattern.compile(
            "^[)）》”\"]{0,3}[^。;；\\n\uE003]{0,22}?(?:废止|失效|作废|停止执行|不再执行|不再施行|停止使用|被本[^,，。]{0,8}(?:代替|取代|替代))");

    /** Before the number: 代替原…, 废止…. */
    private static final Pattern REPLACING = Pattern.compile("(?:废止|代替|取代|替代|替换)[^。;；\\n\uE003]{0,24}$");

    private Overtaken() {}

    /** @param deadline the day facts are judged on: what is abolished later still held then */
    static Set<Paper> of(List<Paper> papers, LocalDate deadline) {
        Set<Paper> overtaken = new HashSet<>();
        for (Paper paper : papers) {
            if (paper.draft()
                    || paper.proposal()
                    || paper.date().filter(d -> d.isAfter(deadline)).isPresent()) {
                continue;
            }
            String text = paper.reading().text();
            for (int at = text.indexOf(Token.DOCUMENT); at >= 0; at = text.indexOf(Token.DOCUMENT, at + 1)) {
                DocNumber gone = ((Token.Document) paper.reading().token(at)).number();
                if (at != paper.numberAt() && takenBack(text, at, gone)) {
                    papers.stream()
                            .filter(p ->
                                    p != paper && p.number().filter(gone::same).isPresent())
                            .forEach(overtaken::add);
                }
            }
        }
        return overtaken;
    }

    /** Words before a number may have been read as part of its issuer's code. */
    private static boolean takenBack(String text, int at, DocNumber gone) {
        return ABOLISHED
                        .matcher(text.substring(at + 1, Math.min(text.length(), at + 40)))
                        .find()
                || REPLACING
                        .matcher(text.substring(Math.max(Sentences.start(text, at), at - 40), at) + gone.issuer())
                        .find();
    }
}
