package org.hecha.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.Rounds;
import org.hecha.standard.Standard;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What every part of this module asks first: the dossier within the scope, its standard, who may write what. */
@Component
class Cases {

    private final DossierTable dossiers;
    private final ClaimTable claims;
    private final RevisionTable revisions;
    private final Rounds rounds;
    private final Access access;
    private final ObjectMapper json;

    Cases(
            DossierTable dossiers,
            ClaimTable claims,
            RevisionTable revisions,
            Rounds rounds,
            Access access,
            ObjectMapper json) {
        this.dossiers = dossiers;
        this.claims = claims;
        this.revisions = revisions;
        this.rounds = rounds;
        this.access = access;
        this.json = json;
    }

    Dossier get(Scope scope, DossierId id) {
        return dossiers.find(scope, id.value()).orElseThrow(() -> new UnknownDossier(id.toString()));
    }

    /** For writing parts of it: it stays in its state until the transaction ends. */
    Dossier shared(Scope scope, DossierId id) {
        get(scope, id);
        dossiers.share(id);
        return get(scope, id);
    }

    /** For moving it: nobody else writes until the transaction ends. */
    Dossier locked(Scope scope, DossierId id) {
        get(scope, id);
        dossiers.lock(id);
        return get(scope, id);
    }

    Round round(Dossier dossier) {
        return rounds.get(dossier.round());
    }

    Standard standard(Dossier dossier) {
        return rounds.standardFor(dossier.round(), dossier.region());
    }

    List<Defect> openDefects(Dossier dossier) {
        return revisions.openDefects(dossier.id()).map(this::defects).orElse(List.of());
    }

    Writable writable(Scope scope, Dossier dossier) {
        return access.writable(
                scope, dossier, standard(dossier), claims.responsible(dossier.id()), openDefects(dossier));
    }

    /** When it was submitted last; empty while it never was. */
    Optional<Instant> submitted(Dossier dossier) {
        return revisions.of(dossier.id()).stream().map(Revision::at).max(Instant::compareTo);
    }

    private List<Defect> defects(String stored) {
        try {
            return json.readValue(stored, new TypeReference<List<Defect>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("defects cannot be read", e);
        }
    }

    String stored(List<Defect> defects) {
        try {
            return json.writeValueAsString(defects);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The county belongs to another city now: the scopes of both must see that at once. */
    @EventListener
    void follow(OrganizationImport.RegionMoved moved) {
        dossiers.place(moved.code(), moved.lo());
    }
}
