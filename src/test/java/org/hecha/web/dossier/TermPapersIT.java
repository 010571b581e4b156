package org.hecha.web.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hecha.InApplication;
import org.hecha.audit.AuditTrail;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.dossier.NotWritable;
import org.hecha.dossier.Specimens;
import org.hecha.dossier.TermPapers;
import org.hecha.dossier.TooManyTermPapers;
import org.hecha.evidence.AlreadyReceived;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.Receipt;
import org.hecha.evidence.UnknownEvidence;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Scope;
import org.hecha.programme.Stage;
import org.hecha.review.Opinion;
import org.hecha.review.Reviews;
import org.hecha.web.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files with the summary at the end of a term: from the county's form to those who assess. */
@InApplication
class TermPapersIT {

    private static final String PASSWORD = org.hecha.organization.Specimens.PASSWORD;

    @LocalServerPort
    int port;

    @Autowired
    TermPapers papers;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Reviews reviews;

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @Autowired
    Specimens aDossier;

    @Autowired
    AuditTrail audit;

    private Scope system;
    private Scope clerk;
    private Dossier dossier;

    @BeforeEach
    void aTitleWhoseTermIsOver() {
        clerk = aDossier.scope("clerk-990226");
        system = directory.systemScope("a test of papers");
        dossier = aDossier.opened("990226");
        dossiers.move(system, dossier.id(), Stage.DESIGNATION, Level.NATION, false);
        dossiers.close(system, dossier.id(), Dossier.Outcome.NAMED);
        papers.open(system, dossier.id());
    }

