package org.hecha.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.OrganizationImport.BodyRow;
import org.hecha.organization.OrganizationImport.MemberRow;
import org.hecha.organization.OrganizationImport.RegionRow;
import org.hecha.organization.Region;
import org.hecha.organization.ReviewPath;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** An invented country of the real one's size, taken in through the ordinary import: 32 provinces of 11 cities of 8 counties. */
@Component
@ConditionalOnExpression("'${hecha.command:}'.startsWith('bench-') or '${hecha.command:}' == 'node-child'")
class Country {

    static final int PROVINCES = 32;
    static final int CITIES = 11;
    static final int COUNTIES = 8;

    /** Logins of those who do all the work of {@link #oneDesk}. */
    static final String DESK = "desk";

    static final String COLLEAGUE = "colleague";

    private static final String DESKS_PROVINCE = "980000";

    private final OrganizationImport imports;
    private final Directory directory;

    Country(OrganizationImport imports, Directory directory) {
        this.imports = imports;
        this.directory = directory;
    }

    /** @param code six digits. @param lo first number of its place */
    record County(String code, String name, int lo) {}

    /** Makes the places, and one leader for the nation, the tenth province and a city there. */
    List<County> settle() {
        var regions = new ArrayList<RegionRow>();
        for (int p = 0; p < PROVINCES; p++) {
            String province = code(p, 0, 0);
            regions.add(new RegionRow(province, "P" + (p + 1), Level.PROVINCE, Region.COUNTRY));
            for (int c = 1; c <= CITIES; c++) {
                String city = code(p, c, 0);
                regions.add(new RegionRow(city, "P%d C%d".formatted(p + 1, c), Level.CITY, province));
                for (int k = 1; k <= COUNTIES; k++) {
                    regions.add(new RegionRow(code(p, c, k), "P%d C%d K%d".formatted(p + 1, c, k), Level.COUNTY, city));
                }
            }
        }
        Scope system = system();
        check(imports.regions(system, regions, false));
        check(imports.bodies(
                system,
                List.of(
                        new BodyRow(Region.COUNTRY, "Nation", Body.Kind.NATIONAL_ASSOCIATION),
                        new BodyRow(code(9, 0, 0), "Province", Body.Kind.RECOMMENDING),
                        new BodyRow(code(9, 3, 0), "City", Body.Kind.CITY_ASSOCIATION)),
                false));
        check(imports.members(
                system,
                List.of(
                        new MemberRow("nation", "Nation", Region.COUNTRY, "Nation", Set.of(Role.NATIONAL_LEADER), ""),
                        new MemberRow(
                                "province", "Province", code(9, 0, 0), "Province", Set.of(Role.PROVINCIAL_LEADER), ""),
                        new MemberRow("city", "City", code(9, 3, 0), "City", Set.of(Role.CITY_REVIEWER), "")),
                false));
        var counties = new ArrayList<County>();
        for (int p = 0; p < PROVINCES; p++) {
            for (int c = 1; c <= CITIES; c++) {
                directory
                        .children(code(p, c, 0))
                        .forEach(county -> counties.add(new County(county.code(), county.name(), county.lo())));
            }
        }
        return counties;
    }

    /**
     * A city whose counties go to the province every second one: whoever reviews there works for as many separate parts of
     * the country as counties are left. @return those counties, in order
     */
    List<County> split(String login, int number, int parts) {
        String city = "%06d".formatted(900_000 + number * 1_000);
        var regions = new ArrayList<RegionRow>();
        var bodies = new ArrayList<BodyRow>();
        regions.add(new RegionRow(city, login, Level.CITY, province(9)));
        bodies.add(new BodyRow(city, login, Body.Kind.CITY_ASSOCIATION));
        for (int k = 1; k < 2 * parts; k++) {
            String county = "%06d".formatted(900_000 + number * 1_000 + k);
            regions.add(new RegionRow(county, login + " " + k, Level.COUNTY, city));
            if (k % 2 == 0) {
                bodies.add(new BodyRow(
                        county,
                        login + " " + k,
                        Body.Kind.COUNTY_ASSOCIATION,
                        "",
                        "",
                        Optional.of(ReviewPath.DIRECT_TO_PROVINCE),
                        Optional.empty()));
            }
        }
        Scope system = system();
        check(imports.regions(system, regions, false));
        check(imports.bodies(system, bodies, false));
        check(imports.members(
                system, List.of(new MemberRow(login, login, city, login, Set.of(Role.CITY_REVIEWER), "")), false));
        return directory.children(city).stream()
                .filter(county -> Integer.parseInt(county.code()) % 2 == 1)
                .map(county -> new County(county.code(), county.name(), county.lo()))
                .toList();
    }

    /**
     * A province of its own where two people check whatever its counties send, each of which has a clerk and a leader; no office of a
     * city stands between.
     *
     * @return codes of the counties, in order; the logins there are {@link #clerk} and {@link #leader}
     */
    List<String> oneDesk(int counties) {
        var regions = new ArrayList<RegionRow>();
        var bodies = new ArrayList<BodyRow>();
        var members = new ArrayList<MemberRow>();
        var codes = new ArrayList<String>();
        regions.add(new RegionRow(DESKS_PROVINCE, DESK, Level.PROVINCE, Region.COUNTRY));
        bodies.add(new BodyRow(DESKS_PROVINCE, DESK, Body.Kind.RECOMMENDING));
        for (String login : List.of(DESK, COLLEAGUE)) {
            members.add(new MemberRow(login, login, DESKS_PROVINCE, DESK, Set.of(Role.PROVINCIAL_REVIEWER), ""));
        }
        for (int k = 0; k < counties; k++) {
            String city = "98%02d00".formatted(1 + k / 99);
            String county = desksCounty(k);
            if (k % 99 == 0) {
                regions.add(new RegionRow(city, city, Level.CITY, DESKS_PROVINCE));
            }
            codes.add(county);
            regions.add(new RegionRow(county, county, Level.COUNTY, city));
            bodies.add(new BodyRow(county, county, Body.Kind.COUNTY_ASSOCIATION));
            members.add(new MemberRow(clerk(county), "clerk", county, county, Set.of(Role.COUNTY_CLERK), ""));
            members.add(new MemberRow(leader(county), "leader", county, county, Set.of(Role.COUNTY_LEADER), ""));
        }
        Scope system = system();
        check(imports.regions(system, regions, false));
        check(imports.bodies(system, bodies, false));
        check(imports.members(system, members, false));
        return codes;
    }

    /** The codes of {@link #oneDesk}, for whoever did not settle it. */
    static List<String> desksCounties(int counties) {
        return IntStream.range(0, counties).mapToObj(Country::desksCounty).toList();
    }

    private static String desksCounty(int k) {
        return "98%02d%02d".formatted(1 + k / 99, 1 + k % 99);
    }

    static String clerk(String county) {
        return "clerk-" + county;
    }

    static String leader(String county) {
        return "leader-" + county;
    }

    /** Who fills the benches. */
    Scope system() {
        return directory.systemScope("bench");
    }

    Scope scope(String login) {
        Member member = directory.memberByLogin(login).orElseThrow();
        return directory.scopeOf(member.id());
    }

    static String province(int number) {
        return code(number, 0, 0);
    }

    private static String code(int province, int city, int county) {
        return "%02d%02d%02d".formatted(province + 11, city, county);
    }

    private static void check(OrganizationImport.Report report) {
        if (!report.problems().isEmpty()) {
            throw new IllegalStateException("the bench's country is not accepted: " + report.problems());
        }
    }
}
