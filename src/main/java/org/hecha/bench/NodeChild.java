package org.hecha.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.hecha.audit.AuditTrail;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.shared.Refused;
import org.hecha.shared.StandardOutput;
import org.hecha.workflow.Task;
import org.hecha.workflow.Worklist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One of the nodes that {@code ./hecha torture nodes} kills: people of counties and of a province's desk take and finish
 * whatever task they meet, on every node the same people and the same tasks, until it dies. What a person was told goes to a
 * journal that outlives it. Started as the last one it gives background work its time and counts what does not fit together.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "node-child")
class NodeChild implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(NodeChild.class);

    private static final int PEOPLE = 3;
    /** Longest rest between two tasks: a post that sends ten mails a second should keep up with them. */
    private static final int REST_MS = 1_000;

    private static final int COUNTIES = 24;
    private static final int ROUNDS = 99;
    /** Steps a dead node had locked are locked for a minute; then another one takes them. */
    private static final Duration SETTLED = Duration.ofSeconds(120);

    private final Country country;
    private final Rounds rounds;
    private final Dossiers dossiers;
    private final Worklist worklist;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectMapper json;

    NodeChild(
            Country country,
            Rounds rounds,
            Dossiers dossiers,
            Worklist worklist,
            AuditTrail trail,
            JdbcClient jdbc,
            Clock clock,
            ObjectMapper json) {
        this.country = country;
        this.rounds = rounds;
        this.dossiers = dossiers;
        this.worklist = worklist;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /**
     * One line of the journal.
     *
     * @param what invoke, ok, fail; fault where a person met an error instead of an answer, with its class as the decision
     * @param by   login of whoever finishes the task
     */
    record Line(String what, String task, String by, String decision) {}

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Path journal =
                Path.of(arguments.getOptionValues("hecha.torture.journal").getFirst());
        if (arguments.containsOption("hecha.torture.last")) {
            StandardOutput.print(settle(journal.toAbsolutePath().resolveSibling("")));
            return;
        }
        List<String> counties =
                arguments.containsOption("hecha.torture.first") ? settleCountry() : Country.desksCounties(COUNTIES);
        StandardOutput.print(Map.of("ready", true));
        var parent = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (!"go".equals(parent.readLine())) {
            return;
        }
        for (int person = 0; person < PEOPLE; person++) {
            Thread.ofPlatform().daemon().start(() -> work(counties, journal));
        }
        // whoever is to be killed does not end by itself; without a parent nobody would kill it
        while (parent.readLine() != null) {
            log.info("still here");
        }
    }

    private List<String> settleCountry() {
        List<String> counties = country.oneDesk(COUNTIES);
        jdbc.sql("update organization.member set mail = login || '@example.org'")
                .update();
        for (int round = 1; round <= ROUNDS; round++) {
            MadeRound.open(rounds, clock, round(round));
        }
        return counties;
    }

    private static String round(int number) {
        return "N%02d".formatted(number);
    }

    // --- what people do ----------------------------------------------------------------------------------------------

    private void work(List<String> counties, Path journal) {
        var random = new Random();
        Map<String, Integer> at = new LinkedHashMap<>();
        while (true) {
            String county = counties.get(random.nextInt(counties.size()));
            try {
                open(county, at)
                        .flatMap(dossier -> worklist.openOf(country.system(), dossier.id()).stream()
                                .findAny())
                        .ifPresent(task -> finish(task, county, random, journal));
            } catch (Refused told) {
                log.debug("not this time: {}", told.facts());
            } catch (RuntimeException e) {
                log.warn("somebody met an error", e);
                write(journal, new Line("fault", "", county, e.getClass().getSimpleName()));
            }
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(REST_MS)).toNanos());
        }
    }

    /** The county's dossier of the round it has come to; a new one where the last has been decided. */
    private Optional<Dossier> open(String county, Map<String, Integer> at) {
        int round = at.computeIfAbsent(county, c -> 1);
        Optional<Dossier> there = dossiers.byNumber(country.system(), round(round) + "-" + county);
        if (there.isEmpty()) {
            return Optional.of(dossiers.open(country.scope(Country.clerk(county)), new RoundId(round(round)), county));
        }
        if (there.get().outcome() != Dossier.Outcome.OPEN) {
            at.put(county, round + 1);
            return Optional.empty();
        }
        return there;
    }

    private void finish(Task task, String county, Random random, Path journal) {
        String by = switch (task.role()) {
            case COUNTY_CLERK -> Country.clerk(county);
            case COUNTY_LEADER -> Country.leader(county);
            default -> random.nextBoolean() ? Country.DESK : Country.COLLEAGUE;
        };
        Scope scope = country.scope(by);
        Task held = task.assignee().isPresent() ? worklist.get(scope, task.id()) : worklist.claim(scope, task.id());
        switch (task.step()) {
            case "draft" -> complete(scope, held, by, "", MadeRound.APPLICATION, List.of(), journal);
            case "correct" -> complete(scope, held, by, "", Map.of("reply", "torture"), List.of(), journal);
            case "provincial_check" -> {
                var defect =
                        new Defect("", "", Optional.empty(), Defect.ReasonCode.FORM_INCOMPLETE, "say it once more");
                boolean refused = random.nextInt(3) > 0 && !back(scope, held, by, defect, journal);
                if (refused || random.nextInt(4) == 0) {
                    decide(scope, worklist.get(scope, held.id()), by, "reject", journal);
                }
            }
            default -> decide(scope, held, by, "approve", journal);
        }
    }

    /** @return false where it has been sent back as often as the round allows */
    private boolean back(Scope scope, Task held, String by, Defect defect, Path journal) {
        Map<String, Object> fields = Map.of("decision", "return", "opinion", "torture");
        return complete(scope, held, by, "return", fields, List.of(defect), journal);
    }

    private void decide(Scope scope, Task held, String by, String decision, Path journal) {
        complete(scope, held, by, decision, Map.of("decision", decision, "opinion", "torture"), List.of(), journal);
    }

    private boolean complete(
            Scope scope,
            Task held,
            String by,
            String decision,
            Map<String, Object> fields,
            List<Defect> defects,
            Path journal) {
        String task = held.id().value();
        write(journal, new Line("invoke", task, by, decision));
        try {
            worklist.complete(scope, held.id(), held.version(), fields, defects);
            write(journal, new Line("ok", task, by, decision));
            return true;
        } catch (Refused refused) {
            write(journal, new Line("fail", task, by, decision));
            return false;
        }
    }

    private void write(Path journal, Line line) {
        try {
            // one write call: after a kill the line is there as a whole or not at all
            byte[] text = (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
            Files.write(journal, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- what is checked ---------------------------------------------------------------------------------------------

    private Map<String, Object> settle(Path journals) throws IOException {
        long begin = System.nanoTime();
        while (restless() && System.nanoTime() - begin < SETTLED.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        double settled = (System.nanoTime() - begin) / 1e9;
        List<Line> told = read(journals);
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "acknowledged",
                told.stream().filter(line -> line.what().equals("ok")).count());
        answer.put(
                "refused",
                told.stream().filter(line -> line.what().equals("fail")).count());
        answer.put("steps", number("select count(*) from workflow.task where done is not null"));
        answer.put("dossiers", number("select count(distinct dossier) from workflow.task"));
        answer.put("mails", number("select count(*) from notification.message where state = 'SENT'"));
        answer.put(
                "faults",
                told.stream()
                        .filter(line -> line.what().equals("fault"))
                        .map(Line::decision)
                        .toList());
        answer.put("lost", lost(told));
        answer.put("doubledSteps", names(DOUBLED));
        answer.put("brokenJourneys", names(BROKEN));
        answer.put("lostMails", names(UNMAILED));
        answer.put("unaudited", names(UNAUDITED));
        answer.put("auditBroken", trail.verify().broken());
        answer.put("stuckAfter120s", names(STUCK));
        answer.put("mailsWaitingAfter120s", number(WAITING));
        answer.put("settledSeconds", Math.round(settled * 10) / 10.0);
        return answer;
    }

    private boolean restless() {
        return !names(STUCK).isEmpty() || number(WAITING) > 0;
    }

    /** Dossiers that are open and wait for nobody. */
    private static final String STUCK = """
            select j.number from workflow.journey j join dossier.dossier d on d.id = j.dossier
            where d.outcome = 'OPEN' and not exists (
                select 1 from workflow.task t where t.dossier = j.dossier and t.done is null)
            """;

    private static final String WAITING = "select count(*) from notification.message where state = 'WAITING'";

    /** Tasks that ended twice. */
    private static final String DOUBLED = """
            select t.id from workflow.task t join workflow.event e on e.task = t.id and e.kind in ('COMPLETED', 'CANCELLED')
            group by t.id having count(*) > 1
            """;

    /** Here one step follows another: each finished one but the last has brought exactly one, and one is open or none. */
    private static final String BROKEN = """
            select j.number from workflow.journey j join dossier.dossier d on d.id = j.dossier
                join workflow.task t on t.dossier = j.dossier
            group by j.number, d.outcome
            having count(*) filter (where t.done is null) <> case when d.outcome = 'OPEN' then 1 else 0 end
                or count(*) <> 1 + count(*) filter (where t.result <> 'reject' and t.done is not null)
            """;

    /**
     * Each task is told, or will be, to everybody who may do it: to whom it came by name, or to both of the desk. Who opened the
     * dossier knows of the first.
     */
    private static final String UNMAILED = """
            select t.step || ' told to ' || count(m.id) || ': ' || t.id from workflow.task t left join notification.message m
                on m.event = 'task.arrived/' || t.id and m.state in ('SENT', 'WAITING', 'KEPT')
            where t.step <> 'draft'
            group by t.id, t.step having count(m.id) <> case when t.step = 'provincial_check' and not exists (
                select 1 from workflow.event e where e.task = t.id and e.kind = 'ASSIGNED') then 2 else 1 end
            """;

    private static final String UNAUDITED = """
            select t.id from workflow.task t left join (
                select cast(facts as json) ->> 'task' as task from audit.entry where action = 'task.completed') as e on e.task = t.id
            where t.done is not null group by t.id having count(e.task) <> 1
            """;

    private List<String> names(String question) {
        return jdbc.sql(question).query(String.class).list();
    }

    private long number(String question) {
        return jdbc.sql(question).query(Long.class).single();
    }

    /** Steps somebody was told are done, and are not, or are done by another or otherwise. */
    private List<String> lost(List<Line> told) {
        var done = new LinkedHashMap<String, Line>();
        jdbc.sql("select t.id, m.login, t.result from workflow.task t join organization.member m on m.id = t.done_by")
                .query(row -> {
                    done.put(row.getString(1), new Line("ok", row.getString(1), row.getString(2), row.getString(3)));
                });
        var lost = new ArrayList<String>();
        told.stream().filter(line -> line.what().equals("ok")).forEach(line -> {
            Line there = done.get(line.task());
            if (there == null
                    || !there.by().equals(line.by())
                    || !line.decision().isEmpty() && !there.decision().equals(line.decision())) {
                lost.add(line.task());
            }
        });
        return lost;
    }

    /** Both nodes' journals. */
    private List<Line> read(Path journals) throws IOException {
        var lines = new ArrayList<Line>();
        try (Stream<Path> files = Files.list(journals)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("journal"))
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    lines.add(json.readValue(line, Line.class));
                }
            }
        }
        return lines;
    }
}
