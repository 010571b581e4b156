package org.hecha.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hecha.audit.AuditTrail;
import org.hecha.bench.Ledger.Outcome;
import org.hecha.bench.Ledger.Promise;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Incoming;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.Receipt;
import org.hecha.evidence.Scrubbing;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;
import org.hecha.programme.Rounds;
import org.hecha.search.Query;
import org.hecha.search.Search;
import org.hecha.shared.Refused;
import org.hecha.shared.StandardOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The application that {@code ./hecha torture crash} kills: it checks what the ones before it promised, sends again what
 * nobody knows of, says what it found, and takes in files until it dies. What it tells a client goes to a journal that
 * outlives it.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "crash-child")
class CrashChild implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(CrashChild.class);
    private static final String PROVINCE = "997000", COUNTY = "997101";
    private static final int CLIENTS = 3;
    private static final long SETTLED_S = 60;
    private static final long FILES_OF_A_CYCLE = 1_000_000;

    /** So many cycles are looked at after a kill; all of them, and the whole trail, when everything settles. */
    private static final int RECENT = 10;

    private final OrganizationImport organization;
    private final Directory directory;
    private final Rounds rounds;
    private final Dossiers dossiers;
    private final Incoming incoming;
    private final EvidenceStore store;
    private final Scrubbing scrubbing;
    private final Search search;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectMapper json;

    CrashChild(
            OrganizationImport organization,
            Directory directory,
            Rounds rounds,
            Dossiers dossiers,
            Incoming incoming,
            EvidenceStore store,
            Scrubbing scrubbing,
            Search search,
            AuditTrail trail,
            JdbcClient jdbc,
            Clock clock,
            ObjectMapper json) {
        this.organization = organization;
        this.directory = directory;
        this.rounds = rounds;
        this.dossiers = dossiers;
        this.incoming = incoming;
        this.store = store;
        this.scrubbing = scrubbing;
        this.search = search;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /**
     * One line of the journal.
     *
     * @param what    invoke, ok, fail
     * @param file    number of the file; its name and bytes follow from it
     * @param dossier id of the dossier it was sent to
     */
    record Line(String what, long file, String dossier, String receipt, String sha256, String sm3) {}

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        Path journal =
                Path.of(arguments.getOptionValues("hecha.torture.journal").getFirst());
        long cycle =
                Long.parseLong(arguments.getOptionValues("hecha.torture.cycle").getFirst());
        boolean last = arguments.containsOption("hecha.torture.last");
        Scope system = directory.systemScope("torture");
        sendAgain(system, journal);
        StandardOutput.print(
                last ? settle(system, journal) : check(journal, Math.max(0, cycle - RECENT) * FILES_OF_A_CYCLE));
        if (last) {
            return;
        }
        var parent = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (!"go".equals(parent.readLine())) {
            return;
        }
        DossierId dossier = dossier(system, cycle);
        for (int client = 0; client < CLIENTS; client++) {
            long first = cycle * FILES_OF_A_CYCLE + client * 100_000L;
            Thread.ofPlatform().daemon().start(() -> takeIn(system, dossier, first, journal));
        }
        Thread.ofPlatform().daemon().start(this::compare);
        // whoever is to be killed does not end by itself; without a parent nobody would kill it
        while (parent.readLine() != null) {
            log.info("still here");
        }
    }

    // --- what a client does ----------------------------------------------------------------------------------------

    private DossierId dossier(Scope system, long cycle) {
        if (directory.region(COUNTY).isEmpty()) {
            organization.regions(
                    system,
                    List.of(
                            new OrganizationImport.RegionRow(PROVINCE, "Torture", Level.PROVINCE, Region.COUNTRY),
                            new OrganizationImport.RegionRow("997100", "Torture", Level.CITY, PROVINCE),
                            new OrganizationImport.RegionRow(COUNTY, "Torture", Level.COUNTY, "997100")),
                    false);
            organization.bodies(
                    system,
                    List.of(new OrganizationImport.BodyRow(COUNTY, "Torture", Body.Kind.COUNTY_ASSOCIATION)),
                    false);
        }
        return MadeRound.open(rounds, dossiers, clock, system, "T" + cycle, COUNTY);
    }

    private void takeIn(Scope system, DossierId dossier, long first, Path journal) {
        for (long file = first; ; file++) {
            write(journal, new Line("invoke", file, dossier.toString(), "", sha256(bytes(file)), ""));
            send(system, dossier, file, journal);
        }
    }

    /** As a form or in pieces, by its number; the same number sends the same bytes under the same key again. */
    private void send(Scope system, DossierId dossier, long file, Path journal) {
        byte[] bytes = bytes(file);
        try {
            Receipt receipt;
            if (file % 2 == 0) {
                receipt = dossiers.add(system, dossier, "", "", name(file), new ByteArrayInputStream(bytes), key(file));
            } else {
                var announced = new Incoming.Announced("", "", name(file), bytes.length, 0, key(file));
                Incoming.OnItsWay upload = incoming.begin(system, dossier, announced);
                for (long at = upload.arrived(); at < bytes.length; ) {
                    int to = (int) Math.min(bytes.length, at + 1 + bytes.length / 3);
                    at = incoming.append(
                            system, upload.id(), at, new ByteArrayInputStream(Arrays.copyOfRange(bytes, (int) at, to)));
                }
                receipt = incoming.finish(system, upload.id());
            }
            write(journal, new Line("ok", file, dossier.toString(), receipt.number(), receipt.sha256(), receipt.sm3()));
        } catch (Refused refused) {
            log.warn("file {} was refused", file, refused);
            write(journal, new Line("fail", file, dossier.toString(), "", "", ""));
        } catch (IOException | RuntimeException e) {
            log.warn("nobody knows what became of file {}", file, e);
        }
    }

    private void compare() {
        while (true) {
            scrubbing.everything();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
    }

    private void sendAgain(Scope system, Path journal) throws IOException {
        Map<Long, Line> unknown = new LinkedHashMap<>();
        for (Line line : read(journal)) {
            if (line.what().equals("invoke")) {
                unknown.put(line.file(), line);
            } else {
                unknown.remove(line.file());
            }
        }
        unknown.values().forEach(line -> send(system, DossierId.of(line.dossier()), line.file(), journal));
    }

    private void write(Path journal, Line line) {
        try {
            // one write call: after a kill the line is there as a whole or not at all
            byte[] text = (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
            synchronized (this) {
                Files.write(journal, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Line> read(Path journal) throws IOException {
        var lines = new ArrayList<Line>();
        if (Files.exists(journal)) {
            for (String line : Files.readAllLines(journal)) {
                lines.add(json.readValue(line, Line.class));
            }
        }
        return lines;
    }

    static String name(long file) {
        return "torture/" + file + ".txt";
    }

    private static long number(String name) {
        return Long.parseLong(name.replaceAll("\\D", ""));
    }

    private static String key(long file) {
        return "torture-" + file;
    }

    /** A word that stands in no other file. */
    private static String word(long file) {
        return "w" + Long.toString(file * 7919 + 104_729, 36);
    }

    private static byte[] bytes(long file) {
        var random = new Random(file);
        var text = new StringBuilder(word(file));
        int lines = random.nextInt(random.nextInt(10) == 0 ? 20_000 : 200);
        for (int i = 0; i < lines; i++) {
            text.append(i % 20 == 0 ? '\n' : ' ').append(Integer.toString(random.nextInt(), 36));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- what is checked ---------------------------------------------------------------------------------------------

    /** @param from number of the first file that is looked at */
    private Map<String, Object> check(Path journal, long from) throws IOException {
        Ledger.Verdict verdict = ledger(journal, from).check(there(from));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("acknowledged", verdict.acknowledged());
        answer.put("lost", verdict.lost());
        answer.put("half", verdict.half());
        answer.put("duplicated", verdict.duplicated());
        answer.put("unaudited", verdict.unaudited());
        return answer;
    }

    /** Gives background work its minute, then looks at everything. */
    private Map<String, Object> settle(Scope system, Path journal) throws IOException {
        long begin = System.nanoTime();
        while (store.waiting() > 0 && System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(SETTLED_S)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        double settled = (System.nanoTime() - begin) / 1e9;
        int stuck = store.waiting();
        boolean followed = search.refresh();
        while (!followed && System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(SETTLED_S)) {
            followed = search.refresh();
        }
        Map<String, Object> answer = check(journal, 0);
        answer.put("auditBroken", trail.verify().broken());
        answer.put("stuckAfter60s", stuck + (followed ? 0 : 1));
        answer.put("settledSeconds", Math.round(settled * 10) / 10.0);
        List<Promise> promises = ledger(journal, 0).all();
        answer.put("notFoundInIndex", missing(system, promises));
        search.rebuild();
        search.refresh();
        answer.put("notFoundAfterRebuild", missing(system, promises));
        return answer;
    }

    /** Acknowledged files that were read, but whose word the index does not find there, or finds there twice. */
    private List<String> missing(Scope system, List<Promise> promises) {
        var read = new HashMap<String, Boolean>();
        jdbc.sql("select path, state from evidence.file where withdrawn is null")
                .query(row -> {
                    read.put(row.getString(1), row.getString(2).equals(Evidence.State.READ.name()));
                });
        var missing = new ArrayList<String>();
        for (Promise promise : promises) {
            long file = number(promise.name());
            if (promise.outcome() == Outcome.OK && read.getOrDefault(promise.name(), false)) {
                // where one page has the word, similar ones are offered behind it
                long pages = search.find(Query.of(word(file)), system, 0, 20).hits().stream()
                        .filter(hit -> hit.path().equals(promise.name()))
                        .count();
                if (pages != 1) {
                    missing.add(promise.name() + " found " + pages + " times");
                }
            }
        }
        return missing;
    }

    private Ledger ledger(Path journal, long from) throws IOException {
        var ledger = new Ledger();
        for (Line line : read(journal)) {
            if (line.file() < from) {
                continue;
            }
            switch (line.what()) {
                case "invoke" -> ledger.invoke(name(line.file()), line.sha256());
                case "ok" -> ledger.ok(name(line.file()), new Ledger.Told(line.receipt(), line.sha256(), line.sm3()));
                default -> ledger.fail(name(line.file()));
            }
        }
        return ledger;
    }

    private List<Ledger.There> there(long from) {
        Map<String, Integer> audited = new HashMap<>();
        jdbc.sql("select subject, count(*) from audit.entry where action = 'evidence.received' group by subject")
                .query(row -> {
                    audited.put(row.getString(1), row.getInt(2));
                });
        var files = new ArrayList<Ledger.There>();
        jdbc.sql(
                        "select id, path, coalesce(receipt, '') as receipt, sha256, coalesce(sm3, '') as sm3 from evidence.file")
                .query(row -> {
                    if (number(row.getString("path")) < from) {
                        return;
                    }
                    UUID id = row.getObject("id", UUID.class);
                    files.add(new Ledger.There(
                            row.getString("path"),
                            row.getString("receipt"),
                            row.getString("sha256"),
                            row.getString("sm3"),
                            stored(id),
                            audited.getOrDefault(id.toString(), 0)));
                });
        return files;
    }

    private Optional<String> stored(UUID id) {
        try (InputStream in = store.open(new org.hecha.evidence.EvidenceId(id))) {
            return Optional.of(sha256(in.readAllBytes()));
        } catch (IOException | UncheckedIOException gone) {
            log.error("stored bytes of {} cannot be read", id, gone);
            return Optional.empty();
        }
    }
}
