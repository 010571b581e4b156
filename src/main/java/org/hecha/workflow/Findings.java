package org.hecha.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.hecha.organization.Level;
import org.hecha.organization.Role;
import org.hecha.workflow.Trace.Visit;
import org.hecha.workflow.Why.Count;
import org.hecha.workflow.Why.Item;

/**
 * Everything {@link Why} says, from the traces of dossiers. Each number is made by listing its items under a key, so that a
 * number and its list cannot differ.
 */
final class Findings {

    /** Ways shown one by one; the rest are counted together. */
    private static final int WAYS = 12;

    private final Map<String, List<Item>> lists = new LinkedHashMap<>();
    private final List<Trace> traces;
    private final WorkingTime.Days days;

    /** @param days working time */
    Findings(List<Trace> traces, WorkingTime.Days days) {
        this.traces = traces;
        this.days = days;
    }

    /** In order of time. */
    List<Item> items(String key) {
        return lists.getOrDefault(key, List.of()).stream()
                .sorted(Comparator.comparing(Item::at).thenComparing(Item::number))
                .toList();
    }

    private void put(String key, Trace trace, Visit visit) {
        lists.computeIfAbsent(key, k -> new ArrayList<>())
                .add(new Item(trace.dossier(), trace.number(), trace.county(), visit.step(), visit.done()));
    }

    private void put(String key, Trace trace) {
        lists.computeIfAbsent(key, k -> new ArrayList<>())
                .add(new Item(trace.dossier(), trace.number(), trace.county(), "", trace.opened()));
    }

    private Count count(String key) {
        return new Count(key, lists.getOrDefault(key, List.of()).size());
    }

    Count dossiers() {
        traces.forEach(trace -> put("dossiers", trace));
        return count("dossiers");
    }

    // --- what goes back ----------------------------------------------------------------------------------------------

    List<Why.Rework> rework() {
        Set<String> steps = new LinkedHashSet<>();
        Map<String, Set<String>> codes = new HashMap<>();
        for (var trace : traces) {
            Map<String, List<Visit>> decided = new LinkedHashMap<>();
            trace.visits().stream()
                    .filter(Visit::decides)
                    .forEach(visit -> decided.computeIfAbsent(visit.step(), s -> new ArrayList<>())
                            .add(visit));
            decided.forEach((step, visits) -> {
                steps.add(step);
                put("decided/" + step, trace);
                if (visits.getFirst().result().equals("approve")) {
                    put("first/" + step, trace);
                }
                if (visits.stream().anyMatch(Visit::returns)) {
                    put("returned/" + step, trace);
                }
                visits.stream().filter(Visit::returns).forEach(visit -> {
                    put("returns/" + step, trace, visit);
                    visit.reasons().forEach(code -> {
                        codes.computeIfAbsent(step, s -> new LinkedHashSet<>()).add(code);
                        put("reason/" + step + "/" + code, trace, visit);
                    });
                });
            });
        }
        return steps.stream()
                .map(step -> new Why.Rework(
                        step,
                        count("decided/" + step),
                        count("first/" + step),
                        count("returned/" + step),
                        count("returns/" + step),
                        codes.getOrDefault(step, Set.of()).stream()
                                .map(code -> new Why.Reason(code, count("reason/" + step + "/" + code)))
                                .sorted(Comparator.comparingLong(
                                                (Why.Reason r) -> -r.count().n())
                                        .thenComparing(Why.Reason::code))
                                .toList()))
                .toList();
    }

    private record Roles(Role one, Role other) {
        String key(String kind) {
            return kind + "/" + one + "/" + other;
        }
    }

    private record Offices(UUID by, UUID to) {}

    List<Why.PingPong> pingPong() {
        Set<Roles> found = new LinkedHashSet<>();
        for (var trace : traces) {
            Map<Offices, Integer> times = new HashMap<>();
            Set<Roles> here = new LinkedHashSet<>();
            for (var visit : trace.visits()) {
                if (visit.returns()) {
                    next(trace, visit)
                            .filter(to -> times.merge(new Offices(visit.unit(), to.unit()), 1, Integer::sum) > 1)
                            .ifPresent(to -> here.add(new Roles(visit.role(), to.role())));
                }
            }
            here.forEach(roles -> put(roles.key("pingpong"), trace));
            found.addAll(here);
        }
        return found.stream()
                .map(roles -> new Why.PingPong(roles.one(), roles.other(), count(roles.key("pingpong"))))
                .sorted(Comparator.comparingLong(p -> -p.dossiers().n()))
                .toList();
    }

