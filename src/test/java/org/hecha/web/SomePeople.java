package org.hecha.web;

import java.util.List;
import java.util.Set;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Role;

/** An invented province with two counties and a few people, for tests of the screens; all have the same password. */
public final class SomePeople {

    public static final String PASSWORD = "lan-tian-bai-yun";

    public static final String CLERK = "web.clerk";
    public static final String OTHER_CLERK = "web.other";
    public static final String UNIT = "web.unit";
    public static final String CITY = "web.city";
    public static final String NATION = "web.nation";
    public static final String SYSTEM = "web.system";
    public static final String AUDIT = "web.audit";

    public static final String COUNTY = "998126";
    public static final String OTHER_COUNTY = "998127";

    private SomePeople() {}

    /** Safe to call from every test class of one application. */
    public static void moveIn(Directory directory, OrganizationImport imports) {
        var scope = directory.systemScope("people for tests of the screens");
        ok(imports.regions(
                scope,
                List.of(
                        new OrganizationImport.RegionRow("998000", "岚川省", Level.PROVINCE, "000000"),
                        new OrganizationImport.RegionRow("998100", "临溪市", Level.CITY, "998000"),
                        new OrganizationImport.RegionRow(COUNTY, "石桥县", Level.COUNTY, "998100"),
                        new OrganizationImport.RegionRow(OTHER_COUNTY, "云岭县", Level.COUNTY, "998100")),
                false));
        ok(imports.bodies(
                scope,
                List.of(
                        new OrganizationImport.BodyRow(COUNTY, "石桥县科协", Body.Kind.COUNTY_ASSOCIATION),
                        new OrganizationImport.BodyRow(COUNTY, "石桥县教育局", Body.Kind.RESPONSIBLE_UNIT),
                        new OrganizationImport.BodyRow(OTHER_COUNTY, "云岭县科协", Body.Kind.COUNTY_ASSOCIATION),
                        new OrganizationImport.BodyRow("998100", "临溪市科协", Body.Kind.CITY_ASSOCIATION),
                        new OrganizationImport.BodyRow("000000", "全国科协", Body.Kind.NATIONAL_ASSOCIATION),
                        // tasks of the nation go to the first of its offices by name that has somebody for them, which
                        // other
                        // tests count on
                        new OrganizationImport.BodyRow("000000", "终审服务中心", Body.Kind.NATIONAL_ASSOCIATION)),
                false));
        ok(imports.members(
                scope,
                List.of(
                        person(CLERK, "王芳", COUNTY, "石桥县科协", Role.COUNTY_CLERK),
                        person(UNIT, "李梅", COUNTY, "石桥县教育局", Role.RESPONSIBLE_UNIT),
                        person(OTHER_CLERK, "赵强", OTHER_COUNTY, "云岭县科协", Role.COUNTY_CLERK),
                        person(CITY, "钱进", "998100", "临溪市科协", Role.CITY_REVIEWER),
                        person(NATION, "吴越", "000000", "终审服务中心", Role.NATIONAL_OFFICER),
                        person(SYSTEM, "孙敏", "000000", "全国科协", Role.SYSTEM_ADMINISTRATOR),
                        person(AUDIT, "周平", "000000", "全国科协", Role.AUDIT_ADMINISTRATOR)),
                false));
    }

    private static OrganizationImport.MemberRow person(
            String login, String name, String region, String body, Role role) {
        return new OrganizationImport.MemberRow(login, name, region, body, Set.of(role), PASSWORD);
    }

    private static void ok(OrganizationImport.Report report) {
        if (!report.ok()) {
            throw new IllegalStateException(report.problems().toString());
        }
    }
}
