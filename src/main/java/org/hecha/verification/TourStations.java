package org.hecha.verification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.verification.Advice.Outcome;
import org.hecha.verification.Places.Whose;

/**
 * 流动科技馆: the table of stations. In a table of several counties only the rows that name this one are its stations. Those
 * within the months before the deadline are counted; how long they stood and how many came is held against what is usual.
 */
final class TourStations {

    private static final Form TABLE = Form.called("流动科技馆|巡展", "计划|申请|预约|展品|维修|大篷车")
            .has("end", "(?:闭展|结束|撤展|截止|终止|闭幕|离站)(?:日期|时间|日)?")
            .needs("start", "(?:开展|开始|启动|开馆|起始|开幕|到站)(?:日期|时间|日)?", "(?:巡展|展出|展览|起止|布展)?(?:日期|时间|时段|期限)|展期")
            .needs("place", "站点|站名|地点|场地|场馆", "承办|展出单位|县|区|单位|学校")
            .has("visitors", "观众|人次|参观|受众|人数");

    private TourStations() {}

    /** @param last the first day again where only that is known */
    private record Station(Export.Row row, LocalDate first, LocalDate last) {}

    static List<Advice> advice(Question question) {
        List<Advice> advice = new ArrayList<>();
        Map<String, Station> stations = new LinkedHashMap<>();
        int others = 0;
        for (Export table : Export.in(question, TABLE)) {
            boolean several = table.rows().stream().anyMatch(r -> Platforms.whose(question, r.text()) == Whose.OTHER);
            for (Export.Row row : table.rows()) {
                Whose whose = Platforms.whose(question, row.text());
                if (whose == Whose.OTHER || several && whose != Whose.OWN) {
                    others++;
                    continue;
                }
                station(row).ifPresent(s -> stations.putIfAbsent(s.first().toString(), s));
            }
        }
        if (stations.isEmpty() && others == 0) {
            return List.of();
        }
        LocalDate deadline = question.about().deadline();
        LocalDate since = deadline.minusMonths(question.window().months());
        List<Station> within = stations.values().stream()
                .filter(s -> !s.last().isBefore(since) && !s.first().isAfter(deadline))
                .toList();
        advice.add(new Advice(
                "stations",
                List.of(
                        since.toString(),
                        deadline.toString(),
                        Integer.toString(within.size()),
                        Platforms.claimed(question),
                        Integer.toString(stations.size() - within.size()),
                        Integer.toString(others)),
                Platforms.held(question, within.size()),
                within.stream()
                        .limit(Platforms.NAMED)
                        .map(s -> s.row().passage())
                        .toList()));
        within.forEach(s -> usual(question, s, advice));
        return advice;
    }

    private static Optional<Station> station(Export.Row row) {
        List<LocalDate> start = row.days("start");
        if (start.isEmpty()) {
            return Optional.empty();
        }
        List<LocalDate> end = row.written("end").isEmpty() ? List.of() : row.days("end");
        return Optional.of(
                new Station(row, start.get(0), end.isEmpty() ? start.get(start.size() - 1) : end.get(end.size() - 1)));
    }

    private static void usual(Question question, Station station, List<Advice> advice) {
        long days = ChronoUnit.DAYS.between(station.first(), station.last());
        boolean known = !station.last().equals(station.first());
        if (station.last().isBefore(station.first())) {
            advice.add(look(
                    "station-ends-first",
                    station,
                    station.first().toString(),
                    station.last().toString()));
        } else if (known && outside(question, "days", BigDecimal.valueOf(days))) {
            advice.add(look("station-days", station, Long.toString(days), "", range(question, "days")));
        }
        station.row()
                .number("visitors")
                .filter(v -> outside(question, "visitors", v))
                .ifPresent(v -> advice.add(
                        look("station-visitors", station, Quantity.plain(v), "", range(question, "visitors"))));
    }

    private static boolean outside(Question question, String what, BigDecimal value) {
        return value.compareTo(question.limit(what + "-least")) < 0
                || value.compareTo(question.limit(what + "-most")) > 0;
    }

    private static String range(Question question, String what) {
        return question.limit(what + "-least").toPlainString() + "–"
                + question.limit(what + "-most").toPlainString();
    }

    private static Advice look(String said, Station station, String... facts) {
        List<String> all = new ArrayList<>(List.of(station.row().shown("place")));
        all.addAll(List.of(facts));
        return new Advice(said, all, Outcome.LOOK, List.of(station.row().passage()));
    }
}
