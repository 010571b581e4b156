package org.hecha.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hecha.dossier.DossierId;
import org.hecha.evidence.EvidenceId;

/** Invented pages of two invented counties, and an index made of them. */
final class Specimens {

    static final String OCHRE = "990226";
    static final String GREEN = "990122";

    private Specimens() {}

    static DossierId dossier(String county) {
        return new DossierId(UUID.nameUUIDFromBytes(county.getBytes(StandardCharsets.UTF_8)));
    }

    static EvidenceId file(String county, String path) {
        return new EvidenceId(UUID.nameUUIDFromBytes((county + path).getBytes(StandardCharsets.UTF_8)));
    }

    static Passage page(String county, String path, int page, String text) {
        return page(county, path, page, text, Passage.Legible.TEXT, List.of("S01"));
    }

    static Passage scan(String county, String path, String text) {
        return page(county, path, 1, text, Passage.Legible.PICTURE, List.of("S01"));
    }

    static Passage page(
            String county, String path, int page, String text, Passage.Legible legible, List<String> criteria) {
        EvidenceId file = file(county, path);
        return new Passage(
                Passage.keyOfPage(file, page),
                Hit.Kind.EVIDENCE,
                Optional.of(dossier(county)),
                county,
                List.of(county, county.substring(0, 4) + "00", "990000", "000000"),
                Optional.of(file),
                Optional.of(file),
                path,
                path,
                page,
                criteria,
                "",
                FileTypes.of("", path),
                FoundDates.in(NormalText.normal(text)),
                legible,
                text);
    }

    /** The same page, of a file that came out of a container. */
    static Passage outOf(Passage container, Passage page) {
        return new Passage(
                page.key(),
                page.kind(),
                page.dossier(),
                page.region(),
                page.places(),
                page.evidence(),
                container.root(),
                page.path(),
                page.title(),
                page.page(),
                page.criteria(),
                page.claim(),
                page.type(),
                page.dates(),
                page.legible(),
                page.text());
    }

    static Passage claim(String county, String criterion, String key, String text) {
        return new Passage(
                Passage.keyOfClaim(dossier(county), criterion, key),
                Hit.Kind.CLAIM,
                Optional.of(dossier(county)),
                county,
                List.of(county, "990000"),
                Optional.empty(),
                Optional.empty(),
                key,
                key,
                0,
                List.of(criterion),
                key,
                "",
                List.<LocalDate>of(),
                Passage.Legible.NOT_A_PAGE,
                text);
    }

    static Passage criterion(String id, String text) {
        return new Passage(
                Passage.keyOfCriterion("2021-2025", id),
                Hit.Kind.CRITERION,
                Optional.empty(),
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                id,
                id,
                0,
                List.of(id),
                "",
                "",
                List.of(),
                Passage.Legible.NOT_A_PAGE,
                text);
    }

    static LuceneIndex index(Path directory, List<Passage> passages) throws IOException {
        var index = LuceneIndex.open(directory);
        for (Passage passage : passages) {
            index.put(passage);
        }
        index.commit(Map.of());
        index.refresh();
        return index;
    }

    static Map<DossierId, Integer> dossiers(String... counties) {
        return Arrays.stream(counties).collect(Collectors.toMap(Specimens::dossier, county -> 0));
    }

    static Optional<String> code(String county) {
        return switch (county) {
            case "赭岭" -> Optional.of(OCHRE);
            case "青箬" -> Optional.of(GREEN);
            default -> Optional.empty();
        };
    }

    static List<String> places(Hits hits) {
        return hits.hits().stream().map(hit -> hit.path() + "#" + hit.page()).toList();
    }
}
