package org.hecha.designation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.programme.Stage;
import org.hecha.review.Assignment;
import org.hecha.review.Judgement;
import org.hecha.review.Points;
import org.hecha.review.Reviews;
import org.hecha.review.SheetsHidden;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A province's list in a round: ranked, recommended within the quota, and sent with a letter. */
@Component
class ProvincialList {

    private static final int PAGE = 200;

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Directory directory;
    private final Rounds rounds;
    private final Reviews reviews;
    private final Papers papers;
    private final NumberSeries numbers;
    private final PaperMaking making;
    private final Wording wording;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProvincialList(
            JdbcClient jdbc,
            Dossiers dossiers,
            Directory directory,
            Rounds rounds,
            Reviews reviews,
            Papers papers,
            NumberSeries numbers,
            PaperMaking making,
            Wording wording,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.directory = directory;
        this.rounds = rounds;
        this.reviews = reviews;
        this.papers = papers;
        this.numbers = numbers;
        this.making = making;
        this.wording = wording;
        this.events = events;
        this.clock = clock;
    }

    Designations.Ranking ranking(Scope scope, RoundId round, String province) {
        Set<DossierId> recommended = recommended(round, province);
        List<Designations.Ranked> rows = new ArrayList<>();
        int judging = 0;
        for (Dossier dossier : inRound(scope, round)) {
            if (dossier.stage().compareTo(Stage.PROVINCIAL_RECOMMENDATION) >= 0
                    && dossier.outcome() != Dossier.Outcome.WITHDRAWN
                    && province(dossier.region()).code().equals(province)) {
                try {
                    rows.add(row(scope, dossier, recommended.contains(dossier.id())));
                } catch (SheetsHidden judgedApart) {
                    judging++;
                }
            }
        }
        rows.sort(ORDER.thenComparing(Designations.Ranked::number));
        int quota = rounds.get(round).quotas().getOrDefault(province, 0);
        return new Designations.Ranking(round, province, quota, recommended.size(), withTies(rows), judging);
    }

    void recommend(Scope scope, DossierId id, String reason) {
        Dossier dossier = dossiers.get(scope, id);
        Office.PROVINCE.demand(scope, dossier);
        if (dossier.outcome() != Dossier.Outcome.OPEN) {
            throw new AlreadyDecided(dossier.number());
        }
        Region province = province(dossier.region());
        lock(dossier.round(), province.code());
        Set<DossierId> already = recommended(dossier.round(), province.code());
        if (already.contains(id)) {
            return;
        }
        int quota = rounds.get(dossier.round()).quotas().getOrDefault(province.code(), 0);
        if (already.size() >= quota) {
            throw new QuotaExhausted(province.name(), quota);
        }
        jdbc.sql("""
                        insert into designation.recommendation
                            (dossier, round, province, recommended_at, recommended_by, reason)
                        values (:dossier, :round, :province, :at, :by, :reason)""")
                .param("dossier", id.value())
                .param("round", dossier.round().value())
                .param("province", province.code())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", scope.actor())
                .param("reason", reason)
                .update();
        events.publishEvent(new DesignationFact.Recommended(id, dossier.round(), province.code(), scope.actor()));
    }

    Designations.Document letter(Scope scope, RoundId id, String province) {
        Office.EITHER.demand(scope, id + " " + province);
        Region region =
                directory.region(province).orElseThrow(() -> new IllegalArgumentException("no region " + province));
        lock(id, province);
        List<Designations.Ranked> rows = ranking(scope, id, province).rows().stream()
                .filter(Designations.Ranked::recommended)
                .toList();
        if (rows.isEmpty()) {
            throw new NothingRecommended(region.name());
        }
        // only who is on the list decides whether it is the same letter: judgements behind it are long final
        String content = Papers.sha256(
                rows.stream().map(Designations.Ranked::number).sorted().collect(Collectors.joining("\n")));
        String subject = id + "/" + province;
        return papers.current(Papers.Kind.LETTER, subject, content)
                .orElseGet(() -> write(scope, rounds.get(id), region, rows, subject, content));
    }

