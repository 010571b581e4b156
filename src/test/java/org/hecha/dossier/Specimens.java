package org.hecha.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Scope;
import org.hecha.programme.Round;
import org.hecha.programme.Rounds;
import org.hecha.programme.Stage;
import org.hecha.standard.Criterion;
import org.springframework.stereotype.Component;

/**
 * Dossiers of 赭岭县 (990226) and others for tests in the whole application, each in a round of its own, so that tests do not
 * meet. A Spring bean: {@code @Autowired Specimens aDossier}.
 */
@Component("dossierSpecimens")
public class Specimens {

    private final Dossiers dossiers;
    private final Rounds rounds;
    private final Directory directory;
    private final OrganizationImport imports;

    Specimens(Dossiers dossiers, Rounds rounds, Directory directory, OrganizationImport imports) {
        this.dossiers = dossiers;
        this.rounds = rounds;
        this.directory = directory;
        this.imports = imports;
    }

    /** The scope of a person of {@link org.hecha.organization.Specimens}, such as {@code clerk-990226}. */
    public Scope scope(String login) {
        org.hecha.organization.Specimens.settle(directory, imports);
        return org.hecha.organization.Specimens.scope(directory, login);
    }

    /** Just opened by the county's clerk: the application form is open. */
    public Dossier opened(String county) {
        return opened(county, org.hecha.programme.Specimens.aRound());
    }

    public Dossier opened(String county, Round round) {
        Scope clerk = scope("clerk-" + county);
        rounds.put(round);
        return dossiers.open(clerk, round.id(), county);
    }

    /** At the self-check, nothing filled. */
    public Dossier inSelfCheck(String county) {
        return inSelfCheck(opened(county));
    }

    public Dossier inSelfCheck(Dossier dossier) {
        Scope system = directory.systemScope("specimens for tests");
        dossiers.move(system, dossier.id(), Stage.SELF_CHECK, Level.COUNTY, true);
        return dossiers.get(system, dossier.id());
    }

    /** At the self-check, with the claims of the sample county of that code and one small file a criterion. */
    public Dossier filled(String county) {
        return fill(inSelfCheck(county));
    }

    public Dossier fill(Dossier dossier) {
        Scope clerk = scope("clerk-" + dossier.region());
        Map<String, Long> versions = new HashMap<>();
        dossiers.claims(clerk, dossier.id()).forEach(c -> versions.put(c.criterion() + "/" + c.key(), c.version()));
        var standard = dossiers.standardOf(clerk, dossier.id());
        sample(dossier.region())
                .properties()
                .forEach(criterion -> criterion
                        .getValue()
                        .properties()
                        .forEach(value -> standard.claim(criterion.getKey(), value.getKey())
                                .filter(claim -> !claim.computed())
                                .ifPresent(claim -> dossiers.save(
                                        clerk,
                                        dossier.id(),
                                        criterion.getKey(),
                                        value.getKey(),
                                        Answers.fromJson(claim, value.getValue().toString()),
                                        versions.getOrDefault(criterion.getKey() + "/" + value.getKey(), 0L)))));
        for (Criterion criterion : standard.criteria()) {
            add(dossier, criterion.id(), "", criterion.id() + ".txt", dossier.number() + " " + criterion.title());
        }
        return dossiers.get(clerk, dossier.id());
    }

    /** Adds a text file as the county's clerk. */
    public EvidenceId add(Dossier dossier, String criterion, String slot, String path, String text) {
        return dossiers.add(
                        scope("clerk-" + dossier.region()),
                        dossier.id(),
                        criterion,
                        slot,
                        path,
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .id();
    }

    /** Submitted self-check that has reached the city. */
    public Dossier withTheCity(String county) {
        Dossier dossier = filled(county);
        dossiers.submit(scope("clerk-" + county), dossier.id());
        Scope system = directory.systemScope("specimens for tests");
        dossiers.move(system, dossier.id(), Stage.CITY_REVIEW, Level.CITY, false);
        return dossiers.get(system, dossier.id());
    }

    /** Claims of a sample dossier by criterion and key; what the sample leaves out although it is asked for is 60. */
    static JsonNode sample(String county) {
        try {
            var mapper = new ObjectMapper();
            var claims = mapper.readTree(
                            Path.of("storage", "demo", county, "dossier.json").toFile())
                    .path("claims");
            if (claims.path("S06").path("school_county_total").isMissingNode()) {
                ((com.fasterxml.jackson.databind.node.ObjectNode) claims.path("S06")).put("school_county_total", 60);
            }
            return claims;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final List<String> COUNTIES = List.of("990105", "990122", "990223", "990226");
}
