package org.hecha.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.hecha.Fake;
import org.hecha.audit.AuditTrail;
import org.hecha.evidence.Scrubbing;
import org.hecha.notification.Outbox;
import org.hecha.notification.QuietHours;
import org.hecha.notification.Samples;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.search.Search;
import org.hecha.web.Screens;
import org.hecha.workflow.Incidents;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

class OutboxScreenTests {

    private final AWorld world = new AWorld();
    private final Member clerk =
            world.member("李明", world.body("赭岭县科协", Body.Kind.COUNTY_ASSOCIATION, AWorld.COUNTY), Role.COUNTY_CLERK);
    private final Scope scope = AScope.of(clerk.id(), Role.COUNTY_CLERK, 30, 30, Level.COUNTY);
    private final Quiet quiet = new Quiet();
    private final MockMvc mvc = Screens.of(world, scope, List.of("org.hecha.web.system"), beans -> {
        beans.put(QuietHours.class, quiet);
        beans.put(Outbox.class, new Object() {
            public Outbox.Page list(Scope reader, Optional<Outbox.State> state, String after, int limit) {
                return new Outbox.Page(waiting ? List.of(message()) : List.of(), "");
            }

            public Map<Outbox.State, Long> counts(Scope reader) {
                return Map.of();
            }
        });
        beans.put(Samples.class, new Object());
        beans.put(Scheduler.class, idle());
        beans.put(Search.class, new Object());
        beans.put(Worklist.class, new Object());
        beans.put(AuditTrail.class, new Object());
        beans.put(Scrubbing.class, new Object());
        beans.put(Incidents.class, new Object());
    });

    /** Never started; other screens of the package want one. */
    private static Scheduler idle() {
        return Scheduler.create(Fake.of(DataSource.class, new Object()))
                .jdbcCustomization(new DefaultJdbcCustomization(false))
                .build();
    }

    private boolean waiting;

    private Outbox.Message message() {
        return new Outbox.Message(
                new UUID(0, 9),
                "task.arrived/t1",
                clerk.id(),
                "arrived",
                Outbox.NO_DOSSIER,
                "li@example.org",
                "待办：补正",
                "……",
                Screens.NOW,
                Outbox.State.WAITING,
                "",
                0,
                Optional.empty());
    }

    @Test
    void saysUntilWhenAMessageWaitsForItsPerson() throws Exception {
        assertThat(page("/messages")).doesNotContain("等免打扰时段结束");
        waiting = true;
        assertThat(page("/messages")).contains("待办：补正", "等免打扰时段结束，").contains("10月11日");
        assertThat(page("/messages?lang=en")).contains("waits for quiet hours, until");
    }

    public final class Quiet {
        Optional<QuietHours.Hours> own = Optional.empty();

        public Map<UUID, Instant> until(Collection<Outbox.Message> messages, Instant now) {
            return waiting ? Map.of(new UUID(0, 9), Screens.NOW.plusSeconds(86_400)) : Map.of();
        }

        public QuietHours.Hours usual() {
            return new QuietHours.Hours(22, 7, false);
        }

        public Optional<QuietHours.Hours> own(Scope reader) {
            return own;
        }

        public void choose(Scope reader, QuietHours.Hours hours) {
            own = Optional.of(hours);
        }

        public void chooseUsual(Scope reader) {
            own = Optional.empty();
        }
    }

    private String page(String url) throws Exception {
        String page = mvc.perform(get(url)).andReturn().getResponse().getContentAsString();
        assertThat(Screens.faults(page)).isEmpty();
        return page;
    }

    @Test
    void showsTheUsualHoursUntilOneChoosesOnesOwnAndGoesBack() throws Exception {
        assertThat(page("/messages")).contains("22:00 至 7:00", "（统一设置）").doesNotContain("恢复统一设置");

        mvc.perform(
                post("/messages/quiet").param("from", "18").param("until", "9").param("daysOff", "true"));
        assertThat(quiet.own).contains(new QuietHours.Hours(18, 9, true));
        assertThat(page("/messages")).contains("18:00 至 9:00", "，休息日全天", "（您自己的设置）", "恢复统一设置", "value=\"18\" selected");
        assertThat(page("/messages?lang=en")).contains("18:00 to 9:00", "and all of days off");

        mvc.perform(post("/messages/quiet").param("deed", "usual").param("from", "18"));
        assertThat(quiet.own).isEmpty();
    }

    @Test
    void saysThatTheSameHourTwiceIsNone() throws Exception {
        mvc.perform(post("/messages/quiet").param("from", "0").param("until", "0"));
        assertThat(page("/messages")).contains("不设时段");
        assertThat(page("/messages?lang=en")).contains("none");
    }

    @Test
    void refusesWhatIsNoHourAndKeepsWhatWas() throws Exception {
        for (String typed : List.of("24", "-1", "", "九点", "7.5")) {
            assertThat(mvc.perform(post("/messages/quiet").param("from", typed).param("until", "7"))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(typed)
                    .isEqualTo(422);
        }
        assertThat(quiet.own).isEmpty();
    }
}
