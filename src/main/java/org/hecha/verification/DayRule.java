package org.hecha.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Days and moments that stand beside the words for them: 代表大会于…召开, 数据时点：…. */
final class DayRule {

    private DayRule() {}

    static List<Observation> observe(Question question, LocalDate claimed) {
        return observe(
                question, new PartialDate(claimed.getYear(), claimed.getMonthValue(), claimed.getDayOfMonth(), ""));
    }

    static List<Observation> observe(Question question, PartialDate claimed) {
        List<Observation> found = new ArrayList<>();
        for (Paper paper : question.about().papers()) {
            if (!question.checking().topic().isEmpty()
                    && !Phrases.any(question.checking().topic(), paper.head())) {
                continue;
            }
            double less = 0;
            for (String expression : question.checking().subject()) {
                for (MatchResult m : Phrases.of(expression).all(paper.reading().text())) {
                    int at = beyondDateline(paper.reading().text(), m.start("value"));
                    if (at >= 0
                            && paper.reading().isToken(at)
                            && paper.reading().token(at) instanceof Token.Day day) {
                        double lighter = less;
                        inItsYear(paper, day.date())
                                .ifPresent(date -> found.add(judged(question, claimed, paper, m, at, date, lighter)));
                    }
                }
                less += 0.1;
            }
        }
        return found;
    }

    /** The day a report begins with, where the page was published on the line above. */
    private static int beyondDateline(String text, int at) {
        return at >= 0 && text.startsWith("\n" + Token.DATE, at + 1) ? at + 2 : at;
    }

    /** 十一月二十八日开幕: news leave out the year they came out in, or the one before. */
    private static Optional<PartialDate> inItsYear(Paper paper, PartialDate date) {
        if (date.year() > 0) {
            return Optional.of(date);
        }
        return paper.date().filter(told -> date.month() > 0 && date.day() > 0).map(told -> {
            boolean before = date.month() < told.getMonthValue()
                    || date.month() == told.getMonthValue() && date.day() <= told.getDayOfMonth();
            return new PartialDate(before ? told.getYear() : told.getYear() - 1, date.month(), date.day(), date.time());
        });
    }

    private static final Pattern THROUGH = Pattern.compile(Token.DATE + "(?:至|到|-|—|~|、)(" + Token.DATE + ")");

    /** 26日至27日: the day it ended; 0 where it is one day. */
    private static int lastDay(Paper paper, int at) {
        Reading reading = paper.reading();
        java.util.regex.Matcher m =
                THROUGH.matcher(reading.text()).region(at, reading.text().length());
        return m.lookingAt() && reading.token(m.start(1)) instanceof Token.Day last
                ? last.date().day()
                : 0;
    }

    private static final Pattern ISSUED = Pattern.compile(
            "|(?:发布|来源|编辑|时间|日期)[:：][^,，。;；\\n]{0,24}|[^,，。;；:：\\n]{2,24}(?:处|办|室|部|会|局|委|馆|中心|编印?|主办)[\\t ]?");
    private static final Pattern PLANNED = Pattern.compile("拟|计划|定于|筹备");
    private static final Pattern POSTPONED = Pattern.compile("延期|推迟|改期|暂缓|另行通知|未能(?:如期)?(?:召开|举行)|取消");

    /** Whether a paper that plans a day says further down that it came to nothing. */
    private static boolean postponed(String text, int from) {
        return POSTPONED
                .matcher(text.substring(from, Math.min(text.length(), from + REACH)))
                .find();
    }

    private static final int REACH = 160;

    private static Observation judged(
            Question question, PartialDate claimed, Paper paper, MatchResult m, int at, PartialDate date, double less) {
        boolean same = date.year() == claimed.year()
                && date.month() == claimed.month()
                && (date.day() == claimed.day() || lastDay(paper, at) == claimed.day())
                && (date.time().isEmpty()
                        || claimed.time().isEmpty()
                        || date.time().equals(claimed.time()));
        Optional<Why> aside = same
                ? Asides.ofSupport(question, paper, m.start(), m.end())
                : Asides.ofDenial(question, paper, m.start(), m.end());
        double weight = Weights.of(question, paper, m.start(), m.end()) - less;
        String text = paper.reading().text();
        boolean planned = PLANNED.matcher(m.group()).find()
                || aside.filter(Why.PLAN::equals).isPresent();
        if (same && planned && postponed(text, m.end())) {
            return new Observation(
                    Stance.AGAINST,
                    paper,
                    m.start(),
                    m.end(),
                    "",
                    weight,
                    Asides.ofDenial(question, paper, m.start(), m.end()).filter(w -> w != Why.PLAN));
        }
        // a date in a line of its own, or behind nothing but who issued it, is when the page was published
        boolean dateline = at > 0
                && ISSUED.matcher(text.substring(text.lastIndexOf('\n', at - 1) + 1, at))
                        .matches()
                && (at + 1 >= text.length() || text.charAt(at + 1) == '\n' || text.charAt(at + 1) == '\t');
        return new Observation(
                same ? Stance.FOR : date.day() > 0 && !dateline ? Stance.AGAINST : Stance.DOUBT,
                paper,
                m.start(),
                m.end(),
                date.toString(),
                weight,
                aside);
    }
}
