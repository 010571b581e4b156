package org.hecha.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.InApplication;
import org.hecha.dossier.Dossiers;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.OrganizationImport;
import org.hecha.programme.Rounds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One person does another's work for a while, through the pages. */
@InApplication
class SubstitutionScreenIT {

    private static final String DOSSIER = "/dossiers/" + SomeDossier.NUMBER;
    private static final String S07 = DOSSIER + "/criteria/S07";

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @Autowired
    Rounds rounds;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Clock clock;

    private Browser clerk;
    private Browser unit;
    private String today;

    @BeforeEach
    void bothAreThere() throws IOException {
        SomePeople.moveIn(directory, imports);
        SomeDossier.open(directory, rounds, dossiers, clock);
        clerk = new Browser(port);
        clerk.logIn(SomePeople.CLERK, SomePeople.PASSWORD);
        unit = new Browser(port);
        unit.logIn(SomePeople.UNIT, SomePeople.PASSWORD);
        today = LocalDate.now(clock).toString();
    }

    @Test
    void actsForTheAbsentPersonUntilItIsOverAndTheAuditSaysSo() {
        clerk.get("/substitution");
        String typed = "夜校" + System.nanoTime();
        assertThat(save(typed).status()).as("in the own seat").isEqualTo(403);

        var arranged = clerk.post("/substitution", "substitute", id(SomePeople.UNIT), "first", today, "last", today);
        assertThat(arranged.body()).contains("李梅 代 王芳");
        assertThat(unit.get("/dossiers").body()).contains("代王芳办理");
        var seated = unit.post("/substitution/seat", "absent", id(SomePeople.CLERK));
        assertThat(seated.body()).contains("您正在代王芳");

        assertThat(save(typed).status()).as("in the clerk's seat").isEqualTo(200);
        assertThat(clerk.get(DOSSIER + "/audit").body()).contains("李梅（代 王芳）");

        clerk.get("/substitution");
        clerk.post(
                "/substitution/end", "absent", id(SomePeople.CLERK), "substitute", id(SomePeople.UNIT), "first", today);
        assertThat(unit.get("/dossiers").body()).contains("代办已结束").doesNotContain("您正在代王芳");
        assertThat(save(typed + "再").status()).as("after the end").isEqualTo(403);
    }

    @Test
    void keepsWhatWasTypedWhereThePeriodMakesNoSense() {
        clerk.get("/substitution");

        var page = clerk.post("/substitution", "substitute", id(SomePeople.UNIT), "first", today, "last", "二〇二〇年");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("请填写起止日期").contains("value=\"二〇二〇年\"");
    }

    @Test
    void nobodyTakesASeatThatWasNotGiven() {
        unit.get("/substitution");

        var page = unit.post("/substitution/seat", "absent", id(SomePeople.OTHER_CLERK));

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body()).contains("不能代办");
        assertThat(unit.get("/dossiers").body()).doesNotContain("您正在代");
    }

    @Test
    void nobodyEndsWhatOthersArranged() {
        clerk.get("/substitution");
        clerk.post("/substitution", "substitute", id(SomePeople.UNIT), "first", today, "last", today);
        unit.get("/substitution");

        var page = unit.post(
                "/substitution/end", "absent", id(SomePeople.CLERK), "substitute", id(SomePeople.UNIT), "first", today);

        assertThat(page.status()).isEqualTo(409);
        clerk.post(
                "/substitution/end", "absent", id(SomePeople.CLERK), "substitute", id(SomePeople.UNIT), "first", today);
    }

    private Browser.Page save(String typed) {
        Matcher field = Pattern.compile("name=\"version.brand_name\" value=\"(\\d+)\"")
                .matcher(clerk.get(S07).body());
        assertThat(field.find()).isTrue();
        unit.get(S07);
        return unit.postWith(
                List.of("Accept", "application/json"),
                S07 + "/claims/brand_name",
                "brand_name",
                typed,
                "version.brand_name",
                field.group(1));
    }

    private String id(String login) {
        return directory.memberByLogin(login).map(Member::id).orElseThrow().toString();
    }
}
