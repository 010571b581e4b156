package org.hecha.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.verification.Observation.Stance;

/**
 * Notes that take back a number of the same paper: 勘误：附件一第2项分值排印有误，应为1.5分. What is printed above them holds no
 * more; which number is meant, its unit and its size say.
 */
final class Errata {

    private static final Pattern NOTE = Pattern.compile("更正|勘误|有误|笔误|误[写填排印录]|错[写填排印录]|未(?:及|予)?(?:扣减|剔除|核减)");

    private static final Pattern SHOULD = Pattern.compile(
            "(?:应为|应是|应作|实际(?:建有|有|为)[^,，。;；\\n" + Token.NUMBER + "]{0,14})\\t?(?<value>" + Token.NUMBER + ")");

    /** Another number is no slip of this one where it is so many times as large or small. */
    private static final BigDecimal FAR = new BigDecimal(4);

    private Errata() {}

    /** The same observations, those that a note of their paper takes back being against the claim. */
    static List<Observation> heeded(Question question, BigDecimal claimed, List<Observation> found) {
        List<Observation> heeded = new ArrayList<>(found.size());
        for (Observation o : found) {
            Optional<Observation> note =
                    o.stance() == Stance.FOR && o.counts() ? against(question, claimed, o) : Optional.empty();
            heeded.add(note.orElse(o));
        }
        return heeded;
    }

    private static Optional<Observation> against(Question question, BigDecimal claimed, Observation o) {
        Paper paper = o.paper();
        String text = paper.reading().text();
        Matcher m = SHOULD.matcher(text);
        for (int from = o.to(); m.find(from); from = m.end()) {
            int at = m.start("value");
            String note = text.substring(Sentences.start(text, m.start()), Sentences.end(text, m.end()));
            if (NOTE.matcher(note).find()
                    && paper.reading().token(at) instanceof Token.Amount amount
                    && text.startsWith(question.claim().unit(), at + 1)
                    && near(amount.quantity().written(), claimed)
                    && amount.quantity().refutes(claimed)) {
                return Optional.of(new Observation(
                        Stance.AGAINST,
                        paper,
                        m.start(),
                        at + 1,
                        amount.quantity().plain(),
                        o.weight() + 2,
                        o.aside()));
            }
        }
        return Optional.empty();
    }

    private static boolean near(BigDecimal one, BigDecimal other) {
        return one.signum() > 0
                && other.signum() > 0
                && one.compareTo(other.multiply(FAR)) < 0
                && other.compareTo(one.multiply(FAR)) < 0;
    }
}
