package org.hecha.verification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.verification.Advice.Outcome;
import org.hecha.verification.Places.Whose;

/**
 * 科普大篷车: the log of trips. A van is in one place at a time: trips of one van whose times overlap, or that are on one day in
 * two places without times that tell them apart, are named. Trips and kilometres of the year are counted anew.
 */
final class CaravanTrips {

    private static final Form LOG = Form.called("大篷车|出车", "计划|预约|申请|审批|制度|办法|规程|保养|维修|加油|流动科技馆|巡展")
            .has("from-km", "(?:起始|出车|出发|开始|行驶前)(?:时)?(?:里程|公里|码表|表数)")
            .has("to-km", "(?:终止|收车|返回|结束|归队|回场|行驶后)(?:时)?(?:里程|公里|码表|表数)")
            .has("back", "(?:返回|收车|归队|回队|结束|返程|回场)(?:日期|时间)?")
            .needs("day", "日期", "(?:出车|出发|活动|使用|开始)时间", "^时间", "^出车$")
            .has("out", "(?:出车|出发|发车|开始|起止|活动|具体)时间|时段|^时间")
            .needs("place", "地点|目的地|去向|到达|所到|开往|地址", "乡镇|学校|站点|路线|活动单位|服务单位|受益单位")
            .has("van", "车牌|车号|牌号|车辆")
            .has("km", "里程|公里|\\bkm\\b|行程");

    private CaravanTrips() {}

    /** @param from {@code HH:mm}, @param to {@code HH:mm}, both empty where they are not written */
    private record Trip(
            Export.Row row, String van, LocalDate first, LocalDate last, String from, String to, String place) {

        boolean timed() {
            return !from.isEmpty() && !to.isEmpty();
        }

        boolean sameVan(Trip other) {
            return van.equals(other.van);
        }

        boolean meets(Trip other) {
            if (timed() && other.timed()) {
                String begin = first + from;
                String end = last + to;
                return begin.compareTo(other.last + other.to) < 0 && (other.first + other.from).compareTo(end) < 0;
            }
            return !first.isAfter(other.last) && !other.first.isAfter(last);
        }
    }

    static List<Advice> advice(Question question) {
        List<Advice> advice = new ArrayList<>();
        Map<String, Trip> trips = new LinkedHashMap<>();
        List<Advice> twice = new ArrayList<>();
        Set<String> papers = new HashSet<>();
        int unread = 0;
        for (Export log : Export.in(question, LOG)) {
            for (Export.Row row : log.rows()) {
                Optional<Trip> trip = trip(row);
                unread += trip.isEmpty() ? 1 : 0;
                trip.ifPresent(t -> {
                    String key = t.van() + "\t" + t.first() + "\t" + t.from() + "\t" + t.place();
                    Trip before = trips.putIfAbsent(key, t);
                    if (before != null && before.row().paper() == row.paper()) {
                        twice.add(new Advice(
                                "trip-twice",
                                List.of(t.first().toString(), t.row().shown("place")),
                                Outcome.LOOK,
                                List.of(before.row().passage(), row.passage())));
                    }
                });
                backwards(row).ifPresent(advice::add);
            }
            total(log).ifPresent(advice::add);
            papers.add(log.paper().path());
        }
        if (trips.isEmpty()) {
            return List.of();
        }
        List<Trip> all = List.copyOf(trips.values());
        overlaps(all, advice);
        advice.addAll(twice.stream().limit(Platforms.NAMED).toList());
        elsewhere(question, all).ifPresent(advice::add);
        advice.add(counted(question, all));
        if (unread > 0) {
            advice.add(new Advice("rows-unread", List.of(Integer.toString(unread)), Outcome.NOTE, List.of()));
        }
        return advice;
    }

    private static Optional<Trip> trip(Export.Row row) {
        List<LocalDate> days = row.days("day");
        String place = row.written("place");
        if (days.isEmpty() || place.isEmpty()) {
            return Optional.empty();
        }
        List<LocalDate> back = row.written("back").isEmpty() ? List.of() : row.days("back");
        LocalDate last = back.isEmpty() ? days.get(days.size() - 1) : back.get(back.size() - 1);
        List<String> out = row.times("out").isEmpty() ? row.times("day") : row.times("out");
        List<String> in = row.times("back");
        String from = out.isEmpty() ? "" : out.get(0);
        String to = !in.isEmpty() ? in.get(in.size() - 1) : out.size() > 1 ? out.get(out.size() - 1) : "";
        return last.isBefore(days.get(0))
                ? Optional.empty()
                : Optional.of(new Trip(row, row.merged("van"), days.get(0), last, from, to, place));
    }

