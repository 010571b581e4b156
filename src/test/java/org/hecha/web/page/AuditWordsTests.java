package org.hecha.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hecha.Fake;
import org.hecha.audit.AuditTrail;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.Region;
import org.hecha.organization.Role;
import org.hecha.standard.Standard;
import org.hecha.standard.Standards;
import org.hecha.web.login.CurrentMember;
import org.hecha.web.words.ClaimWords;
import org.hecha.web.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who is named to whom in the audit tab. */
class AuditWordsTests {

    private final AWorld world = new AWorld();
    private final Member clerk =
            world.member("王芳", world.body("赭岭县科协", Body.Kind.COUNTY_ASSOCIATION, AWorld.COUNTY), Role.COUNTY_CLERK);
    private final Body province = world.body("岚川省科协", Body.Kind.RECOMMENDING, AWorld.PROVINCE);
    private final Member one = world.member("项南乔", province, Role.PROVINCIAL_REVIEWER);
    private final Member other = world.member("雷知非", province, Role.PROVINCIAL_REVIEWER);
    private final Member leader = world.member("盛怀安", province, Role.PROVINCIAL_LEADER);

    @AfterEach
    void theRequestIsOver() {
        RequestContextHolder.resetRequestAttributes();
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aCountyDoesNotReadWhoJudgedIt() {
        assertThat(asReadBy(clerk, AWorld.COUNTY, Level.COUNTY).who(judged(one)))
                .isEqualTo("省级审核人员")
                .doesNotContain(one.name());
    }

    @Test
    void reviewersWhoJudgeApartDoNotReadEachOthersNames() {
        var words = asReadBy(one, AWorld.PROVINCE, Level.PROVINCE);

        assertThat(words.who(judged(other))).isEqualTo("省级审核人员");
        assertThat(words.who(judged(one))).isEqualTo(one.name());
    }

    @Test
    void theirLeaderAndTheCountysOwnPeopleAreNamed() {
        assertThat(asReadBy(leader, AWorld.PROVINCE, Level.PROVINCE).who(judged(one)))
                .isEqualTo(one.name());
        assertThat(asReadBy(leader, AWorld.PROVINCE, Level.PROVINCE)
                        .who(entry("claim.saved", clerk, Map.of("criterion", "S07"))))
                .isEqualTo(clerk.name());
    }

    @Test
    void saysStepsAndResultsInWordsAndLeavesIdsOfTasksOut() {
        var facts = asReadBy(clerk, AWorld.COUNTY, Level.COUNTY)
                .facts(entry("task.completed", clerk, Map.of("task", "4711", "step", "seal", "result", "approve")));

        assertThat(facts).extracting(AuditWords.Fact::value).contains("同意").doesNotContain("approve", "seal", "4711");
    }

    @Test
    void aCountyReadsNothingOfFraudBeingLookedIntoButItsPlaceInTheChain() {
        var entry = entry("task.claimed", leader, Map.of("step", "investigate_fraud"));

        var county = asReadBy(clerk, AWorld.COUNTY, Level.COUNTY);
        assertThat(county.action(entry)).isEqualTo("暂不公开的事项");
        assertThat(county.who(entry)).isEmpty();
        assertThat(county.facts(entry)).isEmpty();
        assertThat(asReadBy(leader, AWorld.PROVINCE, Level.PROVINCE).facts(entry))
                .isNotEmpty();
    }

    private AuditTrail.Entry judged(Member by) {
        return entry("assignment.judged", by, Map.of("criterion", "S01"));
    }

    private static AuditTrail.Entry entry(String action, Member by, Map<String, String> facts) {
        return new AuditTrail.Entry(
                "chain", 1, Instant.EPOCH, by.id().toString(), "", action, "subject", facts, "0".repeat(64));
    }

    private AuditWords asReadBy(Member reader, Region region, Level level) {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        var request = new ServletRequestAttributes(new MockHttpServletRequest());
        request.setAttribute(
                CurrentMember.class.getName() + ".scope",
                world.scope(reader, region, level),
                RequestAttributes.SCOPE_REQUEST);
        RequestContextHolder.setRequestAttributes(request);
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                "messages-screens",
                "messages-audit",
                "messages-workflow",
                "messages-organization",
                "messages-review",
                "messages-dossier",
                "messages-evidence");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var context = new AnnotationConfigApplicationContext();
        context.registerBean("messageSource", MessageSource.class, () -> messages);
        context.registerBean(Directory.class, world::directory);
        context.registerBean(Standards.class, () -> Fake.of(Standards.class, new NoEdition()));
        context.register(CurrentMember.class, Words.class, ClaimWords.class, Names.class, AuditWords.class);
        context.refresh();
        return context.getBean(AuditWords.class);
    }

    /** Entries of these tests are about no claim. */
    public static final class NoEdition {
        public List<Standard> editions() {
            return List.of();
        }
    }
}