    /** What was done after a return by the office it went to. */
    private static Optional<Visit> next(Trace trace, Visit returned) {
        return trace.visits().stream()
                .filter(visit -> !visit.created().isBefore(returned.done())
                        && !visit.unit().equals(returned.unit()))
                .min(Comparator.comparing(Visit::created));
    }

    // --- what changes hands ------------------------------------------------------------------------------------------

    List<Why.HandOver> handOvers() {
        Set<Roles> found = new LinkedHashSet<>();
        for (var trace : traces) {
            // finished in this order; the last one finished by then has sent it
            var byDone = new TreeMap<Instant, Visit>();
            trace.visits().forEach(visit -> byDone.put(visit.done(), visit));
            for (var visit : trace.visits()) {
                var sender = byDone.floorEntry(visit.created());
                if (sender != null && !sender.getValue().unit().equals(visit.unit())) {
                    var roles = new Roles(sender.getValue().role(), visit.role());
                    found.add(roles);
                    put(roles.key("handover"), trace, visit);
                }
            }
        }
        return found.stream()
                .map(roles -> new Why.HandOver(roles.one(), roles.other(), count(roles.key("handover"))))
                .sorted(Comparator.comparing(Why.HandOver::from).thenComparing(Why.HandOver::to))
                .toList();
    }

    // --- ways --------------------------------------------------------------------------------------------------------

