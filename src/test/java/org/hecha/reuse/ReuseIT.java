package org.hecha.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hecha.InApplication;
import org.hecha.audit.AuditTrail;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.Dossiers;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.UnknownEvidence;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.OrganizationImport;
import org.hecha.organization.Scope;
import org.hecha.organization.Specimens;
import org.hecha.programme.Rounds;
import org.hecha.programme.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From two uploads to the pair, and who learns of it. */
@InApplication
class ReuseIT {

    private static final AtomicLong TOLD = new AtomicLong();

    /** Nobody has told it before: dossiers of other tests stay where they are. */
    private final String tale = tale(TOLD.incrementAndGet());

    @Autowired
    Reuse reuse;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Rounds rounds;

    @Autowired
    Directory directory;

    @Autowired
    OrganizationImport imports;

    @Autowired
    AuditTrail trail;

    @Autowired
    Tracing tracing;

    @Autowired
    Traces traces;

    Dossier one;
    Dossier other;
    EvidenceId story;
    EvidenceId copy;

    private static final String STANDARD = """
            注册科技志愿者人数不少于1000人。
            每年开展形式多样、丰富多彩、贴近群众生产生活实际的科技志愿服务活动50场以上，形成常态化科技志愿服务品牌。
            在广播电台、电视台、报纸和杂志等媒体开设科普宣传栏目，每周刊、播1次以上。
            年科普活动的覆盖面达到全县（市、区）常住人口的80%以上。
            没有实体馆的县每三年至少开展流动科技馆巡展工作1次。
            """;

    @BeforeEach
    void twoCountiesTellTheSameStory() {
        Specimens.settle(directory, imports);
        var round = org.hecha.programme.Specimens.aRound();
        rounds.put(round);
        Scope system = directory.systemScope("specimens for tests");
        one = dossiers.open(scope("clerk-990226"), round.id(), "990226");
        other = dossiers.open(scope("clerk-990224"), round.id(), "990224");
        dossiers.move(system, one.id(), Stage.SELF_CHECK, Level.COUNTY, true);
        dossiers.move(system, other.id(), Stage.SELF_CHECK, Level.COUNTY, true);
        story = upload("clerk-990226", one, "12/故事.txt", tale);
        copy = upload("clerk-990224", other, "品牌.txt", "特色品牌材料\n" + tale + "报送单位：县科协。");
        upload("clerk-990224", other, "别的.txt", tale(-TOLD.get()));
        // both copy the standard, which is nobody's own
        upload("clerk-990226", one, "标准.txt", STANDARD);
        upload("clerk-990224", other, "标准摘要.txt", STANDARD);
        await().atMost(Duration.ofSeconds(150))
                .until(() -> reuse.settled()
                        && dossiers.exhibits(system, one.id()).stream()
                                .allMatch(e -> e.evidence().state().terminal())
                        && dossiers.exhibits(system, other.id()).stream()
                                .allMatch(e -> e.evidence().state().terminal()));
    }

    @Test
    void aCountyLearnsNothingOfAnotherCountysFiles() {
        for (Level reached : List.of(Level.COUNTY, Level.PROVINCE)) {
            reach(reached);
            assertThat(reuse.of(scope("clerk-990226"), one.id())).isEmpty();
            assertThat(reuse.of(scope("clerk-990226"), story)).isEmpty();
            assertThatThrownBy(() -> reuse.pair(scope("clerk-990226"), story, copy))
                    .isInstanceOf(UnknownPair.class);
            assertThatThrownBy(() -> reuse.of(scope("clerk-990226"), copy)).isInstanceOf(UnknownEvidence.class);
            assertThatThrownBy(() -> reuse.judge(scope("clerk-990226"), story, copy, false, "we wrote it"))
                    .isInstanceOf(UnknownPair.class);
        }
    }

