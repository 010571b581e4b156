package org.hecha.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hecha.organization.Body;
import org.hecha.organization.Level;
import org.hecha.organization.OrganizationImport.BodyRow;
import org.hecha.organization.OrganizationImport.MemberRow;
import org.hecha.organization.OrganizationImport.RegionRow;
import org.hecha.organization.Region;
import org.hecha.organization.ReviewPath;
import org.hecha.organization.Role;

/**
 * A country invented from a seed: provinces of at most forty counties in cities of at most six, every office of the journey
 * with people in it. Codes begin where no real place has one. The same number and seed give the same country.
 *
 * @param counties codes, in the order in which their clerks open the dossiers
 * @param cities   codes
 */
record MadeCountry(DemoCast cast, List<String> counties, List<String> cities) {

    /** There are names for so many. */
    static final int MOST = 600;

    private static final int COUNTIES_OF_A_PROVINCE = 40;
    private static final int COUNTIES_OF_A_CITY = 6;
    /** Experts come from other provinces than the county: two at least must be left. */
    private static final int FEWEST_PROVINCES = 3;

    private static final int EXPERTS = 4;
    private static final int OFFICERS = 4;
    private static final int LAST_PROVINCE = 99;

    static MadeCountry of(int counties, long seed, Names names) {
        return new Maker(counties, new Random(seed), names).make();
    }

    private static final class Maker {

        private final int wanted;
        private final Random random;
        private final Names names;
        private final ArrayList<String> places = new ArrayList<>();
        private final List<RegionRow> regions = new ArrayList<>();
        private final List<BodyRow> bodies = new ArrayList<>();
        private final List<MemberRow> members = new ArrayList<>();
        private final Map<String, Map<String, String>> responsible = new HashMap<>();
        private final Map<String, Map<String, Object>> applications = new HashMap<>();
        private final List<String> counties = new ArrayList<>();
        private final List<String> cities = new ArrayList<>();
        private final Set<Role> shown = new HashSet<>();

        Maker(int wanted, Random random, Names names) {
            this.wanted = wanted;
            this.random = random;
            this.names = names;
            for (String first : names.firstOfPlace()) {
                for (String second : names.secondOfPlace()) {
                    places.add(first + second);
                }
            }
            Collections.shuffle(places, random);
        }

        MadeCountry make() {
            bodies.add(new BodyRow(Region.COUNTRY, names.nation(), Body.Kind.NATIONAL_ASSOCIATION));
            for (int i = 0; i < OFFICERS; i++) {
                person(Region.COUNTRY, names.nation(), Role.NATIONAL_OFFICER);
            }
            person(Region.COUNTRY, names.nation(), Role.NATIONAL_LEADER);
            for (Role administrator : Role.values()) {
                if (administrator.administers() || administrator == Role.OBSERVER) {
                    person(Region.COUNTRY, names.nation(), administrator);
                }
            }
            int provinces = Math.max(FEWEST_PROVINCES, Math.ceilDiv(wanted, COUNTIES_OF_A_PROVINCE));
            for (int p = 0; p < provinces; p++) {
                // the first ones have one more where it does not come out even
                province(p, wanted / provinces + (p < wanted % provinces ? 1 : 0));
            }
            Collections.shuffle(counties, random);
            return new MadeCountry(
                    new DemoCast(regions, bodies, members, responsible, applications),
                    List.copyOf(counties),
                    List.copyOf(cities));
        }

        private void province(int number, int size) {
            int base = (LAST_PROVINCE - number) * 10_000;
            String code = code(base);
            String name = Names.in(
                    names.province(),
                    names.provinces().get(number % names.provinces().size()));
            String association = Names.in(names.recommending(), name);
            regions.add(new RegionRow(code, name, Level.PROVINCE, Region.COUNTRY));
            bodies.add(below(code, association, Body.Kind.RECOMMENDING, Region.COUNTRY, names.nation()));
            person(code, association, Role.PROVINCIAL_LEADER);
            for (int i = 0; i < Math.max(4, size / 8); i++) {
                person(code, association, Role.PROVINCIAL_REVIEWER);
            }
            for (String member : names.outlineMembers()) {
                bodies.add(below(code, Names.in(member, name), Body.Kind.OUTLINE_MEMBER, code, association));
                person(code, Names.in(member, name), Role.OUTLINE_MEMBER);
            }
            String institute = Names.in(names.institute(), name);
            bodies.add(new BodyRow(code, institute, Body.Kind.INSTITUTE));
            for (int i = 0; i < EXPERTS; i++) {
                person(code, institute, Role.EXPERT);
            }
            int numberOfCities = Math.ceilDiv(size, COUNTIES_OF_A_CITY);
            for (int c = 0; c < numberOfCities; c++) {
                city(
                        base + 100 * (c + 1),
                        code,
                        association,
                        size / numberOfCities + (c < size % numberOfCities ? 1 : 0));
            }
        }

