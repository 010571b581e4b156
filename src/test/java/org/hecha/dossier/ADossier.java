package org.hecha.dossier;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hecha.Fake;
import org.hecha.organization.Level;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;
import org.hecha.programme.RoundId;
import org.hecha.programme.Stage;
import org.hecha.standard.Criterion;
import org.hecha.standard.Measure;
import org.hecha.standard.Standard;

/** Dossiers for tests that do not need the whole module. */
public final class ADossier {

    private ADossier() {}

    /** With a provincial body, on its way to the recommendation. */
    public static Dossier of(RoundId round, Region county, String number) {
        return of(round, county, number, Level.PROVINCE, Stage.PROVINCIAL_RECOMMENDATION);
    }

    public static Dossier of(RoundId round, Region county, String number, Level reached, Stage stage) {
        return new Dossier(
                new DossierId(UUID.randomUUID()),
                number,
                round,
                county.code(),
                county.name(),
                county.lo(),
                Dossier.Status.SUBMITTED,
                stage,
                reached,
                Dossier.Outcome.OPEN,
                1,
                1,
                Instant.parse("2022-09-01T01:00:00Z"),
                false,
                Optional.empty());
    }

    /** A standard of so many criteria, each with one claim {@code a}; {@code points} in hundredths, 0 for none. */
    public static Standard standard(int criteria, int points) {
        return new Standard(
                "2021-2025",
                "标准",
                "",
                List.of(),
                "",
                IntStream.rangeClosed(1, criteria)
                        .mapToObj(i -> criterion("S%02d".formatted(i), "", points))
                        .toList());
    }

    /** A standard with one criterion for each of these parts. */
    public static Standard standard(List<String> parts) {
        return new Standard(
                "2021-2025",
                "标准",
                "",
                List.of(),
                "",
                IntStream.range(0, parts.size())
                        .mapToObj(i -> criterion("S%02d".formatted(i + 1), parts.get(i), 0))
                        .toList());
    }

    private static Criterion criterion(String id, String part, int points) {
        var claim = new Criterion.Claim(
                "a",
                "a",
                "",
                new Measure.Words(100),
                "",
                Criterion.Basis.STATED,
                "",
                false,
                true,
                "",
                Criterion.Checking.NONE);
        return new Criterion(
                id,
                id,
                part,
                "",
                "",
                false,
                List.of(),
                new Criterion.Window(Criterion.Window.Kind.IN_FORCE, 0, ""),
                List.of(claim),
                List.of(),
                new Criterion.Search("", List.of()),
                "",
                "",
                points == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(points, 2)));
    }

    /** Looks them up within the scope, as the module does, later additions to the list included; everything else is not faked. */
    public static Dossiers dossiers(Standard standard, List<Dossier> all) {
        return Fake.of(Dossiers.class, new Answers(standard, all));
    }

    /** What is faked of {@link Dossiers}. */
    public record Answers(Standard standard, List<Dossier> all) {

        public Dossier get(Scope scope, DossierId id) {
            return all.stream()
                    .filter(d -> d.id().equals(id) && sees(scope, d))
                    .findFirst()
                    .orElseThrow(() -> new UnknownDossier(id.toString()));
        }

        public Map<DossierId, Integer> visible(Scope scope) {
            return all.stream().filter(d -> sees(scope, d)).collect(Collectors.toMap(Dossier::id, d -> 0));
        }

        public List<Dossier> list(Scope scope, String text, Optional<Stage> stage, String after, int limit) {
            return all.stream()
                    .filter(d -> sees(scope, d)
                            && d.number().contains(text)
                            && d.number().compareTo(after) > 0
                            && stage.filter(st -> st != d.stage()).isEmpty())
                    .sorted(java.util.Comparator.comparing(Dossier::number))
                    .limit(limit)
                    .toList();
        }

        public Standard standardOf(Scope scope, DossierId id) {
            get(scope, id);
            return standard;
        }

        private static boolean sees(Scope scope, Dossier dossier) {
            return scope.sees(dossier.id().value(), dossier.place(), dossier.reached());
        }
    }
}
