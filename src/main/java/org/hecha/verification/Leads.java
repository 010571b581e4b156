package org.hecha.verification;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Thing;

/** What a paragraph says first that it is about: 三、大篷车。全年安排…，实际出车21车次 counts trips of the van. */
final class Leads {

    private static final Pattern HEADING = Pattern.compile("(?:[一二三四五六七八九十]{1,2}、|[(（][一二三四五六七八九十]{1,2}[)）]|"
            + Token.ORDINAL + "[、.．])" + "(?<words>[^。;；:：\\n" + Token.NUMBER + "]{2,16})[。:：\\n]");

    /** 热点事件解读是年初新开的板块。 */
    private static final Pattern SUBJECT =
            Pattern.compile("(?<words>[^,，。;；\\n\\t" + Token.NUMBER + Token.DATE + "]{4,20}?)(?:是|为|系|属)");

    /** That something is there or was done, said right before its number. */
    private static final Pattern STATED =
            Pattern.compile("^[,，]?[^,，。;；]{0,6}?(?:实际|现有|实有|现存|现保留|全年(?:共|累计)?|累计|共(?:有|计)?|已(?:建成?|有|开展|举办))[^,，。;；"
                    + Token.NUMBER + "]{0,6}" + Token.NUMBER);

    private Leads() {}

    /** Whether a number is said of what its paragraph began with, and that is the thing. */
    static boolean to(Thing thing, String text, Sites.Site site) {
        if (!STATED.matcher(site.own()).find()) {
            return false;
        }
        return names(thing, words(text, site.at())) || names(thing, before(text, site));
    }

    private static boolean names(Thing thing, String words) {
        return !words.isEmpty() && ThingRule.all(thing, words) && !Phrases.any(thing.other(), words);
    }

    /** The words of the sentence before a total, or the whole sentence before it where it has none of its own. */
    private static String before(String text, Sites.Site site) {
        int start = Sentences.start(text, site.at());
        if (site.from() > start) {
            String words = text.substring(start, site.from());
            return TOTAL.matcher(site.own()).find() ? words + Sentences.before(text, start) : "";
        }
        return Sentences.before(text, start);
    }

    private static final Pattern TOTAL = Pattern.compile("^[,，]?全年");

    /** The words a paragraph or the heading in the line above begins with; empty where the number's sentence is the first. */
    static String words(String text, int at) {
        int line = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        int sentence = Sentences.start(text, at);
        Matcher own = HEADING.matcher(text).region(line, text.length());
        if (own.lookingAt() && own.end() <= at) {
            return own.group("words");
        }
        Matcher subject = SUBJECT.matcher(text).region(line, text.length());
        if (sentence > line && subject.lookingAt() && subject.end() <= sentence) {
            return subject.group("words");
        }
        int above = line < 2 ? -1 : text.lastIndexOf('\n', line - 2) + 1;
        Matcher heading = HEADING.matcher(text);
        return above >= 0 && heading.region(above, line).lookingAt() && heading.end() == line
                ? heading.group("words")
                : "";
    }
}
