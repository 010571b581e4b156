package org.hecha.verification;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 自配发以来累计出车46次，今年受运力限制，仅出车11次: the second number is the same count, of this year alone. */
final class EverAndNow {

    private static final Pattern EVER =
            Pattern.compile("(?:以来|累计|历年)[^,，。;；\\n" + Token.NUMBER + "]{0,12}(?<ever>" + Token.NUMBER + ")[^,，。;；\\n"
                    + Token.NUMBER + "]{0,10}[,，](?:其中)?(?:今年|本年度?)[^。;；\\n" + Token.NUMBER + "]*$");

    private EverAndNow() {}

    /** Where the number of all years stands, if this one is of the year the paper tells of. */
    static OptionalInt ever(String text, int at) {
        int start = Sentences.start(text, at);
        Matcher m = EVER.matcher(text.substring(start, at));
        return m.find() ? OptionalInt.of(start + m.start("ever")) : OptionalInt.empty();
    }
}
