package org.hecha.verification;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hecha.verification.Advice.Outcome;

/**
 * 科技志愿服务信息平台: its list of activities. They are counted year by year, one for each day, place and name; hours nobody works
 * and activities without people are named; and some are drawn to be held against reports and photographs.
 *
 * <p>The draw can be repeated by anybody with the list: an activity's line is {@code <day>|<place>|<name>} in normal form; the
 * seed is the first eight hexadecimal digits of the SHA-256 of the sorted lines of the year, parted by {@code \n}, in UTF-8; the
 * activities with the smallest SHA-256 of {@code <seed>:<line>} are drawn. Who changes one line changes the whole draw.
 */
final class VolunteerActivities {

    private static final Form LIST = Form.called("志愿", "计划|名册|名单|考核|大篷车|巡展|志愿汇|志愿云|中国志愿服务网")
            .needs("day", "(?:活动|服务|开展|开始|举办)(?:日期|时间)", "日期|^时间")
            .has("hours", "时长|小时|工时")
            .has("people", "人数|人次|参加|参与")
            .has("place", "地点|地址|场所|区域")
            .has("state", "状态|备注")
            .needs("name", "活动(?:名称|主题|内容|项目|标题)?$", "名称|主题|内容|项目|标题");

    private static final Pattern OFF = Pattern.compile("取消|未开展|未举办|作废|延期|驳回|重复|审核中|招募中");

    private VolunteerActivities() {}

    static List<Advice> advice(Question question) {
        Map<String, Export.Row> held = new LinkedHashMap<>();
        TreeMap<Integer, Integer> years = new TreeMap<>();
        List<Export.Row> again = new ArrayList<>();
        int off = 0;
        for (Export list : Export.in(question, LIST)) {
            for (Export.Row row : list.rows()) {
                List<LocalDate> days = row.days("day");
                if (days.isEmpty() || row.written("name").isEmpty()) {
                    continue;
                }
                if (OFF.matcher(row.written("state")).find()) {
                    off++;
                } else {
                    Export.Row before = held.putIfAbsent(line(row, days.get(0)), row);
                    if (before == null) {
                        years.merge(days.get(0).getYear(), 1, Integer::sum);
                    } else if (before.paper() == row.paper()) {
                        again.add(row);
                    }
                }
            }
        }
        int year = Platforms.year(question);
        Map<String, Export.Row> ofYear = held.entrySet().stream()
                .filter(a -> a.getKey().startsWith(year + "-"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
        if (ofYear.isEmpty()) {
            return List.of();
        }
        List<Advice> advice = new ArrayList<>();
        advice.add(new Advice(
                "activities",
                List.of(
                        Integer.toString(year),
                        Integer.toString(ofYear.size()),
                        Platforms.claimed(question),
                        years.entrySet().stream()
                                .map(y -> y.getKey() + ": " + y.getValue())
                                .collect(Collectors.joining(", ")),
                        Integer.toString(again.size()),
                        Integer.toString(off)),
                Platforms.held(question, ofYear.size()),
                again.stream().limit(Platforms.NAMED).map(Export.Row::passage).toList()));
        odd(question, List.copyOf(ofYear.values()), advice);
        List<Export.Row> away = ofYear.values().stream()
                .filter(r -> Platforms.whose(question, r.written("place")) == Places.Whose.OTHER)
                .toList();
        if (!away.isEmpty()) {
            advice.add(new Advice(
                    "activities-elsewhere",
                    List.of(Integer.toString(away.size()), away.get(0).shown("place")),
                    Outcome.LOOK,
                    away.stream()
                            .limit(Platforms.NAMED)
                            .map(Export.Row::passage)
                            .toList()));
        }
        advice.add(drawn(question, ofYear));
        return advice;
    }

    private static String line(Export.Row row, LocalDate day) {
        return day + "|" + row.written("place") + "|" + row.written("name");
    }

    private static void odd(Question question, List<Export.Row> rows, List<Advice> advice) {
        BigDecimal most = question.limit("hours");
        List<Export.Row> odd = rows.stream()
                .filter(r -> r.number("hours")
                                .filter(h -> perActivity(r, h, most))
                                .isPresent()
                        || r.number("people").filter(p -> p.signum() == 0).isPresent())
                .toList();
        if (!odd.isEmpty()) {
            advice.add(new Advice(
                    "activities-odd",
                    List.of(Integer.toString(odd.size()), most.toPlainString()),
                    Outcome.LOOK,
                    odd.stream().limit(Platforms.NAMED).map(Export.Row::passage).toList()));
        }
    }

    private static final Pattern TOGETHER = Pattern.compile("总|累计|合计");

    /** Whether one person cannot have worked so long; hours of all people together are divided among them. */
    private static boolean perActivity(Export.Row row, BigDecimal hours, BigDecimal most) {
        BigDecimal people = row.number("people").filter(p -> p.signum() > 0).orElse(BigDecimal.ONE);
        boolean together = TOGETHER.matcher(row.heading("hours")).find();
        return hours.compareTo(together ? most.multiply(people) : most) > 0;
    }

    private static Advice drawn(Question question, Map<String, Export.Row> activities) {
        String seed = sha256(String.join("\n", activities.keySet())).substring(0, SEED);
        List<String> drawn = activities.keySet().stream()
                .sorted(Comparator.comparing(line -> sha256(seed + ":" + line)))
                .limit(question.limit("drawn").intValueExact())
                .sorted()
                .toList();
        return new Advice(
                "activities-drawn",
                List.of(
                        Integer.toString(drawn.size()),
                        seed,
                        String.join(
                                "；",
                                drawn.stream()
                                        .map(line -> org.hecha.shared.PersonalData.masked(line.replace("|", " ")))
                                        .toList())),
                Outcome.NOTE,
                drawn.stream()
                        .flatMap(line -> java.util.Optional.ofNullable(activities.get(line)).stream())
                        .map(Export.Row::passage)
                        .toList());
    }

    private static final int SEED = 8;

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
