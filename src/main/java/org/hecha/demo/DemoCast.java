package org.hecha.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hecha.organization.Body;
import org.hecha.organization.Level;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.ReviewPath;
import org.hecha.organization.Role;

/**
 * The invented places, offices and people of the demo, as {@code organization.json} has them.
 *
 * @param responsible  county → criterion → name of the office that answers for it
 * @param applications county → field of the application form → value
 */
record DemoCast(
        List<OrganizationImport.RegionRow> regions,
        List<OrganizationImport.BodyRow> bodies,
        List<OrganizationImport.MemberRow> members,
        Map<String, Map<String, String>> responsible,
        Map<String, Map<String, Object>> applications) {

    static DemoCast read(Path directory) throws IOException {
        JsonNode root = new ObjectMapper()
                .readTree(directory.resolve("organization.json").toFile());
        var regions = new ArrayList<OrganizationImport.RegionRow>();
        for (JsonNode row : root.path("regions")) {
            regions.add(new OrganizationImport.RegionRow(
                    text(row, "code"), text(row, "name"), Level.valueOf(text(row, "level")), text(row, "parent")));
        }
        var bodies = new ArrayList<OrganizationImport.BodyRow>();
        for (JsonNode row : root.path("bodies")) {
            bodies.add(new OrganizationImport.BodyRow(
                    text(row, "region"),
                    text(row, "name"),
                    Body.Kind.valueOf(text(row, "kind")),
                    text(row, "parentRegion"),
                    text(row, "parentName"),
                    Optional.of(text(row, "path"))
                            .filter(path -> !path.isEmpty())
                            .map(ReviewPath::valueOf),
                    Optional.empty()));
        }
        var members = new ArrayList<OrganizationImport.MemberRow>();
        for (JsonNode row : root.path("members")) {
            members.add(new OrganizationImport.MemberRow(
                    text(row, "login"),
                    text(row, "name"),
                    text(row, "region"),
                    text(row, "body"),
                    roles(row),
                    text(row, "mail"),
                    Locale.SIMPLIFIED_CHINESE,
                    "",
                    row.path("card").asBoolean(),
                    true));
        }
        var responsible = new HashMap<String, Map<String, String>>();
        root.path("responsible").properties().forEach(county -> {
            var units = new HashMap<String, String>();
            county.getValue()
                    .properties()
                    .forEach(unit -> units.put(unit.getKey(), unit.getValue().asText()));
            responsible.put(county.getKey(), units);
        });
        var applications = new HashMap<String, Map<String, Object>>();
        root.path("application")
                .properties()
                .forEach(county -> applications.put(
                        county.getKey(), new ObjectMapper().convertValue(county.getValue(), new TypeReference<>() {})));
        return new DemoCast(regions, bodies, members, responsible, applications);
    }

    /** What the county writes into its application form. */
    Map<String, Object> application(String county) {
        return applications.getOrDefault(county, Map.of());
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText("");
    }

    private static Set<Role> roles(JsonNode row) {
        var roles = new HashSet<Role>();
        row.path("roles").forEach(role -> roles.add(Role.valueOf(role.asText())));
        return roles;
    }
}
