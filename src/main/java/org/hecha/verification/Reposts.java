package org.hecha.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hecha.verification.Advice.Outcome;

/**
 * 科学辟谣, 科普中国: the list of what was passed on. A record counts with its day and its address; those that lack one of them,
 * or lie outside the period, are named. How often anything was passed on or read is never looked at.
 */
final class Reposts {

    private static final Form LIST = Form.called("辟谣|流言|科普中国|数字科技馆|应急科普|转发", "信息员|排名|志愿|计划|标准|人员|名册")
            .has("address", "链接|网址|地址|url|网页")
            .needs("title", "标题|题目|题名|内容|主题|名称|信息")
            .needs("day", "(?:转发|发布|推送|转载)(?:日期|时间)", "日期|时间");

    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s/]+|(?:[a-z0-9-]+\\.)+(?:cn|com|net|org|gov|edu)(?:[/:?]|$|\\b)");
    private static final Pattern REPOSTS = Pattern.compile("转发|转载|辟谣|推送");

    private Reposts() {}

    static List<Advice> advice(Question question) {
        LocalDate deadline = question.about().deadline();
        LocalDate since = deadline.minusMonths(question.window().months());
        int records = 0;
        List<Export.Row> complete = new ArrayList<>();
        List<Export.Row> lacking = new ArrayList<>();
        List<Export.Row> outside = new ArrayList<>();
        for (Export list : Export.in(question, LIST)) {
            String called = list.paper().title() + list.title() + list.head().text();
            if (!REPOSTS.matcher(called).find()) {
                continue;
            }
            for (Export.Row row : list.rows()) {
                records++;
                List<LocalDate> days = row.written("day").isEmpty() ? List.of() : row.days("day");
                boolean address = ADDRESS.matcher(row.text()).find();
                if (days.isEmpty() || !address) {
                    lacking.add(row);
                } else if (days.get(0).isBefore(since) || days.get(0).isAfter(deadline)) {
                    outside.add(row);
                } else {
                    complete.add(row);
                }
            }
        }
        if (records == 0) {
            return List.of();
        }
        List<Advice> advice = new ArrayList<>();
        advice.add(new Advice(
                "reposts",
                List.of(
                        Integer.toString(records),
                        Integer.toString(complete.size()),
                        since.toString(),
                        deadline.toString()),
                complete.isEmpty() ? Outcome.LOOK : Outcome.AGREES,
                passages(complete)));
        if (!lacking.isEmpty()) {
            advice.add(new Advice(
                    "reposts-lacking", List.of(Integer.toString(lacking.size())), Outcome.LOOK, passages(lacking)));
        }
        if (!outside.isEmpty()) {
            advice.add(new Advice(
                    "reposts-outside",
                    List.of(Integer.toString(outside.size()), since.toString(), deadline.toString()),
                    Outcome.LOOK,
                    passages(outside)));
        }
        return advice;
    }

    private static List<Finding.Citation> passages(List<Export.Row> rows) {
        return rows.stream().limit(Platforms.NAMED).map(Export.Row::passage).toList();
    }
}