    @Test
    void aReviewerWhoSeesOnlyOneOfTheTwoIsToldNothing() {
        Scope system = directory.systemScope("specimens for tests");
        dossiers.move(system, one.id(), Stage.SELF_CHECK, Level.PROVINCE, false);

        assertThat(reuse.of(scope("reviewer-990000"), one.id())).isEmpty();
    }

    @Test
    void aReviewerWhoSeesBothSeesThePairAndBothTexts() {
        reach(Level.PROVINCE);
        Scope reviewer = scope("reviewer-990000");

        assertThat(reuse.of(reviewer, one.id())).singleElement().satisfies(pair -> {
            assertThat(pair.kin().kind()).isEqualTo(Kin.Kind.TEXT);
            assertThat(pair.mine().evidence()).isEqualTo(story);
            assertThat(pair.yours().evidence()).isEqualTo(copy);
            assertThat(pair.acrossCounties()).isTrue();
            assertThat(pair.judgement()).isEmpty();
        });
        assertThat(reuse.sideBySide(reviewer, story, copy)).anyMatch(SideBySide.Row::same);
        assertThat(reuse.of(reviewer, copy))
                .singleElement()
                .satisfies(pair -> assertThat(pair.mine().evidence()).isEqualTo(copy));
    }

    @Test
    void aJudgementNeedsAReasonIsKeptAndStandsInTheTrail() {
        reach(Level.PROVINCE);
        Scope reviewer = scope("reviewer-990000");

        assertThatThrownBy(() -> reuse.judge(reviewer, story, copy, true, "  "))
                .isInstanceOf(JudgementWithoutReason.class);
        reuse.judge(reviewer, story, copy, true, "同一篇稿件");

        assertThat(reuse.pair(reviewer, copy, story).judgement())
                .get()
                .satisfies(said -> assertThat(said.reason()).isEqualTo("同一篇稿件"));
        assertThat(trail.of(one.id().toString(), 0, 500))
                .anyMatch(entry -> entry.action().equals("reuse.judged")
                        && entry.facts().get("other").equals(copy.toString()));
    }

    @Test
    void aFileThatWasWithdrawnIsNobodysKinAnyMore() {
        dossiers.withdraw(scope("clerk-990226"), story);
        reach(Level.PROVINCE);

        assertThat(reuse.of(scope("reviewer-990000"), other.id())).isEmpty();
    }

    @Test
    void aFileThatIsReadAfterItWasWithdrawnFindsNoKin() {
        dossiers.withdraw(scope("clerk-990226"), story);
        reach(Level.PROVINCE);
        await().atMost(Duration.ofSeconds(30)).until(() -> reuse.settled());

        // the reading was under way when the file went, and ends now
        tracing.trace(story);

        assertThat(traces.ofFile(copy)).isEmpty();
    }

    @Test
    void aCountyDoesNotJudgeItsOwnFiles() {
        EvidenceId second = upload("clerk-990226", one, "12/故事（投稿）.txt", tale + "编辑同志，请指正。");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> !reuse.of(scope("clerk-990226"), second).isEmpty());

        assertThatThrownBy(() -> reuse.judge(scope("clerk-990226"), story, second, false, "both are ours"))
                .isInstanceOf(NotForCounties.class);
    }

    private static String tale(long seed) {
        var random = new Random(seed);
        return IntStream.range(0, 9)
                .mapToObj(sentence -> random.ints(28, 0x4E00, 0x9000)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .append("。\n"))
                .collect(Collectors.joining());
    }

    private void reach(Level level) {
        Scope system = directory.systemScope("specimens for tests");
        dossiers.move(system, one.id(), Stage.SELF_CHECK, level, false);
        dossiers.move(system, other.id(), Stage.SELF_CHECK, level, false);
    }

    private Scope scope(String login) {
        return Specimens.scope(directory, login);
    }

    private EvidenceId upload(String login, Dossier dossier, String path, String text) {
        return dossiers.add(
                        scope(login),
                        dossier.id(),
                        "S12",
                        "",
                        path,
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .id();
    }
}