        private void city(int base, String province, String above, int size) {
            String code = code(base);
            String name = Names.in(names.city(), places.removeLast());
            String association = Names.in(names.association(), name);
            cities.add(code);
            regions.add(new RegionRow(code, name, Level.CITY, province));
            bodies.add(below(code, association, Body.Kind.CITY_ASSOCIATION, province, above));
            person(code, association, Role.CITY_REVIEWER);
            person(code, association, Role.CITY_REVIEWER);
            for (int k = 0; k < size; k++) {
                county(code(base + 21 + k), code, association);
            }
        }

        private void county(String code, String city, String above) {
            String name = Names.in(names.county(), places.removeLast());
            String association = Names.in(names.association(), name);
            String government = Names.in(names.government(), name);
            counties.add(code);
            regions.add(new RegionRow(code, name, Level.COUNTY, city));
            bodies.add(new BodyRow(
                    code,
                    association,
                    Body.Kind.COUNTY_ASSOCIATION,
                    city,
                    above,
                    Optional.of(ReviewPath.VIA_CITY),
                    Optional.empty()));
            bodies.add(new BodyRow(code, government, Body.Kind.COUNTY_GOVERNMENT));
            String clerk = person(code, association, Role.COUNTY_CLERK);
            person(code, government, Role.COUNTY_LEADER);
            var answers = new HashMap<String, String>();
            names.units().forEach((pattern, criteria) -> {
                String unit = Names.in(pattern, name);
                bodies.add(new BodyRow(code, unit, Body.Kind.RESPONSIBLE_UNIT));
                person(code, unit, Role.RESPONSIBLE_UNIT);
                criteria.forEach(criterion -> answers.put(criterion, unit));
            });
            responsible.put(code, answers);
            applications.put(code, application(code, name, clerk));
        }

        private Map<String, Object> application(String code, String county, String clerk) {
            var form = new LinkedHashMap<String, Object>();
            form.put("reporter", clerk);
            form.put("phone", "199 0000 " + code.substring(2));
            form.put("association_head", clerk);
            form.put("county_leader", Names.in(names.countyLeader(), county));
            form.put("population", 120_000 + random.nextInt(700_000));
            form.put("towns", 6 + random.nextInt(16));
            form.put("villages", 80 + random.nextInt(240));
            form.put("streets", random.nextInt(6));
            form.put("communities", 5 + random.nextInt(60));
            form.put("staff_full", 4 + random.nextInt(12));
            form.put("staff_part", 10 + random.nextInt(60));
            form.put("budget", 40 + random.nextInt(300));
            form.put("vans", random.nextInt(3));
            form.put("website", "");
            form.put("foundation", Names.in(names.foundation(), county));
            form.put("plan", Names.in(names.plan(), county));
            form.put("pledge", true);
            return form;
        }

        /** The first of each role can be chosen on the log-in page. @return the name */
        private String person(String region, String body, Role role) {
            String name = pick(names.surnames()) + pick(names.givenNames());
            String login =
                    role.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + region + "-" + (members.size() + 1);
            members.add(new MemberRow(
                    login,
                    name,
                    region,
                    body,
                    Set.of(role),
                    login + "@demo.invalid",
                    Locale.SIMPLIFIED_CHINESE,
                    "",
                    shown.add(role),
                    true));
            return name;
        }

        private String pick(List<String> all) {
            return all.get(random.nextInt(all.size()));
        }

        private static BodyRow below(String region, String name, Body.Kind kind, String aboveRegion, String above) {
            return new BodyRow(region, name, kind, aboveRegion, above, Optional.empty(), Optional.empty());
        }

        private static String code(int number) {
            return "%06d".formatted(number);
        }
    }
}
