package org.hecha.verification;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 两所学校各建一所, 县委、县政府各听取一次: what each of several has or does, and how much that is together. */
final class Shares {

    /** 各 as an adverb before a number; 各类活动48场 and 各乡镇12个 are wholes. */
    private static final Pattern EACH =
            Pattern.compile("各(?![类种级界地方项自行族科族大单部路支乡镇村社街县市区旗学校门员成会])[^,，。;；\\n" + Token.NUMBER + "]{0,18}\\t?$");

    /** Of how many it is said: 三项构成，各占; 4镇各有. */
    private static final Pattern OF = Pattern.compile(
            "(?<many>" + Token.NUMBER + ")(?:个|所|家|项|类|处|镇|乡|村|校|名|支|座|次会议)[^。;；\\n" + Token.NUMBER + "]{0,12}$");

    private static final Pattern LISTED =
            Pattern.compile("(?:^|[在由向对于为从,，])(?<names>[^,，。;；\\n]+?(?:[、和与及][^,，。;；\\n、和与及]+)+)$");

    private static final int LONGEST_NAME = 16;

    private Shares() {}

    /** Whether a number is what each of several has. */
    static boolean each(String text, int at) {
        return EACH.matcher(text.substring(Sentences.clause(text, at), at)).find();
    }

    /** All of them together; the quantity itself where it is not each one's, or where it is not known of how many. */
    static Quantity together(Reading reading, int at, Quantity quantity) {
        return quantity.percent() || !each(reading.text(), at)
                ? quantity
                : howMany(reading, at)
                        .map(many -> Quantity.of(
                                quantity.written().multiply(many), BigDecimal.ONE, Quantity.Bound.EXACT, false))
                        .orElse(quantity);
    }

    /** Whether it is each one's, and the text does not say how many they are. */
    static boolean ofUnknown(Reading reading, int at) {
        return each(reading.text(), at) && howMany(reading, at).isEmpty();
    }

    private static Optional<BigDecimal> howMany(Reading reading, int at) {
        String text = reading.text();
        int each = text.lastIndexOf('各', at);
        Matcher of = OF.matcher(text.substring(Sentences.start(text, at), each));
        if (of.find()
                && reading.token(Sentences.start(text, at) + of.start("many")) instanceof Token.Amount many
                && !many.quantity().percent()) {
            return Optional.of(many.quantity().written());
        }
        Matcher listed = LISTED.matcher(text.substring(Sentences.clause(text, each), each));
        if (!listed.find()) {
            return Optional.empty();
        }
        String[] names = listed.group("names").split("[、和与及]");
        for (String name : names) {
            if (name.length() < 2 || name.length() > LONGEST_NAME) {
                return Optional.empty();
            }
        }
        return Optional.of(BigDecimal.valueOf(names.length));
    }
}