    private Receipt add(Scope scope, String name, String words) {
        return papers.add(
                scope, dossier.id(), name, new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)), "");
    }

    private void summarized() {
        reviews.give(
                clerk,
                dossier.id(),
                "summarize_term",
                Opinion.Decision.APPROVE,
                "五年来阵地、队伍和活动保持稳定。",
                Map.of("met_S01", "yes"),
                List.of());
        papers.handIn(system, dossier.id());
    }

    private List<String> names(Scope scope) {
        return papers.of(scope, dossier.id()).stream()
                .map(TermPapers.Paper::name)
                .toList();
    }

    @Test
    void areAddedByTheCountysClerkAloneAndOnlyWhileTheSummaryIsWritten() {
        for (String login : List.of("leader-990226", "school-990226", "reviewer-990200", "officer-000000")) {
            assertThatThrownBy(() -> add(aDossier.scope(login), "a.txt", "甲"))
                    .as(login)
                    .isInstanceOf(NotWritable.class);
        }
        var receipt = add(clerk, "年报.txt", "五年年报");
        assertThat(receipt.number()).isNotEmpty();
        assertThatThrownBy(() -> add(clerk, "又一份.txt", "五年年报")).isInstanceOf(AlreadyReceived.class);
        summarized();
        assertThat(papers.writable(clerk, dossier.id())).isFalse();
        assertThatThrownBy(() -> add(clerk, "迟到.txt", "迟到")).isInstanceOf(NotWritable.class);
        assertThatThrownBy(() -> papers.withdraw(clerk, receipt.id())).isInstanceOf(NotWritable.class);
        assertThat(audit.of(dossier.id().toString(), Long.MAX_VALUE, 50))
                .filteredOn(entry -> entry.action().equals("term-paper.added"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.facts()).containsEntry("sha256", receipt.sha256()));
    }

    @Test
    void areNoFilesOfTheDossierAndSeenByTheOthersAsTheyWereHandedInLast() {
        var first = add(clerk, "第一稿.txt", "第一稿");
        Scope city = aDossier.scope("reviewer-990200");
        assertThat(names(city)).as("still being written").isEmpty();
        assertThatThrownBy(() -> papers.get(city, first.id())).isInstanceOf(UnknownEvidence.class);
        summarized();
        for (String login : List.of("reviewer-990200", "leader-990000", "officer-000000")) {
            assertThat(names(aDossier.scope(login))).as(login).containsExactly("第一稿.txt");
        }
        assertThat(dossiers.exhibits(clerk, dossier.id())).isEmpty();
        assertThatThrownBy(() -> dossiers.exhibit(clerk, first.id())).isInstanceOf(UnknownEvidence.class);
        // returned: the county rewrites, the others still read what they were sent
        papers.open(system, dossier.id());
        papers.withdraw(clerk, first.id());
        add(clerk, "第二稿.txt", "第二稿");
        assertThat(names(clerk)).containsExactly("第二稿.txt");
        assertThat(names(city)).containsExactly("第一稿.txt");
        papers.handIn(system, dossier.id());
        assertThat(names(city)).containsExactly("第二稿.txt");
        assertThatThrownBy(() -> papers.get(aDossier.scope("clerk-990224"), first.id()))
                .as("another county")
                .isInstanceOf(UnknownEvidence.class);
    }

    @Test
    void areAsManyAsASummaryMayHave() {
        for (int i = 0; i < papers.most(); i++) {
            add(clerk, i + ".txt", "第 " + i + " 份");
        }
        assertThatThrownBy(() -> add(clerk, "多.txt", "多")).isInstanceOf(TooManyTermPapers.class);
    }

    private Browser browser(String login) {
        var member = directory.memberByLogin(login).orElseThrow();
        imports.members(
                system,
                List.of(new OrganizationImport.MemberRow(
                        login,
                        member.name(),
                        member.body().region(),
                        member.body().name(),
                        member.roles(),
                        PASSWORD)),
                false);
        var browser = new Browser(port);
        browser.logIn(login, PASSWORD);
        return browser;
    }

    @Test
    void goFromTheCountysPageToTheProvincesAndEachDownloadIsWrittenDown() {
        Browser county = browser("clerk-990226");
        String page = "/dossiers/" + dossier.number() + "/term";
        assertThat(county.get(page).body()).contains("还没有附件。总结里提到的报告");
        assertThat(county.get(page + "?lang=en").body())
                .contains("No files yet")
                .doesNotContain("??");
        county.get(page + "?lang=zh");
        byte[] words = "五年年报".getBytes(StandardCharsets.UTF_8);
        assertThat(county.upload(page + "/papers", "年报.txt", () -> new ByteArrayInputStream(words))
                        .body())
                .contains("已收到 1 份附件", "年报.txt", "回执");
        assertThat(county.upload(page + "/papers", "同一份.txt", () -> new ByteArrayInputStream(words))
                        .body())
                .contains("同一份.txt — ");
        EvidenceId paper = papers.of(clerk, dossier.id()).getFirst().id();

        Browser province = browser("leader-990000");
        assertThat(province.get(page).body()).doesNotContain("年报.txt");
        assertThat(province.get("/term-papers/" + paper).status()).isEqualTo(404);
        summarized();
        assertThat(province.get(page).body()).contains("年报.txt").doesNotContain("添加附件", "??");
        assertThat(province.get(page + "?lang=en").body()).doesNotContain("??");
        var file = province.download("/term-papers/" + paper);
        assertThat(file.body()).isEqualTo(words);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(province.get("/term-papers/" + paper + "/receipt.txt").body())
                .contains(papers.receipt(clerk, paper).number(), dossier.number());
        assertThat(audit.of(dossier.id().toString(), Long.MAX_VALUE, 50))
                .filteredOn(entry -> entry.action().equals("evidence.opened"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.subject()).isEqualTo(paper.toString());
                    assertThat(entry.facts()).containsEntry("how", "download");
                });
        assertThat(province.get("/dossiers/" + dossier.number() + "/audit?lang=zh")
                        .body())
                .contains("为期满总结添加了附件");

        Browser neighbour = browser("clerk-990224");
        assertThat(neighbour.get("/term-papers/" + paper).status()).isEqualTo(404);
        // somebody who was once asked about this dossier, and not about its term
        Scope expert = aDossier.scope("expert-990000");
        directory.grant(expert.member(), dossier.id().value(), "a test");
        Browser asked = browser("expert-990000");
        assertThat(asked.get("/term-papers/" + paper).status()).isEqualTo(404);
        assertThat(asked.get(page).body()).doesNotContain("年报.txt");
    }

    @Test
    void areTakenOutOnThePageWhileTheSummaryIsWritten() {
        Browser county = browser("clerk-990226");
        var receipt = add(clerk, "草稿.txt", "草稿");
        String page = "/dossiers/" + dossier.number() + "/term";
        assertThat(county.get(page).body()).contains("取出 草稿.txt");
        assertThat(county.post("/term-papers/" + receipt.id() + "/withdrawal").body())
                .contains("已取出 草稿.txt");
        assertThat(names(clerk)).isEmpty();
        assertThat(county.upload(page + "/papers", "", () -> new ByteArrayInputStream(new byte[0]))
                        .body())
                .contains("请先选择要添加的文件");
    }
}
