package org.hecha.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hecha.dossier.Answer;
import org.hecha.standard.Measure;
import org.hecha.verification.Advice.Outcome;

/**
 * Newspapers, radio, television and public accounts: lists of issues. Of every column the weeks with an issue are counted and
 * the longest gap is named; what was shown again is no issue. The days the county claims are held against the lists.
 */
final class IssueDates {

    private static final Form LIST = Form.called(
                    "播出|首播|刊发|刊登|刊播|节目单|编排|推送|专栏|栏目|专版|期次|刊期|历史消息|发布记录|公众号", "计划|拟播|大篷车|志愿|巡展|培训|会议")
            .needs("day", "(?:播出|首播|刊出|刊发|刊登|推送|发布|出版|见报)(?:日期|时间|日)", "日期|刊期|^时间|^播出$")
            .has("column", "栏目|节目名|专栏|媒体|报刊|频道|账号|公众号|平台")
            .needs("title", "标题|题目|题名|内容|主题|选题|稿件|文章|节目|期数|期次|期号|篇名", "栏目|版面|版次")
            .has("again", "备注|类型|性质|首重播|形式");

    private static final Pattern AGAIN = Pattern.compile("重播|复播|重刊|转载重发");

    /** Fewer issues in a year are no column's list but an example. */
    private static final int FEWEST = 8;

    private IssueDates() {}

    static List<Advice> advice(Question question) {
        Map<String, TreeMap<LocalDate, Export.Row>> columns = new LinkedHashMap<>();
        Set<LocalDate> shown = new HashSet<>();
        for (Export list : Export.in(question, LIST)) {
            for (Export.Row row : list.rows()) {
                if (AGAIN.matcher(row.text()).find()) {
                    continue;
                }
                String name = row.shown("column").isEmpty() ? list.paper().name() : row.shown("column");
                for (LocalDate day : row.days("day")) {
                    shown.add(day);
                    columns.computeIfAbsent(name, n -> new TreeMap<>()).putIfAbsent(day, row);
                }
            }
        }
        List<Advice> advice = new ArrayList<>();
        int year = Platforms.year(question);
        columns.forEach((name, issues) -> {
            if (issues.keySet().stream().filter(d -> d.getYear() == year).count() >= FEWEST) {
                advice.add(covered(question, name, year, issues));
            }
        });
        if (question.about()
                        .answer(question.criterion(), question.claim().key())
                        .orElse(null)
                instanceof Answer.Days days) {
            if (!days.values().isEmpty()) {
                advice.add(said("weeks-claimed", "", Weeks.of(year, days.values()), gaps(question), year, List.of()));
            }
            if (!advice.isEmpty() && !columns.isEmpty()) {
                missing(year, days.values(), shown, advice);
            }
        }
        return advice;
    }

    private static Advice covered(Question question, String name, int year, TreeMap<LocalDate, Export.Row> issues) {
        Weeks weeks = Weeks.of(year, issues.keySet());
        List<Finding.Citation> bounds = new ArrayList<>();
        for (LocalDate day : List.of(weeks.from(), weeks.to())) {
            Export.Row row = issues.get(day);
            if (row != null) {
                bounds.add(row.passage());
            }
        }
        return said("weeks", name, weeks, gaps(question), year, bounds);
    }

    private static Advice said(
            String key, String name, Weeks weeks, int gaps, int year, List<Finding.Citation> bounds) {
        return new Advice(
                key,
                List.of(
                        name,
                        Integer.toString(year),
                        Long.toString(weeks.covered()),
                        Long.toString(weeks.all()),
                        Long.toString(weeks.gap()),
                        weeks.from().toString(),
                        weeks.to().toString()),
                weeks.all() - weeks.covered() > gaps ? Outcome.LOOK : Outcome.AGREES,
                bounds);
    }

    private static int gaps(Question question) {
        return question.claim().measure() instanceof Measure.Frequency f ? f.gapsAllowed() : 0;
    }

    /** Claimed days no list of issues has. */
    private static void missing(int year, Collection<LocalDate> claimed, Set<LocalDate> shown, List<Advice> advice) {
        List<LocalDate> without = claimed.stream()
                .filter(d -> d.getYear() == year && !shown.contains(d))
                .sorted()
                .toList();
        if (!without.isEmpty()) {
            advice.add(new Advice(
                    "issues-not-shown",
                    List.of(
                            Integer.toString(without.size()),
                            String.join(
                                    " ",
                                    without.stream()
                                            .limit(Platforms.NAMED)
                                            .map(LocalDate::toString)
                                            .toList())),
                    Outcome.LOOK,
                    List.of()));
        }
    }
}
