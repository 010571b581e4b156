package org.hecha.verification;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers that a text itself takes back: 由2分更正为1.5分, 由132个减为129个, 往年上报的38所. Of two such numbers the second
 * counts.
 */
final class Corrections {

    private static final String BECAME =
            "(?:更正|修正|订正|调整|变更|核减|核增|核定|改|减少?|降低?|下降|压缩|缩减|压减|合并|增加?|提高|上升|增长|扩大)(?:为|到|至|成)";

    /** Behind a number that was replaced. */
    private static final Phrase REPLACED = new Phrase("^[^,，。;；\\n\uE000]{0,8}?" + BECAME);

    /** 年初预算150万元，年中压减至128万元 */
    private static final Phrase LATER =
            new Phrase("^[万亿]?[元个所名人场次处]{0,2}[,，](?:年中|年末|年底|中途|后来?|后经|执行中|经)[^,，。;；\\n]{0,10}?" + BECAME + "\\t?");

    /** 原有3所…，现有2所 */
    private static final Phrase FORMER = new Phrase("(?:原有|原先有|曾有|原建有|曾建有)[^,，。;；\\n]{0,10}$");

    private static final Phrase NOW = new Phrase("(?:现有|现存|现为|还剩|仅存|尚存|目前有)[^,，。;；\\n]{0,8}");

    /** Before a number somebody reported once. */
    private static final Phrase REPORTED = new Phrase(
            "(?:往年|此前|先前|原来?|曾|上年|自行|各校自|单位自|误)(?:上)?(?:报|填|登记|统计)(?:的|为|有|数)?[^,，。;；\\n]{0,10}$|(?:报表|原表|旧表)(?:中)?(?:列有|列|填|写)[^,，。;；\\n]{0,4}$");

    private static final Phrase CORRECTED =
            new Phrase("(?:更正|修正|订正|核定|核减|核实)(?:后)?(?:为|到|至|的|[^,，。;；\\n]{0,16}为)?[^,，。;；\\n]{0,6}$");

    /** 上报建有41所，…确认建有32所: what was handed in, and what came of checking it. */
    private static final Phrase HANDED_IN = new Phrase("(?:上报|申报|自报|填报)[^,，。;；\\n]{0,12}$");

    private static final Phrase CONFIRMED =
            new Phrase("[,，](?:最终|实际)?(?:确认|核实|核定|认定|复核(?:认定|确认))[^,，。;；\\n" + Token.NUMBER + "]{0,12}" + Token.NUMBER);

    /** Whether the number at this place is a mark that was passed, and the next says how far. */
    static boolean passed(String text, int at) {
        return PASSED.in(text.substring(Sentences.clause(text, at), at))
                && REACHED.in(text.substring(at + 1, Math.min(text.length(), at + 20)));
    }

    /** 突破1200人，达到1264人: a mark that was passed, and how far. */
    private static final Phrase PASSED = new Phrase("(?:突破|超过|超|多于|跨过)$");

    private static final Phrase REACHED =
            new Phrase("^[\\u4e00-\\u9fa5]{0,3}(?:大关)?[,，](?:已)?(?:达到?|增至|升至|为|共|总数达?)(?:了)?" + Token.NUMBER);

    private Corrections() {}

    /** Whether the number at this place was replaced by the next, or was only reported once. */
    static boolean replaced(String text, int at) {
        String after = text.substring(at + 1, Math.min(text.length(), at + 20));
        String before = text.substring(Sentences.clause(text, at), at);
        return REPLACED.in(after)
                || passed(text, at)
                || HANDED_IN.in(before)
                        && CONFIRMED.in(text.substring(at + 1, Math.max(at + 1, Sentences.end(text, at + 1))))
                || LATER.in(after)
                || REPORTED.in(before)
                || FORMER.in(before) && NOW.in(text.substring(at + 1, Math.max(at + 1, Sentences.end(text, at + 1))));
    }

    private static final Phrase SELF = new Phrase(
            "(?:自|上|填|申|初)(?:行)?(?:报|填)(?:的|为|有|数|建|称)?[^,，。;；\\n]{0,14}$|(?:报送|(?:来表|来函|报表|表中|贵会|你会)所[列报])[^,，。;；\\n]{0,14}$");

