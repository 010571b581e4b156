package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hecha.search.NormalText;

/**
 * Which place a text is about: this county, the levels above it, or another county of the province. Names are looked for in
 * full and short form; in text read from pictures one character may be misread.
 */
final class Places {

    /** About whom. */
    enum Whose {
        OWN,
        ABOVE,
        OTHER,
        NOBODY
    }

    /** @param whose about whom, @param at where it stands */
    record Mention(Whose whose, int at) {}

    /** The peoples that autonomous places are called after. */
    private static final String PEOPLES = "(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西"
            + "|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各)族";

    /** A province's letterhead whose name was misread is still a province's. */
    private static final Pattern SOME_PROVINCE = Pattern.compile("^[\\u4e00-\\u9fa5]{2,3}省(?:各|科学技术协会|科协|人民政府|教育厅)");

    private final String ownShort;
    private final boolean cityItself;
    private final List<String> aboveShort;
    private final List<String> otherShort;
    private final Phrase clear;
    private final Phrase blurred;

    /**
     * @param own    the county's name
     * @param above  names of the city and the province
     * @param others names of every other county of the province
     */
    Places(String own, List<String> above, List<String> others) {
        List<String> names = new ArrayList<>(others);
        names.add(own);
        ownShort = shortened(own);
        cityItself = own.endsWith("市");
        aboveShort = above.stream().map(Places::shortened).toList();
        otherShort = others.stream().map(Places::shortened).toList();
        clear = names(own, above, others, names, false);
        blurred = names(own, above, others, names, true);
    }

    private static Phrase names(
            String own, List<String> above, List<String> others, List<String> all, boolean blurred) {
        String kind = own.substring(own.length() - 1);
        List<String> mine = new ArrayList<>(forms(own, all, blurred));
        for (String word : List.of("我", "本", "全", "你", "贵")) {
            mine.add(word + kind);
        }
        if (!kind.equals("市")) {
            mine.add("(?<=[在于到赴]|[^\\u4e00-\\u9fa5])" + kind + "内");
        }
        if (!kind.equals("县")) {
            mine.add("全县"); // counties of every kind are called so in the standard and in forms
        }
        List<String> higher = new ArrayList<>(List.of("全省", "我省"));
        if (!kind.equals("市")) {
            higher.addAll(List.of("全市", "我市"));
        }
        for (String name : above) {
            // 栖河市科协 is a body that acts, 栖河市共有 is a place that is counted
            higher.add(Pattern.quote(name) + "(?=共|现有|全年|累计|各|范围|20|\uE001)");
        }
        for (String name : above) {
            higher.add(Pattern.quote(shortened(name)) + "(?:全市|全省|市域|各县)");
        }
        List<String> foreign = new ArrayList<>();
        others.forEach(name -> foreign.addAll(forms(name, all, blurred)));
        return new Phrase("(?<own>" + String.join("|", mine) + ")|(?<above>" + String.join("|", higher) + ")"
                + (foreign.isEmpty() ? "" : "|(?<other>" + String.join("|", foreign) + ")"));
    }

    private static List<String> forms(String name, List<String> all, boolean blurred) {
        String normal = NormalText.normal(name);
        List<String> forms = new ArrayList<>(List.of(Pattern.quote(normal)));
        String brief = shortened(name);
        if (brief.length() >= 2) {
            forms.add(Pattern.quote(brief));
        }
        if (blurred && normal.length() == 3) {
            for (String form : List.of(
                    "[\\u4e00-\\u9fa5]" + normal.substring(1),
                    normal.charAt(0) + "[\\u4e00-\\u9fa5]" + normal.charAt(2))) {
                Pattern one = Pattern.compile(form);
                if (all.stream()
                                .filter(n -> one.matcher(NormalText.normal(n)).matches())
                                .count()
                        == 1) {
                    forms.add("(?<![全我本各市省每])" + form + "(?![城级域])");
                }
            }
        }
        return forms;
    }

    private static String shortened(String name) {
        return NormalText.normal(name)
                .replaceFirst(
                        "(?:(?<=[\\u4e00-\\u9fa5]{2})(?:" + PEOPLES
                                + ")*自治(?:县|州|旗|区)|自治旗|自治州|自治区|林区|特区|地区|县|市|区|旗|省|盟)$",
                        "");
    }

    /** Whether the county itself is named, and not only called ours: 我县 is whose letter it is. */
    boolean namesOwn(String text) {
        return text.contains(ownShort);
    }

    /** Mentions in a text, in order. */
    List<Mention> mentions(String text, boolean ocr) {
        List<Mention> found = new ArrayList<>();
        for (MatchResult m : (ocr ? blurred : clear).all(text)) {
            found.add(new Mention(
                    m.group("own") != null ? Whose.OWN : m.group("above") != null ? Whose.ABOVE : Whose.OTHER,
                    m.start()));
        }
        return found;
    }

    /** Whom a place in a sentence is about: the last mention before it, otherwise the first after it. */
    Whose about(String sentence, int at, boolean ocr) {
        Whose found = Whose.NOBODY;
        for (Mention mention : mentions(sentence, ocr)) {
            if (mention.at() <= at || (found == Whose.NOBODY && mention.whose() != Whose.ABOVE)) {
                found = mention.whose();
            }
        }
        return found;
    }

