package org.hecha.organization;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hecha.organization.OrganizationImport.BodyRow;
import org.hecha.organization.OrganizationImport.MemberRow;
import org.hecha.organization.OrganizationImport.RegionRow;

/**
 * The invented province 99 with two cities, four counties, their offices and at least one person a role. Logins are
 * {@code <role>-<region>}, such as {@code clerk-990226}. Making it twice changes nothing.
 *
 * <p>赭岭县 990226 and 东汊县 990224 go through the city of 望岫 990200, 槐浦县 990223 goes straight to the province; 泊云区
 * 990105 belongs to the other city.
 */
public final class Specimens {

    /** Reads files as the house does. */
    public static PeopleTables tables() {
        return new ReadTables(
                new Spreadsheets(new OrganizationSettings(5, Duration.ofMinutes(15), 8, 100, "")), new Vocabulary());
    }

    public static final String PASSWORD = "qiufen-2022";
    public static final String PROVINCE = "990000";
    public static final String CITY = "990200";
    public static final String OTHER_CITY = "990100";
    public static final String COUNTY = "990226";
    public static final String NEIGHBOUR = "990224";
    public static final String DIRECT_COUNTY = "990223";
    public static final String FAR_COUNTY = "990105";

    public static final List<RegionRow> REGIONS = List.of(
            new RegionRow(PROVINCE, "岚川省", Level.PROVINCE, "000000"),
            new RegionRow(OTHER_CITY, "栖河市", Level.CITY, PROVINCE),
            new RegionRow(CITY, "望岫市", Level.CITY, PROVINCE),
            new RegionRow(FAR_COUNTY, "泊云区", Level.COUNTY, OTHER_CITY),
            new RegionRow(DIRECT_COUNTY, "槐浦县", Level.COUNTY, CITY),
            new RegionRow(NEIGHBOUR, "东汊县", Level.COUNTY, CITY),
            new RegionRow(COUNTY, "赭岭县", Level.COUNTY, CITY));

    public static final List<BodyRow> BODIES = List.of(
            new BodyRow("000000", "全国科普中心", Body.Kind.NATIONAL_ASSOCIATION),
            new BodyRow(PROVINCE, "岚川省科协", Body.Kind.RECOMMENDING),
            new BodyRow(PROVINCE, "岚川省教育厅", Body.Kind.OUTLINE_MEMBER),
            new BodyRow(PROVINCE, "岚川大学", Body.Kind.INSTITUTE),
            city(CITY, "望岫市科协"),
            city(OTHER_CITY, "栖河市科协"),
            county(COUNTY, "赭岭县科协", ReviewPath.VIA_CITY),
            new BodyRow(COUNTY, "赭岭县人民政府", Body.Kind.COUNTY_GOVERNMENT),
            new BodyRow(COUNTY, "赭岭县教育局", Body.Kind.RESPONSIBLE_UNIT),
            new BodyRow(COUNTY, "赭岭县财政局", Body.Kind.RESPONSIBLE_UNIT),
            county(NEIGHBOUR, "东汊县科协", ReviewPath.VIA_CITY),
            county(DIRECT_COUNTY, "槐浦县科协", ReviewPath.DIRECT_TO_PROVINCE),
            county(FAR_COUNTY, "泊云区科协", ReviewPath.VIA_CITY));

    public static final List<MemberRow> MEMBERS = List.of(
            person("clerk-990226", "苏禾", COUNTY, "赭岭县科协", Role.COUNTY_CLERK),
            person("leader-990226", "杜衡", COUNTY, "赭岭县人民政府", Role.COUNTY_LEADER),
            person("school-990226", "林荞", COUNTY, "赭岭县教育局", Role.RESPONSIBLE_UNIT),
            person("finance-990226", "白术", COUNTY, "赭岭县财政局", Role.RESPONSIBLE_UNIT),
            person("clerk-990224", "江蓠", NEIGHBOUR, "东汊县科协", Role.COUNTY_CLERK),
            person("clerk-990223", "方苞", DIRECT_COUNTY, "槐浦县科协", Role.COUNTY_CLERK),
            person("clerk-990105", "石斛", FAR_COUNTY, "泊云区科协", Role.COUNTY_CLERK),
            person("reviewer-990200", "桑榆", CITY, "望岫市科协", Role.CITY_REVIEWER),
            person("reviewer-990100", "陆英", OTHER_CITY, "栖河市科协", Role.CITY_REVIEWER),
            person("reviewer-990000", "景天", PROVINCE, "岚川省科协", Role.PROVINCIAL_REVIEWER),
            person("reviewer2-990000", "紫苑", PROVINCE, "岚川省科协", Role.PROVINCIAL_REVIEWER),
            person("reviewer3-990000", "商陆", PROVINCE, "岚川省科协", Role.PROVINCIAL_REVIEWER),
            person("leader-990000", "徐长卿", PROVINCE, "岚川省科协", Role.PROVINCIAL_LEADER),
            person("outline-990000", "沈香", PROVINCE, "岚川省教育厅", Role.OUTLINE_MEMBER),
            person("expert-990000", "云实", PROVINCE, "岚川大学", Role.EXPERT),
            person("observer-990200", "连翘", CITY, "望岫市科协", Role.OBSERVER),
            person("officer-000000", "高良", "000000", "全国科普中心", Role.NATIONAL_OFFICER),
            person("leader-000000", "龙胆", "000000", "全国科普中心", Role.NATIONAL_LEADER),
            person("system-000000", "管仲", "000000", "全国科普中心", Role.SYSTEM_ADMINISTRATOR),
            person("security-000000", "卫矛", "000000", "全国科普中心", Role.SECURITY_ADMINISTRATOR),
            person("audit-000000", "史君", "000000", "全国科普中心", Role.AUDIT_ADMINISTRATOR));

    private Specimens() {}

    /** Makes the province; nobody has a password (that would cost a second), see {@link #PASSWORD}. */
    public static void settle(Directory directory, OrganizationImport imports) {
        if (directory.memberByLogin("audit-000000").isPresent()) {
            return;
        }
        Scope scope = directory.systemScope("specimens for tests");
        must(imports.regions(scope, REGIONS, false));
        must(imports.bodies(scope, BODIES, false));
        must(imports.members(scope, MEMBERS, false));
    }

    /** The scope of the person with this login. */
    public static Scope scope(Directory directory, String login) {
        return directory.scopeOf(directory.memberByLogin(login).orElseThrow().id());
    }

    public static void must(OrganizationImport.Report report) {
        if (!report.ok()) {
            throw new AssertionError(report.problems());
        }
    }

    private static BodyRow city(String region, String name) {
        return new BodyRow(
                region, name, Body.Kind.CITY_ASSOCIATION, PROVINCE, "岚川省科协", Optional.empty(), Optional.empty());
    }

    private static BodyRow county(String region, String name, ReviewPath path) {
        boolean far = region.equals(FAR_COUNTY);
        return new BodyRow(
                region,
                name,
                Body.Kind.COUNTY_ASSOCIATION,
                far ? OTHER_CITY : CITY,
                far ? "栖河市科协" : "望岫市科协",
                Optional.of(path),
                Optional.empty());
    }

    private static MemberRow person(String login, String name, String region, String body, Role role) {
        return new MemberRow(login, name, region, body, Set.of(role), "", Locale.SIMPLIFIED_CHINESE, "", false, true);
    }
}
