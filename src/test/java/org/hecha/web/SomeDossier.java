package org.hecha.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hecha.dossier.Answers;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.MalformedAnswer;
import org.hecha.dossier.SlotFull;
import org.hecha.evidence.AlreadyReceived;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.RoundId;
import org.hecha.programme.Rounds;
import org.hecha.programme.Stage;
import org.hecha.standard.Standard;

/** A county's dossier in its self-check, half filled, with a few of the sample files. */
public final class SomeDossier {

    public static final String ROUND = "W2026";
    public static final String NUMBER = ROUND + "-" + SomePeople.COUNTY;

    private static final Path SAMPLE = Path.of("storage", "demo", "990226");
    private static final Set<String> FILLED = Set.of("S01", "S05", "S07", "S09");

    private SomeDossier() {}

    /** Opened once an application context; later calls give the same one. */
    public static Dossier open(Directory directory, Rounds rounds, Dossiers dossiers, Clock clock) throws IOException {
        Scope clerk = directory.scopeOf(
                directory.memberByLogin(SomePeople.CLERK).orElseThrow().id());
        if (rounds.all().stream().noneMatch(round -> round.id().value().equals(ROUND))) {
            rounds.put(new Round(
                    new RoundId(ROUND),
                    "2021—2025年度第二批",
                    "2021-2025",
                    Map.of(),
                    LocalDate.now(clock).minusMonths(3),
                    LocalDate.now(clock).plusMonths(1),
                    clock.instant().plus(Duration.ofDays(30)),
                    Map.of("city_review", 10, "provincial_check", 10),
                    Map.of("998000", 4),
                    2,
                    5,
                    300));
        }
        var there = dossiers.byNumber(clerk, NUMBER);
        if (there.isPresent()) {
            return there.get();
        }
        Dossier dossier = dossiers.open(clerk, new RoundId(ROUND), SomePeople.COUNTY);
        dossiers.move(
                directory.systemScope("dossier for tests of the screens"),
                dossier.id(),
                Stage.SELF_CHECK,
                Level.COUNTY,
                true);
        fill(clerk, dossier, dossiers);
        upload(clerk, dossier, dossiers);
        return dossiers.get(clerk, dossier.id());
    }

    private static void fill(Scope clerk, Dossier dossier, Dossiers dossiers) throws IOException {
        JsonNode claims = new ObjectMapper()
                .readTree(SAMPLE.resolve("dossier.json").toFile())
                .path("claims");
        Standard standard = dossiers.standardOf(clerk, dossier.id());
        claims.fields()
                .forEachRemaining(criterion -> criterion.getValue().fields().forEachRemaining(value -> {
                    var claim = standard.claim(criterion.getKey(), value.getKey());
                    if (FILLED.contains(criterion.getKey())
                            && claim.isPresent()
                            && !claim.get().computed()) {
                        try {
                            dossiers.save(
                                    clerk,
                                    dossier.id(),
                                    criterion.getKey(),
                                    value.getKey(),
                                    Answers.fromJson(
                                            claim.get(), value.getValue().toString()),
                                    0);
                        } catch (MalformedAnswer asClerksDo) {
                            // the weak sample county has some of these
                        }
                    }
                }));
    }

    private static void upload(Scope clerk, Dossier dossier, Dossiers dossiers) throws IOException {
        JsonNode files =
                new ObjectMapper().readTree(SAMPLE.resolve("evidence.json").toFile());
        for (JsonNode file : files) {
            String criterion = file.path("standardIds").path(0).asText("");
            if (!List.of("S01", "S07").contains(criterion)) {
                continue;
            }
            Path path = SAMPLE.resolve("evidence").resolve(file.path("file").asText());
            for (String slot : List.of(file.path("slot").asText(""), "")) {
                try (InputStream bytes = Files.newInputStream(path)) {
                    dossiers.add(
                            clerk,
                            dossier.id(),
                            criterion,
                            slot,
                            file.path("file").asText(),
                            bytes);
                    break;
                } catch (SlotFull full) {
                    // then without a slot
                } catch (AlreadyReceived twice) {
                    break;
                }
            }
        }
    }
}
