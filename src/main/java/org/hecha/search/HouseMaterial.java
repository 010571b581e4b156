package org.hecha.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
import org.hecha.dossier.Submission;
import org.hecha.dossier.UnknownDossier;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.PageText;
import org.hecha.evidence.UnknownEvidence;
import org.hecha.organization.Directory;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;
import org.hecha.standard.Standard;
import org.hecha.standard.Standards;
import org.springframework.stereotype.Component;

/** Reads material out of the other modules. */
@Component
class HouseMaterial implements Material {

    private final IndexScope scope;
    private final Directory directory;
    private final Standards standards;
    private final Dossiers dossiers;
    private final EvidenceStore evidence;

    HouseMaterial(
            IndexScope scope, Directory directory, Standards standards, Dossiers dossiers, EvidenceStore evidence) {
        this.scope = scope;
        this.directory = directory;
        this.standards = standards;
        this.dossiers = dossiers;
        this.evidence = evidence;
    }

    private Scope scope() {
        return scope.get();
    }

    @Override
    public void everything(Taker taker) {
        for (Standard standard : standards.editions()) {
            standard.criteria().stream()
                    .map(criterion -> Passages.of(standard, criterion))
                    .forEach(taker::take);
        }
        Set<DossierId> all = dossiers.visible(scope()).keySet();
        long done = 0;
        taker.progress(done, all.size());
        for (DossierId id : all) {
            dossier(id, taker);
            taker.progress(++done, all.size());
        }
    }

    private void dossier(DossierId id, Taker taker) {
        Dossier dossier = dossiers.get(scope(), id);
        List<String> places = places(dossier);
        Standard standard = dossiers.standardOf(scope(), id);
        Optional<Submission> submission = dossiers.submission(scope(), id);
        var said = new ArrayList<Passage>();
        for (Claim claim : dossiers.claims(scope(), id)) {
            Passages.of(dossier, places, standard, claim).ifPresent(said::add);
        }
        var saidBefore = new ArrayList<Passage>();
        submission.ifPresent(before -> before.claims()
                .forEach(claim -> Passages.of(dossier, places, standard, claim).ifPresent(saidBefore::add)));
        both(submission, said, saidBefore).forEach(taker::take);
        Map<EvidenceId, Exhibit> now = byId(dossiers.exhibits(scope(), id));
        Map<EvidenceId, Exhibit> before =
                byId(submission.map(Submission::exhibits).orElse(List.of()));
        Map<EvidenceId, List<PageText>> pages = new HashMap<>();
        evidence.pagesOf(id.collection()).forEach(page -> put(pages, page));
        Set<EvidenceId> gone = dossiers.submitted(scope(), id).stream()
                .filter(upload -> !now.containsKey(upload))
                .collect(Collectors.toSet());
        if (!gone.isEmpty()) {
            evidence.pagesOfFamilies(gone).forEach(page -> put(pages, page));
        }
        var files = new LinkedHashSet<>(now.keySet());
        files.addAll(before.keySet());
        for (EvidenceId file : files) {
            List<PageText> ofFile = pages.getOrDefault(file, List.of());
            both(
                            submission,
                            passages(dossier, places, file, now, ofFile),
                            passages(dossier, places, file, before, ofFile))
                    .forEach(taker::take);
        }
    }

    private static void put(Map<EvidenceId, List<PageText>> pages, PageText page) {
        pages.computeIfAbsent(page.evidence(), file -> new ArrayList<>()).add(page);
    }

    private static List<Passage> passages(
            Dossier dossier,
            List<String> places,
            EvidenceId file,
            Map<EvidenceId, Exhibit> exhibits,
            List<PageText> pages) {
        return Optional.ofNullable(exhibits.get(file))
                .map(exhibit -> Passages.of(dossier, places, exhibit, exhibits, pages))
                .orElse(List.of());
    }

    /**
     * What stands there now and what was submitted last: once where both say the same.
     *
     * @param submission empty while nobody writes, and everybody sees what stands there
     */
    private static List<Passage> both(Optional<Submission> submission, List<Passage> now, List<Passage> before) {
        if (submission.isEmpty()) {
            return now;
        }
        int revision = submission.get().revision();
        var same = new HashSet<>(now);
        same.retainAll(before);
        var both = new ArrayList<Passage>();
        now.forEach(one -> both.add(same.contains(one) ? one : one.in(Span.after(revision))));
        before.stream().filter(one -> !same.contains(one)).forEach(one -> both.add(one.in(Span.upTo(revision))));
        return both;
    }

    private static Map<EvidenceId, Exhibit> byId(List<Exhibit> exhibits) {
        var byId = new LinkedHashMap<EvidenceId, Exhibit>();
        exhibits.forEach(exhibit -> byId.put(exhibit.evidence().id(), exhibit));
        return byId;
    }

    private List<String> places(Dossier dossier) {
        return directory.lineage(dossier.region()).stream().map(Region::code).toList();
    }

    @Override
    public List<Passage> file(DossierId id, EvidenceId file) {
        try {
            Dossier dossier = dossiers.get(scope(), id);
            // what was taken out is found by nobody, except as part of what was submitted last while the county writes
            boolean there = evidence.present(file).isPresent();
            Optional<Submission> submission = dossiers.submission(scope(), id);
            Map<EvidenceId, Exhibit> now = there ? family(file) : Map.of();
            Map<EvidenceId, Exhibit> before =
                    byId(submission.map(Submission::exhibits).orElse(List.of()));
            if (!there && !before.containsKey(file)) {
                return List.of();
            }
            List<String> places = places(dossier);
            List<PageText> pages = evidence.pagesOf(file);
            return both(
                    submission,
                    passages(dossier, places, file, now, pages),
                    passages(dossier, places, file, before, pages));
        } catch (UnknownDossier | UnknownEvidence gone) {
            return List.of();
        }
    }

    /** The file and the containers it came out of. */
    private Map<EvidenceId, Exhibit> family(EvidenceId file) {
        var family = new LinkedHashMap<EvidenceId, Exhibit>();
        Optional<EvidenceId> next = Optional.of(file);
        while (next.isPresent() && !family.containsKey(next.get())) {
            Exhibit exhibit = dossiers.exhibit(scope(), next.get());
            family.put(next.get(), exhibit);
            next = exhibit.evidence().parent();
        }
        return family;
    }

    @Override
    public List<Passage> claim(DossierId id, String criterion, String key) {
        try {
            Dossier dossier = dossiers.get(scope(), id);
            Optional<Submission> submission = dossiers.submission(scope(), id);
            return both(
                    submission,
                    claim(dossier, dossiers.claims(scope(), id), criterion, key),
                    claim(dossier, submission.map(Submission::claims).orElse(List.of()), criterion, key));
        } catch (UnknownDossier gone) {
            return List.of();
        }
    }

    private List<Passage> claim(Dossier dossier, List<Claim> claims, String criterion, String key) {
        Standard standard = dossiers.standardOf(scope(), dossier.id());
        return claims.stream()
                .filter(claim ->
                        claim.criterion().equals(criterion) && claim.key().equals(key))
                .flatMap(claim -> Passages.of(dossier, places(dossier), standard, claim).stream())
                .toList();
    }
}
