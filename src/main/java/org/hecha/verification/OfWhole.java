package org.hecha.verification;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Thing;

/** 7个乡镇建5个: of how many, how many have it, said in one breath. */
final class OfWhole {

    private static final Pattern PAIR = Pattern.compile("(?<whole>" + Token.NUMBER
            + ")[个所家][\\u4e00-\\u9fa5]{1,6}?(?:中|里)?(?:已|现|共)?(?<verb>建|设|成立|配|组建|拥有|有)[成有立备了]?(?<having>"
            + Token.NUMBER + ")[个所家]");

    private static final int LONGEST = 16;

    private OfWhole() {}

    /** Whether the number at this place is the other one of such a pair than the thing is. */
    static boolean other(Thing thing, String text, int at) {
        Matcher m = PAIR.matcher(text).region(Math.max(0, at - LONGEST), Math.min(text.length(), at + LONGEST));
        while (m.find()) {
            boolean done = Phrases.any(thing.about(), m.group("verb"));
            if (m.start("whole") == at && done || m.start("having") == at && !done) {
                return true;
            }
        }
        return false;
    }
}
