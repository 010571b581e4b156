package org.hecha.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.hecha.dossier.Answers;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Body;
import org.hecha.organization.BodyId;
import org.hecha.organization.Directory;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.standard.Criterion;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What an invented county's clerk does to get the self-check under way. */
@Component
@Profile("demo")
class CountyDesk {

    private final Directory directory;
    private final Dossiers dossiers;

    CountyDesk(Directory directory, Dossiers dossiers) {
        this.directory = directory;
        this.dossiers = dossiers;
    }

    Scope clerk(String county) {
        Body association =
                directory.bodies(county, Body.Kind.COUNTY_ASSOCIATION).getFirst();
        return directory.scopeOf(directory
                .members(association.id(), Role.COUNTY_CLERK)
                .getFirst()
                .id());
    }

    /** @param responsible criterion → name of the office that answers for it */
    void distribute(Scope clerk, Dossier dossier, Map<String, String> responsible) {
        Map<String, BodyId> units = directory.bodies(dossier.region(), Body.Kind.RESPONSIBLE_UNIT).stream()
                .collect(Collectors.toMap(Body::name, Body::id));
        responsible.forEach((criterion, unit) ->
                dossiers.assign(clerk, dossier.id(), criterion, Objects.requireNonNull(units.get(unit), unit)));
    }

    /**
     * Saves what the county says, without what is computed.
     *
     * @param claims criterion → claim → value in its natural JSON form
     * @param each   told of every claim that was saved, in order
     */
    void say(
            Scope clerk,
            Dossier dossier,
            Map<String, Map<String, JsonNode>> claims,
            BiConsumer<Criterion.Claim, JsonNode> each) {
        var standard = dossiers.standardOf(clerk, dossier.id());
        claims.forEach((criterion, values) -> values.forEach((key, value) -> standard.claim(criterion, key)
                .filter(claim -> !claim.computed())
                .ifPresent(claim -> {
                    dossiers.save(clerk, dossier.id(), criterion, key, Answers.fromJson(claim, value.toString()), 0);
                    each.accept(claim, value);
                })));
    }
}