    List<Why.Variant> variants() {
        Map<String, List<Trace>> ways = new LinkedHashMap<>();
        for (var trace : traces) {
            ways.computeIfAbsent(
                            (trace.ended().isPresent() ? "+" : "-") + String.join(" ", way(trace)),
                            w -> new ArrayList<>())
                    .add(trace);
        }
        var sorted = ways.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<Trace>> e) ->
                                -e.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        List<Why.Variant> variants = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            var way = sorted.get(i);
            String key = i < WAYS
                    ? "variant/" + UUID.nameUUIDFromBytes(way.getKey().getBytes(StandardCharsets.UTF_8))
                    : "variant/others";
            way.getValue().forEach(trace -> put(key, trace));
            if (i < WAYS) {
                boolean ended = way.getKey().startsWith("+");
                String steps = way.getKey().substring(1);
                variants.add(new Why.Variant(
                        steps.isEmpty() ? List.of() : List.of(steps.split(" ")),
                        ended,
                        count(key),
                        ended ? Optional.of(median(way.getValue())) : Optional.empty()));
            }
        }
        if (sorted.size() > WAYS) {
            variants.add(new Why.Variant(List.of(), false, count("variant/others"), Optional.empty()));
        }
        return variants;
    }

    private static List<String> way(Trace trace) {
        List<String> way = new ArrayList<>();
        for (var visit : trace.visits()) {
            String step = visit.step() + (visit.returns() ? "!" : "");
            if (way.isEmpty() || !way.getLast().equals(step)) {
                way.add(step);
            }
        }
        return way;
    }

    private Duration median(List<Trace> ended) {
        double[] times = ended.stream()
                .mapToDouble(trace -> days.between(trace.opened(), trace.ended().orElseThrow()))
                .sorted()
                .toArray();
        return Duration.ofSeconds(Math.round(MedianDifference.median(times)));
    }

    // --- the legal way -----------------------------------------------------------------------------------------------

    /**
     * What has to go on before a step may; design of the house, section 3. Where the review path leaves the city out, what
     * comes before the city comes before the province.
     */
    static final Map<String, String> BEFORE = Map.ofEntries(
            Map.entry("seal", "draft"),
            Map.entry("city_check", "seal"),
            Map.entry("provincial_check", "city_check"),
            Map.entry("countersign", "provincial_check"),
            Map.entry("national_acceptance", "countersign"),
            Map.entry("start_self_check", "national_acceptance"),
            Map.entry("consolidate", "distribute"),
            Map.entry("sign", "consolidate"),
            Map.entry("city_review", "sign"),
            Map.entry("assign_reviewers", "city_review"),
            Map.entry("desk_review", "assign_reviewers"),
            Map.entry("deliberate", "on_site_check"),
            Map.entry("recommend", "deliberate"),
            Map.entry("format_check", "recommend"),
            Map.entry("panel_review", "form_panel"),
            Map.entry("publish", "national_deliberation"),
            Map.entry("name_county", "publish"),
            Map.entry("sign_term", "summarize_term"),
            Map.entry("examine_term", "sign_term"),
            Map.entry("third_party", "examine_term"),
            Map.entry("term_review", "third_party"),
            Map.entry("propose_grade", "term_review"),
            Map.entry("conclude_term", "propose_grade"));

    /**
     * @param direct    whether a county's dossiers go past the city on that day
     * @param answerable whether an office answers for the county of a dossier
     */
    List<Why.Departure> departures(BiPredicate<Trace, Instant> direct, BiPredicate<Trace, UUID> answerable) {
        Set<String> keys = new LinkedHashSet<>();
        for (var trace : traces) {
            Map<String, Instant> went = new HashMap<>();
            trace.visits().stream()
                    .filter(Visit::goesOn)
                    .forEach(visit -> went.merge(visit.step(), visit.done(), (a, b) -> a.isBefore(b) ? a : b));
            BEFORE.forEach((step, before) -> {
                var at = went.get(step);
                if (at == null) {
                    return;
                }
                var then = went.get(before);
                if (then == null && before.startsWith("city_") && direct.test(trace, at)) {
                    then = went.get(BEFORE.get(before));
                }
                if (then == null) {
                    keys.add("departure/SKIPPED/" + step);
                    put("departure/SKIPPED/" + step, trace);
                } else if (then.isAfter(at)) {
                    keys.add("departure/WRONG_ORDER/" + step);
                    put("departure/WRONG_ORDER/" + step, trace);
                }
            });
            trace.visits().stream()
                    .filter(visit -> visit.decides() && !answerable.test(trace, visit.unit()))
                    .map(Visit::step)
                    .distinct()
                    .forEach(step -> {
                        keys.add("departure/OUT_OF_AUTHORITY/" + step);
                        put("departure/OUT_OF_AUTHORITY/" + step, trace);
                    });
            if (samePerson(trace)) {
                keys.add("departure/SAME_PERSON/");
                put("departure/SAME_PERSON/", trace);
            }
        }
        return keys.stream()
                .sorted()
                .map(key -> {
                    var parts = key.split("/", -1);
                    return new Why.Departure(Why.Breach.valueOf(parts[1]), parts[2], count(key));
                })
                .toList();
    }

    private static boolean samePerson(Trace trace) {
        Map<UUID, Level> levels = new HashMap<>();
        return trace.visits().stream()
                .filter(Visit::decides)
                .anyMatch(visit -> visit.person()
                        .map(person -> {
                            var level = visit.role().level();
                            var other = levels.putIfAbsent(person, level);
                            return other != null && other != level;
                        })
                        .orElse(false));
    }

    // --- what goes along with long times -----------------------------------------------------------------------------

    private record Case(Trace trace, Visit visit, double seconds) {}

    /** The deciding step above the county that took most working time in all; empty where there is none. */
    String slowest() {
        Map<String, Long> times = new HashMap<>();
        for (var trace : traces) {
            for (var visit : trace.visits()) {
                if (visit.decides() && visit.role().level() != Level.COUNTY) {
                    times.merge(visit.step(), days.between(visit.created(), visit.done()), Long::sum);
                }
            }
        }
        return times.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    List<Why.Factor> factors(String step) {
        List<Case> cases = traces.stream()
                .flatMap(trace -> trace.visits().stream()
                        .filter(visit -> visit.step().equals(step))
                        .map(visit -> new Case(trace, visit, days.between(visit.created(), visit.done()))))
                .toList();
        Map<String, Predicate<Case>> circumstances = new TreeMap<>();
        circumstances.put(
                "AGAIN/",
                c -> c.trace().visits().stream()
                        .anyMatch(v -> v.step().equals(step)
                                && v.done().isBefore(c.visit().created())));
        circumstances.put("RETURNED/", c -> lastReturn(c).isPresent());
        crowded(cases).ifPresent(crowded -> circumstances.put("CROWDED/", crowded));
        for (var one : cases) {
            var visit = one.visit();
            lastReturn(one)
                    .ifPresent(returned -> returned.reasons()
                            .forEach(code -> circumstances.put(
                                    "REASON/" + code,
                                    c -> lastReturn(c)
                                            .filter(r -> r.reasons().contains(code))
                                            .isPresent())));
            String month = month(visit);
            circumstances.put("MONTH/" + month, c -> month(c.visit()).equals(month));
            String applicant = applicant(one.trace().region());
            circumstances.put(
                    "APPLICANT/" + applicant, c -> applicant(c.trace().region()).equals(applicant));
            if (!visit.criterion().isEmpty()) {
                circumstances.put(
                        "CRITERION/" + visit.criterion(),
                        c -> c.visit().criterion().equals(visit.criterion()));
            }
        }
        List<Why.Factor> factors = new ArrayList<>();
        circumstances.forEach((name, with) -> factor(name, cases, with).ifPresent(factors::add));
        factors.sort(Comparator.comparing(Why.Factor::clear, Comparator.reverseOrder())
                .thenComparing(f -> f.difference().abs(), Comparator.reverseOrder())
                .thenComparing(f -> f.with().key()));
        return factors;
    }

    private Optional<Why.Factor> factor(String name, List<Case> cases, Predicate<Case> circumstance) {
        var with = cases.stream().filter(circumstance).toList();
        var without = cases.stream().filter(circumstance.negate()).toList();
        if (with.size() < Why.LEAST || without.size() < Why.LEAST) {
            return Optional.empty();
        }
        with.forEach(c -> put("with/" + name, c.trace(), c.visit()));
        without.forEach(c -> put("without/" + name, c.trace(), c.visit()));
        var effect = MedianDifference.of(seconds(with), seconds(without), name.hashCode());
        int cut = name.indexOf('/');
        return Optional.of(new Why.Factor(
                Why.Circumstance.valueOf(name.substring(0, cut)),
                name.substring(cut + 1),
                count("with/" + name),
                count("without/" + name),
                Duration.ofSeconds(Math.round(effect.difference())),
                Duration.ofSeconds(Math.round(effect.low())),
                Duration.ofSeconds(Math.round(effect.high()))));
    }

    private static double[] seconds(List<Case> cases) {
        return cases.stream().mapToDouble(Case::seconds).toArray();
    }

    private static Optional<Visit> lastReturn(Case one) {
        return one.trace().visits().stream()
                .filter(v -> v.returns() && !v.done().isAfter(one.visit().created()))
                .reduce((a, b) -> b);
    }

    private static String month(Visit visit) {
        return "%02d".formatted(visit.created().atZone(org.hecha.Time.BEIJING).getMonthValue());
    }

    /** GB/T 2260: the last two digits of a code say what kind of place it is. */
    private static String applicant(String region) {
        int last = Integer.parseInt(region.substring(4));
        return last <= 20 ? "district" : last <= 80 ? "county" : "county_city";
    }

    /** Empty where all offices had the same load all the time. */
    private Optional<Predicate<Case>> crowded(List<Case> cases) {
        Map<UUID, List<Instant>> came = new HashMap<>();
        Map<UUID, List<Instant>> went = new HashMap<>();
        for (var trace : traces) {
            for (var visit : trace.visits()) {
                came.computeIfAbsent(visit.unit(), u -> new ArrayList<>()).add(visit.created());
                went.computeIfAbsent(visit.unit(), u -> new ArrayList<>()).add(visit.done());
            }
        }
        came.values().forEach(list -> list.sort(Comparator.naturalOrder()));
        went.values().forEach(list -> list.sort(Comparator.naturalOrder()));
        Map<String, Integer> loads = new HashMap<>();
        for (var one : cases) {
            var unit = one.visit().unit();
            loads.put(
                    one.visit().task(),
                    upTo(came.getOrDefault(unit, List.of()), one.visit().created())
                            - upTo(
                                    went.getOrDefault(unit, List.of()),
                                    one.visit().created()));
        }
        if (loads.isEmpty()) {
            return Optional.empty();
        }
        int usual = loads.values().stream().sorted().toList().get((loads.size() - 1) * 3 / 4);
        return loads.values().stream().anyMatch(load -> load > usual)
                ? Optional.of(c -> loads.getOrDefault(c.visit().task(), 0) > usual)
                : Optional.empty();
    }

    private static int upTo(List<Instant> sorted, Instant moment) {
        int lo = 0;
        int hi = sorted.size();
        while (lo < hi) {
            int mid = (lo + hi) >>> 1;
            if (sorted.get(mid).isAfter(moment)) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        return lo;
    }
}
