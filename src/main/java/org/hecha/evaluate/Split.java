package org.hecha.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hecha.organization.Level;
import org.hecha.organization.ReviewPath;

/**
 * A folder of sample dossiers: places, counties with claims and evidence files, gold answers, queries.
 *
 * @param regions  every place, provinces first
 * @param counties folders in the order of their codes
 * @param queries  empty where the split has none
 * @param twins    pairs of files that are alike, or only look it; empty where the split has none
 */
public record Split(List<Place> regions, List<County> counties, List<Question> queries, List<Twins> twins) {

    /** @param path only for counties */
    public record Place(String code, String name, Level level, Optional<String> parent, Optional<ReviewPath> path) {}

    /**
     * @param claims      criterion → claim key → value in its natural JSON form
     * @param responsible criterion → name of the unit as the clerk typed it
     * @param gold        empty where the split has no answers
     */
    public record County(
            String code,
            String round,
            LocalDate deadline,
            Map<String, Map<String, JsonNode>> claims,
            Map<String, String> responsible,
            List<Upload> uploads,
            List<Gold> gold) {}

    /** @param path relative, with folders; @param file where it lies; @param declaredDate as typed, empty where it is none */
    public record Upload(
            String path,
            Path file,
            List<String> criteria,
            String slot,
            String caption,
            Optional<LocalDate> declaredDate) {}

    /** One row of gold.json; {@code file} and {@code passage} are empty and {@code page} is 0 where the row names none. */
    public record Gold(
            String criterion,
            String claim,
            Map<String, String> cells,
            String verdict,
            String file,
            int page,
            String passage,
            String trap) {}

    public record Question(String id, String text, String scope, List<PageOf> relevant) {}

    /** An uploaded file. */
    public record FileOf(String county, String file) {}

    /** @param kind {@code text}, {@code image} or {@code exact}: to be found; {@code not}: must not be flagged */
    public record Twins(String kind, FileOf a, FileOf b) {
        public boolean alike() {
            return !kind.equals("not");
        }
    }

    /** A page that answers a question. */
    public record PageOf(String county, String file, int page) {}

    /** @throws IOException when the folder is no split or a file in it cannot be read */
    public static Split read(Path directory) throws IOException {
        var regions = new ArrayList<Place>();
        for (JsonNode row : json(directory.resolve("regions.json"))) {
            regions.add(new Place(
                    text(row, "code"),
                    text(row, "name"),
                    Level.valueOf(text(row, "level").toUpperCase(Locale.ROOT)),
                    Optional.of(text(row, "parent")).filter(code -> !code.isEmpty()),
                    path(text(row, "reviewPath"))));
        }
        var counties = new ArrayList<County>();
        try (var folders = Files.list(directory)) {
            for (Path folder : folders.sorted().toList()) {
                if (Files.exists(folder.resolve("dossier.json"))) {
                    counties.add(county(folder));
                }
            }
        }
        return new Split(
                List.copyOf(regions),
                List.copyOf(counties),
                questions(directory.resolve("queries.json")),
                twins(directory.resolve("near-duplicates.json")));
    }

    private static Optional<ReviewPath> path(String text) {
        return switch (text) {
            case "via-city" -> Optional.of(ReviewPath.VIA_CITY);
            case "direct-to-province" -> Optional.of(ReviewPath.DIRECT_TO_PROVINCE);
            default -> Optional.empty();
        };
    }

    private static County county(Path folder) throws IOException {
        JsonNode dossier = json(folder.resolve("dossier.json"));
        var claims = new LinkedHashMap<String, Map<String, JsonNode>>();
        dossier.path("claims").properties().forEach(criterion -> {
            var values = new LinkedHashMap<String, JsonNode>();
            criterion.getValue().properties().forEach(claim -> values.put(claim.getKey(), claim.getValue()));
            claims.put(criterion.getKey(), values);
        });
        var responsible = new LinkedHashMap<String, String>();
        dossier.path("responsible")
                .properties()
                .forEach(unit -> responsible.put(unit.getKey(), unit.getValue().asText()));
        return new County(
                text(dossier, "region"),
                text(dossier, "round"),
                LocalDate.parse(text(dossier, "deadline")),
                claims,
                responsible,
                uploads(folder),
                gold(folder.resolve("gold.json")));
    }

    private static List<Upload> uploads(Path folder) throws IOException {
        var uploads = new ArrayList<Upload>();
        for (JsonNode row : json(folder.resolve("evidence.json"))) {
            var criteria = new ArrayList<String>();
            row.path("standardIds").forEach(id -> criteria.add(id.asText()));
            uploads.add(new Upload(
                    text(row, "file"),
                    folder.resolve("evidence").resolve(text(row, "file")),
                    List.copyOf(criteria),
                    text(row, "slot"),
                    text(row, "caption"),
                    date(text(row, "declaredDate"))));
        }
        return uploads;
    }

    /** Clerks type all sorts of things; what is no day is no day. */
    private static Optional<LocalDate> date(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static List<Gold> gold(Path file) throws IOException {
        var rows = new ArrayList<Gold>();
        if (Files.exists(file)) {
            for (JsonNode row : json(file)) {
                rows.add(new Gold(
                        text(row, "standard"),
                        text(row, "claim"),
                        cells(row.path("claimed")),
                        text(row, "verdict"),
                        text(row, "file"),
                        row.path("page").asInt(0),
                        text(row, "passage"),
                        text(row, "trap")));
            }
        }
        return rows;
    }

    /** The row of a table the gold answer is about; empty for claims that are no tables. */
    private static Map<String, String> cells(JsonNode claimed) {
        var cells = new LinkedHashMap<String, String>();
        claimed.properties()
                .forEach(cell -> cells.put(cell.getKey(), cell.getValue().asText()));
        return cells;
    }

    private static List<Question> questions(Path file) throws IOException {
        var questions = new ArrayList<Question>();
        if (Files.exists(file)) {
            for (JsonNode row : json(file)) {
                var relevant = new ArrayList<PageOf>();
                row.path("relevant")
                        .forEach(page -> relevant.add(new PageOf(
                                text(page, "county"),
                                text(page, "file"),
                                page.path("page").asInt(0))));
                questions.add(new Question(text(row, "id"), text(row, "query"), text(row, "scope"), relevant));
            }
        }
        return questions;
    }

    private static List<Twins> twins(Path file) throws IOException {
        var twins = new ArrayList<Twins>();
        if (Files.exists(file)) {
            for (JsonNode row : json(file)) {
                twins.add(new Twins(text(row, "kind"), fileOf(row.path("a")), fileOf(row.path("b"))));
            }
        }
        return twins;
    }

    private static FileOf fileOf(JsonNode row) {
        return new FileOf(text(row, "county"), text(row, "file"));
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).isNull() ? "" : row.path(field).asText("");
    }
}
