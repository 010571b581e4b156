package org.hecha.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hecha.dossier.Revision.Change;
import org.hecha.evidence.Evidence;
import org.hecha.standard.Standard;

/**
 * Everything a dossier says at one moment, in canonical form: fields in the order of these records, maps sorted by key,
 * claims in the standard's order, files by path, numbers as typed without trailing zeros. The same content always gives
 * the same bytes.
 */
record Snapshot(
        String number,
        String round,
        String edition,
        List<String> overlays,
        SortedMap<String, String> application,
        List<Said> claims,
        List<Cited> citations,
        List<Shown> files) {

    /** @param answer natural JSON; null where empty */
    record Said(String criterion, String key, JsonNode answer) {}

    /** @param file digest of the cited file */
    record Cited(String criterion, String key, String path, String file, int page, int start, int end, String quote) {}

    record Shown(
            String path,
            String sha256,
            long bytes,
            List<String> criteria,
            String slot,
            String caption,
            String declaredDate) {}

    // its own mapper: the digest must not change when somebody configures the application's
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Snapshot of(
            Dossier dossier,
            Standard standard,
            Map<String, String> application,
            List<Claim> claims,
            List<Exhibit> exhibits) {
        Map<String, Exhibit> files = new TreeMap<>();
        exhibits.forEach(e -> files.put(e.evidence().id().toString(), e));
        var cited = new ArrayList<Cited>();
        for (Claim claim : claims) {
            for (Claim.Citation c : claim.citations()) {
                Exhibit exhibit = files.get(c.evidence().toString());
                cited.add(new Cited(
                        claim.criterion(),
                        claim.key(),
                        exhibit == null ? "" : exhibit.evidence().path(),
                        exhibit == null ? "" : exhibit.evidence().sha256(),
                        c.page(),
                        c.start(),
                        c.end(),
                        c.quote()));
            }
        }
        return new Snapshot(
                dossier.number(),
                dossier.round().value(),
                standard.edition(),
                standard.overlays(),
                new TreeMap<>(application),
                claims.stream()
                        .map(c -> new Said(
                                c.criterion(),
                                c.key(),
                                c.answer().map(Answers::node).orElse(NullNode.getInstance())))
                        .toList(),
                cited,
                exhibits.stream()
                        .map(e -> new Shown(
                                e.evidence().path(),
                                e.evidence().sha256(),
                                e.evidence().bytes(),
                                e.criteria().stream().sorted().toList(),
                                e.slot(),
                                e.caption(),
                                e.declaredDate().map(LocalDate::toString).orElse("")))
                        .sorted(Comparator.comparing(Shown::path).thenComparing(Shown::sha256))
                        .toList());
    }

    static Snapshot read(String content) {
        try {
            return JSON.readValue(content, Snapshot.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a revision cannot be read", e);
        }
    }

    boolean shows(Evidence file) {
        return files.stream()
                .anyMatch(shown ->
                        shown.path().equals(file.path()) && shown.sha256().equals(file.sha256()));
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String digest(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What differs, form first, then criteria in order, then files. */
    List<Change> changesTo(Snapshot after) {
        var changes = new ArrayList<Change>();
        compare(form(this), form(after), Change.Kind.FORM, changes);
        compare(said(this), said(after), Change.Kind.CLAIM, changes);
        compare(cited(this), cited(after), Change.Kind.CITATION, changes);
        compare(shown(this), shown(after), Change.Kind.FILE, changes);
        changes.sort(Comparator.comparing(Change::criterion)
                .thenComparing(Change::kind)
                .thenComparing(Change::what));
        return changes;
    }

    private record Place(String criterion, String what) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::criterion)
                    .thenComparing(Place::what)
                    .compare(this, other);
        }
    }

    private static void compare(
            Map<Place, String> before, Map<Place, String> after, Change.Kind kind, List<Change> changes) {
        var places = new java.util.TreeSet<>(before.keySet());
        places.addAll(after.keySet());
        for (Place place : places) {
            String old = before.getOrDefault(place, "");
            String now = after.getOrDefault(place, "");
            if (!old.equals(now)) {
                changes.add(new Change(place.criterion(), place.what(), kind, old, now));
            }
        }
    }

    private static Map<Place, String> form(Snapshot snapshot) {
        Map<Place, String> fields = new TreeMap<>();
        snapshot.application.forEach((field, value) -> fields.put(new Place("", field), value));
        return fields;
    }

    private static Map<Place, String> said(Snapshot snapshot) {
        Map<Place, String> values = new TreeMap<>();
        for (Said said : snapshot.claims) {
            if (said.answer() != null && !said.answer().isNull()) {
                values.put(
                        new Place(said.criterion(), said.key()),
                        said.answer().isTextual()
                                ? said.answer().asText()
                                : said.answer().toString());
            }
        }
        return values;
    }

    private static Map<Place, String> cited(Snapshot snapshot) {
        Map<Place, String> values = new TreeMap<>();
        for (Cited c : snapshot.citations) {
            String what = c.path() + " p" + c.page() + (c.start() < 0 ? "" : " " + c.start() + "–" + c.end());
            values.put(
                    new Place(c.criterion(), c.key() + ": " + what), c.quote().isEmpty() ? what : c.quote());
        }
        return values;
    }

    private static Map<Place, String> shown(Snapshot snapshot) {
        Map<Place, String> values = new TreeMap<>();
        for (Shown file : snapshot.files) {
            String text = String.join(
                            " ",
                            file.sha256().substring(0, 12),
                            String.join(",", file.criteria()),
                            file.slot(),
                            file.caption(),
                            file.declaredDate())
                    .strip();
            values.merge(new Place("", file.path()), text, (a, b) -> a + "\n" + b);
        }
        return values;
    }
}
