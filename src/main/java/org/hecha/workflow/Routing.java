package org.hecha.workflow;

import java.util.List;
import java.util.stream.Stream;
import org.hecha.dossier.DossierId;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Body;
import org.hecha.organization.BodyId;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Region;
import org.hecha.organization.Role;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Which office does a step for a county: by role and place, never by a list of groups somebody must keep. */
@Component
class Routing {

    record Destination(Body body, Role role) {}

    private final Directory directory;
    private final Dossiers dossiers;
    private final Acting acting;

    Routing(Directory directory, @Lazy Dossiers dossiers, Acting acting) {
        this.directory = directory;
        this.dossiers = dossiers;
        this.acting = acting;
    }

    /**
     * @param unit      id of the body where the diagram names one; otherwise empty
     * @param criterion where one is concerned; otherwise empty
     * @throws NobodyResponsible when the region has no office for the role
     */
    Destination destination(JourneyTable.Row journey, Role role, String unit, String criterion) {
        if (!unit.isEmpty()) {
            return directory
                    .body(BodyId.of(unit))
                    .map(body -> new Destination(body, role))
                    .orElseThrow(() -> new NobodyResponsible(journey.region(), role.name()));
        }
        if (role == Role.RESPONSIBLE_UNIT) {
            return responsible(journey, criterion);
        }
        return office(regionFor(journey.region(), role.level()), role);
    }

    private Destination responsible(JourneyTable.Row journey, String criterion) {
        var unit = dossiers.responsible(acting.background(), journey.dossier()).get(criterion);
        if (unit != null && !directory.members(unit, Role.RESPONSIBLE_UNIT).isEmpty()) {
            var body = directory.body(unit);
            if (body.isPresent()) {
                return new Destination(body.get(), Role.RESPONSIBLE_UNIT);
            }
        }
        return office(journey.region(), Role.COUNTY_CLERK);
    }

    /** The first office of the fitting kind that has somebody with the role, else the first office of that kind. */
    private Destination office(String region, Role role) {
        List<Body> offices = kinds(role)
                .flatMap(kind -> directory.bodies(region, kind).stream())
                .toList();
        return offices.stream()
                .filter(b -> !directory.members(b.id(), role).isEmpty())
                .findFirst()
                .or(() -> offices.stream().findFirst())
                .map(b -> new Destination(b, role))
                .orElseThrow(() -> new NobodyResponsible(region, role.name()));
    }

    private static Stream<Body.Kind> kinds(Role role) {
        return switch (role) {
            case COUNTY_CLERK, RESPONSIBLE_UNIT -> Stream.of(Body.Kind.COUNTY_ASSOCIATION);
            case COUNTY_LEADER -> Stream.of(Body.Kind.COUNTY_GOVERNMENT, Body.Kind.COUNTY_ASSOCIATION);
            case CITY_REVIEWER -> Stream.of(Body.Kind.CITY_ASSOCIATION);
            case PROVINCIAL_REVIEWER, PROVINCIAL_LEADER -> Stream.of(Body.Kind.RECOMMENDING);
            case OUTLINE_MEMBER -> Stream.of(Body.Kind.OUTLINE_MEMBER);
            case EXPERT -> Stream.of(Body.Kind.INSTITUTE);
            default -> Stream.of(Body.Kind.NATIONAL_ASSOCIATION);
        };
    }

    private String regionFor(String county, Level level) {
        return switch (level) {
            case COUNTY -> county;
            case NATION -> Region.COUNTRY;
            default ->
                lineage(county, level)
                        .orElseThrow(() -> new NobodyResponsible(county, level.name()))
                        .code();
        };
    }

    private java.util.Optional<Region> lineage(String county, Level level) {
        return directory.lineage(county).stream()
                .filter(r -> r.level() == level)
                .findFirst();
    }

    /** Whether a city's association stands between the county and its province. */
    boolean hasCity(String county) {
        return lineage(county, Level.CITY)
                .map(city -> !directory
                        .bodies(city.code(), Body.Kind.CITY_ASSOCIATION)
                        .isEmpty())
                .orElse(false);
    }

    /** Ids of the member units that countersign for the county's province, in the order of their names. */
    List<String> outlineMembers(String county) {
        return lineage(county, Level.PROVINCE).stream()
                .flatMap(p -> directory.bodies(p.code(), Body.Kind.OUTLINE_MEMBER).stream())
                .filter(b -> !directory.members(b.id(), Role.OUTLINE_MEMBER).isEmpty())
                .map(b -> b.id().toString())
                .toList();
    }

    static DossierId dossier(String key) {
        return DossierId.of(key);
    }
}
