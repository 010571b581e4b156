package org.hecha.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.hecha.Time;
import org.hecha.dossier.Answer;
import org.hecha.dossier.Claim;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.evidence.EvidenceStore;
import org.hecha.organization.Body;
import org.hecha.organization.Level;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.shared.StandardOutput;
import org.hecha.standard.Measure;
import org.hecha.standard.Standard;
import org.hecha.verification.Finding;
import org.hecha.verification.Report;
import org.hecha.verification.Verification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * {@code ./hecha bench verification [--files N]}: an invented county answers every claim and sends N files (reports of forty
 * lines, ledgers, one name list of 1,200 rows) through the real door and the real workers; then its whole dossier is verified
 * anew, as on every change: gathered from the database, looked through, and stored. A quarter and half of the files before
 * show how the time grows.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "bench-verification")
class BenchVerification implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(BenchVerification.class);
    private static final String PROVINCE = "996000";
    private static final String CITY = "996100";
    private static final String COUNTY = "996101";
    private static final int RUNS = 5;
    private static final int NAMES = 1_200;
    private static final int EACH_LEDGER = 10;
    private static final int STATEMENTS = 12;
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private final OrganizationImport organization;
    private final Country country;
    private final Rounds rounds;
    private final Dossiers dossiers;
    private final EvidenceStore store;
    private final Verification verification;
    private final Clock clock;
    private final Random random = new Random(42);

    BenchVerification(
            OrganizationImport organization,
            Country country,
            Rounds rounds,
            Dossiers dossiers,
            EvidenceStore store,
            Verification verification,
            Clock clock) {
        this.organization = organization;
        this.country = country;
        this.rounds = rounds;
        this.dossiers = dossiers;
        this.store = store;
        this.verification = verification;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        StandardOutput.print(measure(Options.number(arguments, "files", 300)));
    }

    Map<String, Object> measure(int files) {
        Scope system = country.system();
        DossierId dossier = open(system);
        int claims = answer(system, dossier);
        var growth = new ArrayList<Map<String, Object>>();
        int sent = 0;
        for (int size : List.of(Math.max(1, files / 4), Math.max(2, files / 2), Math.max(3, files))) {
            while (sent < size) {
                send(system, dossier, sent++);
            }
            awaitRead();
            growth.add(verified(system, dossier, size));
        }
        Map<String, Object> whole = growth.getLast();
        Report report = verification.of(system, dossier);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("claims", claims);
        answer.put("files", whole.get("files"));
        answer.put("pages", whole.get("pages"));
        answer.put("seconds", whole.get("seconds"));
        answer.put(
                "secondsHow",
                "median of " + RUNS + ": pages and answers read from the database, findings made and stored");
        answer.put(
                "findings",
                report.claims().stream()
                        .filter(e -> !(e.finding() instanceof Finding.NotChecked))
                        .count());
        answer.put("rules", report.rules());
        answer.put("growth", growth);
        return answer;
    }

    private Map<String, Object> verified(Scope system, DossierId dossier, int files) {
        double[] times = Stopwatch.times(RUNS, () -> verification.verify(system, dossier));
        int pages = store.pagesOf(dossier.collection()).size();
        log.info("{} files of {} pages: {} ms", files, pages, Stopwatch.median(times));
        var size = new LinkedHashMap<String, Object>();
        size.put("files", files);
        size.put("pages", pages);
        size.put("seconds", Stopwatch.round(Stopwatch.median(times) / 1e3));
        return size;
    }

    // --- the county ------------------------------------------------------------------------------------------------

    private DossierId open(Scope system) {
        organization.regions(
                system,
                List.of(
                        new OrganizationImport.RegionRow(
                                PROVINCE, Made.line("verification.province"), Level.PROVINCE, Region.COUNTRY),
                        new OrganizationImport.RegionRow(CITY, Made.line("verification.city"), Level.CITY, PROVINCE),
                        new OrganizationImport.RegionRow(COUNTY, Made.line("verification.county"), Level.COUNTY, CITY)),
                false);
        organization.bodies(
                system,
                List.of(new OrganizationImport.BodyRow(
                        COUNTY, Made.line("verification.county"), Body.Kind.COUNTY_ASSOCIATION)),
                false);
        return MadeRound.open(rounds, dossiers, clock, system, "BENCH", COUNTY);
    }

    /** Says something to every claim a county types. @return to how many */
    private int answer(Scope system, DossierId dossier) {
        Standard standard = dossiers.standardOf(system, dossier);
        int answered = 0;
        for (Claim claim : dossiers.claims(system, dossier)) {
            var asked = standard.claim(claim.criterion(), claim.key()).orElseThrow();
            Optional<Answer> answer = asked.computed() ? Optional.empty() : answer(asked.measure());
            if (answer.isPresent()) {
                dossiers.save(system, dossier, claim.criterion(), claim.key(), answer, claim.version());
                answered++;
            }
        }
        return answered;
    }

    private Optional<Answer> answer(Measure measure) {
        int year = YearMonth.from(clock.instant().atZone(Time.BEIJING)).getYear() - 1;
        return switch (measure) {
            case Measure.YesNo yes -> Optional.of(new Answer.YesNo(true, ""));
            case Measure.Number number -> Optional.of(new Answer.Amount(BigDecimal.valueOf(20 + random.nextInt(80))));
            case Measure.Ratio ratio -> Optional.of(new Answer.Amount(BigDecimal.valueOf(20 + random.nextInt(80))));
            case Measure.Rank rank -> Optional.of(new Answer.Amount(BigDecimal.valueOf(1 + random.nextInt(20))));
            case Measure.Day day -> Optional.of(new Answer.Day(LocalDate.of(year, 5, 18)));
            case Measure.DocumentNumber document -> Optional.of(new Answer.Text(Made.line("verification.document")));
            case Measure.Words words -> Optional.of(new Answer.Text(Made.line("verification.words")));
            case Measure.Choice choice ->
                choice.options().isEmpty() || !choice.several()
                        ? Optional.empty()
                        : Optional.of(new Answer.Choices(choice.options().subList(0, 1)));
            case Measure.Table table -> Optional.of(new Answer.Rows(List.of(row(table), row(table), row(table))));
            case Measure.Moment moment -> Optional.empty();
            case Measure.CreditCode code -> Optional.empty();
            case Measure.Frequency frequency -> Optional.empty();
            case Measure.Quotient quotient -> Optional.empty();
        };
    }

    private Map<String, String> row(Measure.Table table) {
        var cells = new LinkedHashMap<String, String>();
        table.columns()
                .forEach(column -> cells.put(
                        column.name(),
                        switch (column.kind()) {
                            case "number" -> Integer.toString(20 + random.nextInt(400));
                            case "date" -> "2025-12";
                            default -> Made.oneOf("topic", random) + Made.oneOf("activity", random);
                        }));
        return cells;
    }

    // --- its files -------------------------------------------------------------------------------------------------

    private void send(Scope system, DossierId dossier, int number) {
        boolean names = number == 0;
        boolean ledger = number % EACH_LEDGER == 1;
        String text = names ? names() : ledger ? ledger() : report(number);
        String name = "%04d.%s".formatted(number, names || ledger ? "csv" : "txt");
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        dossiers.add(system, dossier, "S%02d".formatted(1 + number % 12), "", name, bytes);
    }

    private String report(int number) {
        var text = new StringBuilder(Made.line("verification.title"))
                .append(number)
                .append('\n');
        for (int i = 0; i < 40; i++) {
            String key = i % 8 == 3
                    ? "verification." + (1 + random.nextInt(STATEMENTS))
                    : "sentence." + (1 + random.nextInt(8));
            text.append(filled(Made.line(key))).append('\n');
        }
        return text.append(Made.line("verification.signature")).append('\n').toString();
    }

    private String ledger() {
        var text = new StringBuilder(Made.line("verification.ledger")).append('\n');
        for (int i = 1; i <= 120; i++) {
            text.append(i)
                    .append(',')
                    .append(filled(Made.line("verification.ledger.row")))
                    .append('\n');
        }
        return text.toString();
    }

    private String names() {
        var text = new StringBuilder(Made.line("verification.names")).append('\n');
        for (int i = 1; i <= NAMES; i++) {
            text.append(i)
                    .append(',')
                    .append(filled(Made.line("verification.names.row")))
                    .append('\n');
        }
        return text.toString();
    }

    private String filled(String line) {
        int year = YearMonth.from(clock.instant().atZone(Time.BEIJING)).getYear() - 1;
        return line.replace("{day}", Made.line("day"))
                .replace("{doc}", Made.line("doc"))
                .replace("{place}", Made.oneOf("place", random) + Made.oneOf("places", random))
                .replace("{body}", Made.oneOf("body", random))
                .replace("{topic}", Made.oneOf("topic", random))
                .replace("{activity}", Made.oneOf("activity", random))
                .replace("{made}", Made.oneOf("made", random))
                .replace("{unit}", Made.oneOf("unit", random))
                .replace("{i}", Made.oneOf("issuer", random))
                .replace("{person}", Made.character("family", random) + Made.character("given", random))
                .replace(
                        "{id}",
                        "%06d%d%02d%02d%04d"
                                .formatted(
                                        996101,
                                        1950 + random.nextInt(50),
                                        1 + random.nextInt(12),
                                        1 + random.nextInt(28),
                                        random.nextInt(10_000)))
                .replace("{y}", Integer.toString(year))
                .replace("{o}", Integer.toString(1 + random.nextInt(12)))
                .replace("{d}", Integer.toString(1 + random.nextInt(28)))
                .replace("{s}", Integer.toString(1 + random.nextInt(200)))
                .replace("{n}", Integer.toString(100 + random.nextInt(9_000)))
                .replace("{m}", Integer.toString(100 + random.nextInt(900)))
                .replace("{k}", Integer.toString(20 + random.nextInt(80)))
                .replace("{j}", Integer.toString(1 + random.nextInt(7)));
    }

    private void awaitRead() {
        long until = System.nanoTime() + LONGEST_SILENCE.toNanos();
        int before = Integer.MAX_VALUE;
        for (int waiting = store.waiting(); waiting > 0; waiting = store.waiting()) {
            if (waiting != before) {
                until = System.nanoTime() + LONGEST_SILENCE.toNanos();
                before = waiting;
            } else if (System.nanoTime() > until) {
                throw new IllegalStateException(waiting + " files have not been read for " + LONGEST_SILENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}