    private static void overlaps(List<Trip> trips, List<Advice> advice) {
        int found = 0;
        List<Trip> sorted = trips.stream()
                .sorted(java.util.Comparator.comparing(Trip::van).thenComparing(Trip::first))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            Trip one = sorted.get(i);
            for (int j = i + 1; j < sorted.size() && sorted.get(j).sameVan(one); j++) {
                Trip other = sorted.get(j);
                if (other.first().isAfter(one.last())) {
                    break;
                }
                boolean timed = one.timed() && other.timed();
                if (one.meets(other) && (timed || !one.place().equals(other.place()))) {
                    found++;
                    if (found <= Platforms.NAMED) {
                        advice.add(named(one, other, timed));
                    }
                }
            }
        }
        if (found > Platforms.NAMED) {
            advice.add(new Advice(
                    "trips-more", List.of(Integer.toString(found - Platforms.NAMED)), Outcome.LOOK, List.of()));
        }
    }

    private static Advice named(Trip one, Trip other, boolean timed) {
        String said = timed ? "trips-overlap" : one.van().isEmpty() ? "trips-same-day-any-van" : "trips-same-day";
        return new Advice(
                said,
                List.of(
                        other.first().toString(),
                        one.row().shown("place") + (timed ? " " + one.from() + "–" + one.to() : ""),
                        other.row().shown("place") + (timed ? " " + other.from() + "–" + other.to() : ""),
                        one.van().isEmpty() ? "" : one.row().shown("van")),
                Outcome.LOOK,
                List.of(one.row().passage(), other.row().passage()));
    }

    private static Optional<Advice> elsewhere(Question question, List<Trip> trips) {
        List<Trip> away = trips.stream().filter(t -> away(question, t)).toList();
        return away.isEmpty()
                ? Optional.empty()
                : Optional.of(new Advice(
                        "trips-elsewhere",
                        List.of(Integer.toString(away.size()), away.get(0).row().shown("place")),
                        Outcome.LOOK,
                        away.stream()
                                .limit(Platforms.NAMED)
                                .map(t -> t.row().passage())
                                .toList()));
    }

    private static boolean away(Question question, Trip trip) {
        return Platforms.whose(question, trip.place()) == Whose.OTHER;
    }

    private static Advice counted(Question question, List<Trip> trips) {
        int year = Platforms.year(question);
        List<Trip> own = trips.stream()
                .filter(t -> t.first().getYear() == year && !away(question, t))
                .toList();
        BigDecimal km =
                own.stream().flatMap(t -> kilometres(t.row()).stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Advice(
                km.signum() == 0 ? "trips" : "trips-km",
                List.of(
                        Integer.toString(year),
                        Integer.toString(own.size()),
                        Platforms.claimed(question),
                        Quantity.plain(km)),
                Platforms.held(question, own.size()),
                trips.stream()
                        .filter(t -> t.first().getYear() == year)
                        .limit(1)
                        .map(t -> t.row().passage())
                        .toList());
    }

    /** Of the trip, or between the two readings of the counter. */
    private static Optional<BigDecimal> kilometres(Export.Row row) {
        Optional<BigDecimal> driven = row.number("km");
        if (driven.isPresent()) {
            return driven;
        }
        return row.number("from-km")
                .flatMap(from -> row.number("to-km").map(to -> to.subtract(from)))
                .filter(km -> km.signum() > 0);
    }

    private static Optional<Advice> backwards(Export.Row row) {
        Optional<BigDecimal> from = row.number("from-km");
        Optional<BigDecimal> to = row.number("to-km");
        return from.isPresent() && to.isPresent() && to.get().compareTo(from.get()) < 0
                ? Optional.of(new Advice(
                        "trip-counter-backwards",
                        List.of(row.shown("day"), Quantity.plain(from.get()), Quantity.plain(to.get())),
                        Outcome.LOOK,
                        List.of(row.passage())))
                : Optional.empty();
    }

    /** The total a log gives itself, where its rows come to another one. */
    private static Optional<Advice> total(Export log) {
        Optional<BigDecimal> stated = log.total().flatMap(t -> t.number("km"));
        BigDecimal sum =
                log.rows().stream().flatMap(r -> r.number("km").stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return stated.isPresent() && stated.get().subtract(sum).abs().compareTo(BigDecimal.ONE) >= 0
                ? Optional.of(new Advice(
                        "trips-total",
                        List.of(Quantity.plain(stated.get()), Quantity.plain(sum)),
                        Outcome.LOOK,
                        log.total().map(Export.Row::passage).stream().toList()))
                : Optional.empty();
    }
}
