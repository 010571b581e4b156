package org.hecha.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.dossier.Claim;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.Exhibit;
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

    private final Directory directory;
    private final Standards standards;
    private final Dossiers dossiers;
    private final EvidenceStore evidence;

    HouseMaterial(Directory directory, Standards standards, Dossiers dossiers, EvidenceStore evidence) {
        this.directory = directory;
        this.standards = standards;
        this.dossiers = dossiers;
        this.evidence = evidence;
    }

    private Scope scope() {
        return directory.systemScope("search index");
    }

    @Override
    public void everything(Taker taker) {
        for (Standard standard : standards.editions()) {
            standard.criteria().stream()
                    .map(criterion -> Passages.of(standard, criterion))
                    .forEach(taker::take);
        }
        Set<DossierId> all = dossiers.visible(scope());
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
        for (Claim claim : dossiers.claims(scope(), id)) {
            Passages.of(dossier, places, standard, claim).ifPresent(taker::take);
        }
        var pages = new LinkedHashMap<EvidenceId, List<PageText>>();
        for (PageText page : evidence.pagesOf(id.collection())) {
            pages.computeIfAbsent(page.evidence(), file -> new ArrayList<>()).add(page);
        }
        Map<EvidenceId, Exhibit> exhibits = byId(dossiers.exhibits(scope(), id));
        for (Exhibit exhibit : exhibits.values()) {
            List<PageText> ofFile = pages.getOrDefault(exhibit.evidence().id(), List.of());
            Passages.of(dossier, places, exhibit, exhibits, ofFile).forEach(taker::take);
        }
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
        if (evidence.present(file).isEmpty()) {
            // whoever it was submitted to may still open what was taken out; nobody finds it
            return List.of();
        }
        try {
            Dossier dossier = dossiers.get(scope(), id);
            Map<EvidenceId, Exhibit> family = family(file);
            Exhibit exhibit = family.get(file);
            return exhibit == null
                    ? List.of()
                    : Passages.of(dossier, places(dossier), exhibit, family, evidence.pagesOf(file));
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
    public Optional<Passage> claim(DossierId id, String criterion, String key) {
        try {
            Dossier dossier = dossiers.get(scope(), id);
            Standard standard = dossiers.standardOf(scope(), id);
            return dossiers.claims(scope(), id).stream()
                    .filter(claim ->
                            claim.criterion().equals(criterion) && claim.key().equals(key))
                    .findFirst()
                    .flatMap(claim -> Passages.of(dossier, places(dossier), standard, claim));
        } catch (UnknownDossier gone) {
            return Optional.empty();
        }
    }
}