    private static final Phrase DISALLOWED = new Phrase(
            "(?:不予|未予|未能|不[应得能宜]?)(?:认定|认可|计入|采信|通过认定)|不(?:再)?具备(?:[^,，。;；\\n]{0,4}条件)?|予以(?:核减|剔除|扣除)|(?:核减|剔除|扣除)(?:其中)?[\\t]?\uE000|查无|不属实|系虚报");

    private static final int FOLLOWING = 130;

    private static final Pattern VERIFIED = Pattern.compile(
            "(?:剔除|扣除|核减|去除|排除|核实|核定|核查|抽查|复核)[^\\n]{0,24}?(?:核实|核定|认定|更正|实际|应|实)(?:后)?(?:应)?(?:为|有)\\t?(?<value>"
                    + Token.NUMBER + ")");

    /** 经逐校核对，实际建成并开放4所 */
    private static final Pattern THERE =
            Pattern.compile("(?:核对|核实|核查|复核|清点)[^。\\n]{0,12}?实(?:际|有)?(?:已?(?:建成|在用|开放|成立|建有))[^,，。;；\\n]{0,8}(?<value>"
                    + Token.NUMBER + ")");

    private static final Pattern TOLD =
            Pattern.compile("(?:(?:自|上|填|申|初|原)报|(?:来表|来函|报表|表中|贵会|你会)所[列报])[^。;；\\n]{0,20}$");

    private static final int LETTER = 90;

    /** 你单位上报…5200人次，…剔除后，核实为3740人次: where the verified number stands; empty where there is none of this kind. */
    static Optional<Integer> verified(String text, int at) {
        if (!TOLD.matcher(text.substring(Sentences.start(text, at), at)).find()) {
            return Optional.empty();
        }
        for (Pattern pattern : List.of(VERIFIED, THERE)) {
            Matcher m = pattern.matcher(text).region(at + 1, Math.min(text.length(), at + LETTER));
            if (m.find() && at + 1 < text.length() && text.charAt(m.start("value") + 1) == text.charAt(at + 1)) {
                return Optional.of(m.start("value"));
            }
        }
        return Optional.empty();
    }

    private static final Pattern MEANT = Pattern.compile("(?:原定|原计划|计划|安排)[^,，。;；\\n\uE000]{0,10}$");

    private static final Pattern FACT = Pattern.compile(
            "实际(?:仅|只|共)?(?:推出|出车|完成|开展|举办|播出|刊出|建成|开放|组织|培训|开课|发放)(?:了)?[^,，。;；\\n\uE000]{0,6}\\t?(?<value>"
                    + Token.NUMBER + ")");

    /** 原定6期，…实际推出4期: where the number of what was done stands; empty for money, which is planned to be spent. */
    private static Optional<Integer> done(String text, int at) {
        if (at + 1 >= text.length()
                || "元万".indexOf(text.charAt(at + 1)) >= 0
                || !MEANT.matcher(text.substring(Sentences.clause(text, at), at))
                        .find()) {
            return Optional.empty();
        }
        Matcher m = FACT.matcher(text).region(at + 1, Math.max(at + 1, Sentences.end(text, at + 1)));
        return m.find() && m.end() < text.length() && text.charAt(m.end()) == text.charAt(at + 1)
                ? Optional.of(m.start("value"))
                : Optional.empty();
    }

    /** 各校自报12所。经核查，3所…不予认定: what was reported does not hold, whatever the rest comes to. */
    static boolean disallowed(String text, int at) {
        int end = Math.max(at + 1, Math.min(text.length(), at + FOLLOWING));
        return verified(text, at).isPresent()
                || done(text, at).isPresent()
                || SELF.in(text.substring(Sentences.clause(text, at), at))
                        && DISALLOWED.in(text.substring(at + 1, end));
    }

    private static final Pattern ASKED = Pattern.compile("《[^《》\\n]*(?:请示|申请|建议|提议)》");

    /** 《关于表彰先进集体5个的请示》收悉: numbers that stand nowhere but in the title of what was asked for. */
    static boolean askedFor(String passage) {
        return passage.indexOf(Token.NUMBER) >= 0
                && ASKED.matcher(passage).replaceAll("").indexOf(Token.NUMBER) < 0;
    }

    /** Whether the number at this place is the one that holds after a correction. */
    static boolean corrected(String text, int at) {
        return CORRECTED.in(text.substring(Sentences.clause(text, at), at));
    }
}
