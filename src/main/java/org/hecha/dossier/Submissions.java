package org.hecha.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.springframework.stereotype.Component;

/** Reads a submitted revision back: its claims and files as if they stood there now. */
@Component
class Submissions {

    private final RevisionTable revisions;
    private final Claims claims;
    private final EvidenceStore store;

    Submissions(RevisionTable revisions, Claims claims, EvidenceStore store) {
        this.revisions = revisions;
        this.claims = claims;
        this.store = store;
    }

    /** The last one; the dossier was submitted. */
    Submission last(Dossier dossier) {
        Snapshot snapshot = snapshot(dossier);
        Map<EvidenceId, Evidence> files = files(dossier);
        Map<String, List<Claim.Citation>> citations = citations(snapshot, files.values());
        Map<String, String> answers = new HashMap<>();
        snapshot.claims().stream()
                .filter(said -> said.answer() != null && !said.answer().isNull())
                .forEach(said -> answers.put(
                        said.criterion() + "/" + said.key(), said.answer().toString()));
        return new Submission(
                dossier.revision(),
                snapshot.application(),
                claims.said(dossier, answers, citations),
                exhibits(dossier, snapshot, files, citations));
    }

    Map<String, String> application(Dossier dossier) {
        return snapshot(dossier).application();
    }

    private Snapshot snapshot(Dossier dossier) {
        return revisions
                .content(dossier.id(), dossier.revision())
                .map(Snapshot::read)
                .orElseThrow(() -> new UnknownDossier(dossier.number() + " r" + dossier.revision()));
    }

    /** Its uploads and what came out of them, by path; also what was read of them since. */
    private Map<EvidenceId, Evidence> files(Dossier dossier) {
        Map<EvidenceId, Evidence> files = new LinkedHashMap<>();
        store.families(revisions.files(dossier.id(), dossier.revision())).forEach(file -> files.put(file.id(), file));
        return files;
    }

    /** In the order of the revision; what cited a file that did not lie in it points nowhere. */
    private static Map<String, List<Claim.Citation>> citations(Snapshot snapshot, Iterable<Evidence> files) {
        Map<String, EvidenceId> named = new HashMap<>();
        files.forEach(file -> named.putIfAbsent(file.sha256() + file.path(), file.id()));
        Map<String, List<Claim.Citation>> citations = new HashMap<>();
        for (Snapshot.Cited cited : snapshot.citations()) {
            Optional.ofNullable(named.get(cited.file() + cited.path()))
                    .ifPresent(file -> citations
                            .computeIfAbsent(cited.criterion() + "/" + cited.key(), claim -> new ArrayList<>())
                            .add(new Claim.Citation(file, cited.page(), cited.start(), cited.end(), cited.quote())));
        }
        return citations;
    }

    private static List<Exhibit> exhibits(
            Dossier dossier,
            Snapshot snapshot,
            Map<EvidenceId, Evidence> files,
            Map<String, List<Claim.Citation>> citations) {
        Map<String, Snapshot.Shown> shown = snapshot.files().stream()
                .collect(Collectors.toMap(file -> file.sha256() + file.path(), file -> file, (a, b) -> a));
        Map<EvidenceId, Set<String>> citedBy = new HashMap<>();
        citations.forEach((claim, places) ->
                places.forEach(place -> citedBy.computeIfAbsent(place.evidence(), file -> new HashSet<>())
                        .add(claim)));
        var exhibits = new ArrayList<Exhibit>();
        for (Evidence file : files.values()) {
            Evidence upload = files.getOrDefault(Exhibits.top(file, files), file);
            Optional<Snapshot.Shown> filed = Optional.ofNullable(shown.get(upload.sha256() + upload.path()));
            exhibits.add(new Exhibit(
                    dossier.id(),
                    file,
                    filed.map(Snapshot.Shown::criteria).orElse(List.of()),
                    filed.map(Snapshot.Shown::slot).orElse(""),
                    filed.map(Snapshot.Shown::caption).orElse(""),
                    filed.map(Snapshot.Shown::declaredDate)
                            .filter(date -> !date.isEmpty())
                            .map(LocalDate::parse),
                    citedBy.getOrDefault(file.id(), Set.of()).stream().sorted().toList()));
        }
        return exhibits;
    }
}
