package org.hecha.dossier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.evidence.CollectionId;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;

/** Files of a dossier as reading left them. */
public final class AnExhibit {

    private static final UUID DOSSIER = new UUID(0, 1);

    private AnExhibit() {}

    public static Exhibit of(
            String path, String mediaType, Evidence.State state, int pages, int readable, String... criteria) {
        return of(path, mediaType, state, Optional.empty(), pages, readable, criteria);
    }

    /** One page in which nothing was read, for this reason. */
    public static Exhibit of(String path, String mediaType, Evidence.Reason reason, String... criteria) {
        return of(path, mediaType, Evidence.State.KEPT, Optional.of(reason), 1, 0, criteria);
    }

    private static Exhibit of(
            String path,
            String mediaType,
            Evidence.State state,
            Optional<Evidence.Reason> reason,
            int pages,
            int readable,
            String... criteria) {
        return new Exhibit(
                new DossierId(DOSSIER),
                new Evidence(
                        new EvidenceId(UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8))),
                        new CollectionId(DOSSIER),
                        path,
                        Optional.empty(),
                        "0".repeat(64),
                        1,
                        mediaType,
                        state,
                        reason,
                        pages,
                        readable,
                        Instant.EPOCH,
                        "",
                        Map.of()),
                List.of(criteria),
                "",
                "",
                Optional.empty(),
                List.of());
    }

    public static Exhibit citedBy(Exhibit exhibit, String claim) {
        return new Exhibit(
                exhibit.dossier(),
                exhibit.evidence(),
                exhibit.criteria(),
                exhibit.slot(),
                exhibit.caption(),
                exhibit.declaredDate(),
                List.of(claim));
    }
}