    /** Whose document a number belongs to, by the issuer's code, which starts with a character of the place's name. */
    Whose issuer(String code) {
        if (code.isEmpty()) {
            return Whose.NOBODY;
        }
        String head = code.substring(0, Math.min(2, code.length()));
        // 浯科协发 is 浯城市's, not 沧浯区's: a code begins with the first character of a name rather than with its second
        boolean begins = head.charAt(0) != ownShort.charAt(0)
                && aboveShort.stream().anyMatch(n -> n.charAt(0) == head.charAt(0));
        boolean own = shares(head, ownShort) && !begins;
        boolean above = aboveShort.stream().anyMatch(n -> shares(head, n));
        boolean other = otherShort.stream().anyMatch(n -> shares(head, n));
        if (own) {
            return Whose.OWN;
        }
        return above ? Whose.ABOVE : other ? Whose.OTHER : Whose.NOBODY;
    }

    private static boolean shares(String head, String name) {
        return head.chars().anyMatch(c -> name.indexOf(c) >= 0);
    }

    /** Whose name a line of letterhead or signature bears: the longest region name that stands in it. */
    Whose bearer(String line, boolean ocr) {
        for (Mention mention : mentions(line, ocr)) {
            if (mention.whose() == Whose.OWN) {
                return Whose.OWN; // 栖河市公安局泊云区分局 is the county's
            }
        }
        if (aboveShort.stream().anyMatch(line::contains)
                || (ocr && SOME_PROVINCE.matcher(line).find())) {
            return Whose.ABOVE;
        }
        return mentions(line, ocr).stream().anyMatch(m -> m.whose() == Whose.OTHER) ? Whose.OTHER : Whose.NOBODY;
    }

    private static final Pattern CITY_BODIES = Pattern.compile("(?<![城县区])[市盟州](?:委|政府|委、市政府)(?![员])");

    /** Whether a clause speaks of the party and government of the city, while the county is no city itself. */
    boolean bodiesAbove(String clause) {
        return !cityItself
                && CITY_BODIES.matcher(clause).find()
                && mentions(clause, false).stream().noneMatch(m -> m.whose() == Whose.OWN);
    }

    /** Whether a sentence calls a place by its kind alone and both the county and the one above are cities: 全市. */
    boolean calledAsAbove(String sentence) {
        return cityItself && AS_ABOVE.matcher(sentence).find() && !namesOwn(sentence);
    }

    /** Whether the name of a level above is what a paper begins with. */
    boolean begunAbove(String text) {
        int stop = text.indexOf('\n');
        String title = (stop < 0 ? text : text.substring(0, stop)).strip();
        return !title.endsWith(":") && aboveShort.stream().anyMatch(title::startsWith);
    }

    private static final Pattern AS_ABOVE = Pattern.compile("[全我本]市");

    /** Whether a level above is named at all. */
    boolean namesAbove(String text) {
        return aboveShort.stream().anyMatch(text::contains);
    }

    /** Whose name stands last before a place in a text, as a body's does before what kind of body it is. */
    Whose lastNamed(String text, int before) {
        int own = text.lastIndexOf(ownShort, before);
        int above = aboveShort.stream()
                .mapToInt(n -> text.lastIndexOf(n, before))
                .max()
                .orElse(-1);
        int other = otherShort.stream()
                .mapToInt(n -> text.lastIndexOf(n, before))
                .max()
                .orElse(-1);
        int last = Math.max(own, Math.max(above, other));
        return last < 0 ? Whose.NOBODY : last == own ? Whose.OWN : last == above ? Whose.ABOVE : Whose.OTHER;
    }

    /** Whose name stands at the head of a line: this county's, one's above or another's. */
    Whose names(String line) {
        if (line.contains(ownShort)) {
            return Whose.OWN;
        }
        return aboveShort.stream().anyMatch(line::contains)
                        || SOME_PROVINCE.matcher(line).find()
                ? Whose.ABOVE
                : otherShort.stream().anyMatch(line::contains) ? Whose.OTHER : Whose.NOBODY;
    }

    /**
     * An expression for a name that begins with this county's: in pictures one character of it may be misread, or its first one,
     * where it is rare, lost.
     *
     * @return empty where the name does not begin so
     */
    Optional<Pattern> misread(String name) {
        if (ownShort.length() != 2 || !name.startsWith(ownShort) || name.length() < 4) {
            return Optional.empty();
        }
        String rest = Pattern.quote(name.substring(2));
        String any = "[\\u4e00-\\u9fa5]";
        return Optional.of(Pattern.compile("(?:" + ownShort + "|" + ownShort.charAt(0) + any + "|" + any
                + ownShort.charAt(1) + "|(?<!" + any + ")" + ownShort.charAt(1) + ")" + rest));
    }

    /** The name without this county's name at its head; the name itself where that is not possible. */
    String withoutOwn(String name) {
        String rest =
                name.startsWith(ownShort) ? name.substring(ownShort.length()).replaceFirst("^[县区市旗]", "") : name;
        return rest.length() >= 3 ? rest : name;
    }

    /** Names of the levels above, short, for tests of letterheads. */
    String aboveNames() {
        return aboveShort.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }
}