    /** Numbered by the year of the letter; a letter whose list has changed names the one it replaces. */
    private Designations.Document write(
            Scope scope, Round round, Region province, List<Designations.Ranked> rows, String subject, String content) {
        String code = wording.issuerCode(province.code()).orElseThrow(() -> new IssuerUnknown(province.name()));
        LocalDate today = LocalDate.now(clock);
        String year = Integer.toString(today.getYear());
        String number = wording.text(
                "letter.number", code, year, Long.toString(numbers.next("letter " + code, today.getYear())));
        String issuer = directory.bodies(province.code(), Body.Kind.RECOMMENDING).stream()
                .map(Body::name)
                .findFirst()
                .orElse(province.name());
        Map<Field, String> once = new EnumMap<>(Field.class);
        once.put(Field.ISSUER, issuer);
        once.put(Field.NUMBER, number);
        once.put(Field.ROUND, round.name());
        once.put(Field.STANDARD, rounds.standardFor(round.id(), province.code()).title());
        once.put(Field.FIRST, rows.getFirst().county());
        once.put(Field.COUNT, Integer.toString(rows.size()));
        once.put(Field.QUOTA, Integer.toString(round.quotas().getOrDefault(province.code(), 0)));
        once.put(Field.DATE, date(today));
        papers.newestNumber(Papers.Kind.LETTER, subject).ifPresent(old -> once.put(Field.REPLACES, old));
        boolean invented =
                rows.stream().anyMatch(row -> dossiers.get(scope, row.dossier()).demo());
        Papers.Made made = making.make(Papers.Kind.LETTER, province.code(), once, lines(rows), invented);
        var letter = papers.keep(Papers.Kind.LETTER, subject, content, number, made, clock.instant(), scope.actor());
        events.publishEvent(new DesignationFact.LetterIssued(
                round.id(), province.code(), number, letter.pdf().sha256(), Papers.sha256(made.docx()), scope.actor()));
        return letter;
    }

    private List<Map<Field, String>> lines(List<Designations.Ranked> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> {
                    var row = rows.get(i);
                    return Map.of(
                            Field.POSITION,
                            Integer.toString(i + 1),
                            Field.COUNTY,
                            row.county(),
                            Field.DOSSIER,
                            row.number(),
                            Field.MET,
                            wording.text("letter.met", Integer.toString(row.met()), Integer.toString(row.of())),
                            Field.POINTS,
                            row.points().map(Points::toString).orElse(wording.plain("letter.points.none")));
                })
                .toList();
    }

    String date(LocalDate day) {
        return wording.text(
                "date",
                Integer.toString(day.getYear()),
                Integer.toString(day.getMonthValue()),
                Integer.toString(day.getDayOfMonth()));
    }

    /** Everything of the round inside the scope, by number. */
    List<Dossier> inRound(Scope scope, RoundId round) {
        List<Dossier> all = new ArrayList<>();
        String after = "";
        while (true) {
            List<Dossier> page = dossiers.list(scope, round.value() + "-", Optional.empty(), after, PAGE);
            page.stream().filter(d -> d.round().equals(round)).forEach(all::add);
            if (page.size() < PAGE) {
                return all;
            }
            after = page.get(page.size() - 1).number();
        }
    }

    Region province(String region) {
        return directory.lineage(region).stream()
                .filter(r -> r.level() == Level.PROVINCE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no province above " + region));
    }

    private Designations.Ranked row(Scope scope, Dossier dossier, boolean recommended) {
        Reviews.Agreement agreed = reviews.agreement(scope, dossier.id(), Assignment.Kind.DESK);
        List<Points> points = agreed.result().values().stream()
                .flatMap(j -> j.points().stream())
                .toList();
        return new Designations.Ranked(
                dossier.id(),
                dossier.number(),
                dossier.county(),
                (int) agreed.result().values().stream().filter(Judgement::met).count(),
                dossiers.standardOf(scope, dossier.id()).criteria().size(),
                points.stream().reduce(Points::plus),
                agreed.differing().size(),
                false,
                recommended);
    }

    /** Criteria met, then points; the number only makes the order definite and decides nothing. */
    private static final Comparator<Designations.Ranked> ORDER = Comparator.comparingInt(Designations.Ranked::met)
            .thenComparing(r -> r.points().orElse(Points.NONE))
            .reversed();

    private static List<Designations.Ranked> withTies(List<Designations.Ranked> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> {
                    var r = rows.get(i);
                    boolean tie = i > 0 && ORDER.compare(rows.get(i - 1), r) == 0
                            || i + 1 < rows.size() && ORDER.compare(r, rows.get(i + 1)) == 0;
                    return new Designations.Ranked(
                            r.dossier(),
                            r.number(),
                            r.county(),
                            r.met(),
                            r.of(),
                            r.points(),
                            r.differences(),
                            tie,
                            r.recommended());
                })
                .toList();
    }

    private void lock(RoundId round, String province) {
        jdbc.sql("insert into designation.list (round, province) values (:round, :province) on conflict do nothing")
                .param("round", round.value())
                .param("province", province)
                .update();
        jdbc.sql("select round from designation.list where round = :round and province = :province for update")
                .param("round", round.value())
                .param("province", province)
                .query(String.class)
                .single();
    }

    Map<String, Integer> placesTaken(RoundId round) {
        Map<String, Integer> taken = new HashMap<>();
        jdbc.sql("select province, count(*) from designation.recommendation where round = :round group by province")
                .param("round", round.value())
                .query(row -> {
                    taken.put(row.getString(1), row.getInt(2));
                });
        return taken;
    }

    private Set<DossierId> recommended(RoundId round, String province) {
        return jdbc
                .sql("select dossier from designation.recommendation where round = :round and province = :province")
                .param("round", round.value())
                .param("province", province)
                .query(UUID.class)
                .list()
                .stream()
                .map(DossierId::new)
                .collect(Collectors.toSet());
    }
}
