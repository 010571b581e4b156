package org.hecha.standard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.standard.Criterion.Basis;
import org.hecha.standard.Criterion.Claim;

/**
 * What a province adds to an edition: points, and thresholds of its own. The national text binds: a threshold it states
 * can be raised and never lowered; an assumption of the edition can be set to anything.
 *
 * @param id       such as {@code 990000-2021-2025}
 * @param edition  the edition it belongs to
 * @param criteria changes by criterion id
 */
record Overlay(String id, String edition, Map<String, Change> criteria) {

    /** @param claims changes by claim key */
    record Change(Optional<BigDecimal> points, Map<String, Threshold> claims, Yaml at) {}

    /** @param rule in words; empty leaves the edition's words */
    record Threshold(Optional<BigDecimal> least, Optional<BigDecimal> most, String rule, Yaml at) {}

    static Overlay read(Yaml yaml) {
        Map<String, Change> criteria = new LinkedHashMap<>();
        yaml.child("criteria").map(Yaml::entries).orElse(Map.of()).forEach((id, each) -> {
            Map<String, Threshold> claims = new LinkedHashMap<>();
            each.child("claims").map(Yaml::entries).orElse(Map.of()).forEach((key, claim) -> {
                claims.put(
                        key, new Threshold(claim.number("least"), claim.number("most"), claim.text("rule", ""), claim));
                claim.end();
            });
            criteria.put(id, new Change(each.number("points"), claims, each));
            each.end();
        });
        Overlay overlay = new Overlay(yaml.text("overlay"), yaml.text("edition"), criteria);
        yaml.text("title", "");
        yaml.end();
        return overlay;
    }

    /** The edition with this overlay on top. */
    Standard on(Standard standard) {
        criteria.forEach((id, change) -> {
            Criterion criterion = standard.criterion(id)
                    .orElseThrow(() -> new MalformedStandard(
                            change.at().place(), "edition " + edition + " has no criterion " + id, "Correct the id"));
            change.claims().forEach((key, threshold) -> {
                if (criterion.claim(key).isEmpty()) {
                    throw new MalformedStandard(
                            threshold.at().place(), id + " has no claim “" + key + "”", "Correct the key");
                }
            });
        });
        List<String> overlays = new ArrayList<>(standard.overlays());
        overlays.add(id);
        return new Standard(
                standard.edition(),
                standard.title(),
                standard.source(),
                overlays,
                standard.fullText(),
                standard.criteria().stream().map(this::changed).toList());
    }

    private Criterion changed(Criterion c) {
        Change change = criteria.get(c.id());
        if (change == null) {
            return c;
        }
        List<Claim> claims = c.claims().stream()
                .map(claim -> {
                    Threshold threshold = change.claims().get(claim.key());
                    return threshold == null ? claim : changed(claim, threshold);
                })
                .toList();
        return new Criterion(
                c.id(),
                c.title(),
                c.category(),
                c.text(),
                c.judgement(),
                c.veto(),
                c.units(),
                c.window(),
                claims,
                c.slots(),
                c.search(),
                c.checks(),
                c.traps(),
                change.points().or(c::points));
    }

    private static Claim changed(Claim claim, Threshold to) {
        Measure measure = switch (claim.measure()) {
            case Measure.Number n ->
                new Measure.Number(
                        n.decimals(),
                        raised(claim, n.least(), to.least(), 1, to.at()),
                        raised(claim, n.most(), to.most(), -1, to.at()),
                        n.notAbove(),
                        n.sameAs(),
                        n.unless());
            case Measure.Ratio r ->
                new Measure.Ratio(
                        r.of(),
                        raised(claim, r.least(), to.least(), 1, to.at()),
                        raised(claim, r.most(), to.most(), -1, to.at()),
                        r.basis());
            case Measure.Quotient q ->
                new Measure.Quotient(
                        q.dividend(),
                        q.divisor(),
                        q.factor(),
                        q.decimals(),
                        raised(claim, q.least(), to.least(), 1, to.at()));
            default ->
                throw new MalformedStandard(
                        to.at().place(),
                        "“" + claim.key() + "” has no threshold that a province could set",
                        "Set thresholds of numbers, ratios and quotients only");
        };
        return new Claim(
                claim.key(),
                claim.label(),
                claim.help(),
                measure,
                claim.unit(),
                Basis.PROVINCE,
                to.rule().isEmpty() ? claim.rule() : to.rule(),
                claim.computed(),
                claim.required(),
                claim.only(),
                claim.checking());
    }

    private static Optional<BigDecimal> raised(
            Claim claim, Optional<BigDecimal> national, Optional<BigDecimal> own, int stricter, Yaml at) {
        if (own.isPresent() && national.isPresent() && claim.basis() == Basis.STATED) {
            if (Integer.signum(own.get().compareTo(national.get())) == -stricter) {
                throw new MalformedStandard(
                        at.place(),
                        "“" + claim.key() + "” would become easier than the national text, which says "
                                + national.get(),
                        "Raise it or leave it out");
            }
        }
        return own.or(() -> national);
    }
}
