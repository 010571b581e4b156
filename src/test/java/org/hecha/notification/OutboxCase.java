package org.hecha.notification;

import static org.hecha.organization.AWorld.COUNTRY;
import static org.hecha.organization.AWorld.COUNTY;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.Fake;
import org.hecha.MovingClock;
import org.hecha.dossier.ADossier;
import org.hecha.dossier.Dossier;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.BodyId;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Region;
import org.hecha.organization.Role;
import org.hecha.programme.ARound;
import org.hecha.programme.LocalDays;
import org.hecha.programme.RoundId;
import org.hecha.programme.WorkingDays;
import org.hecha.workflow.Alerts;
import org.hecha.workflow.Stuck;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A city's office, a county's, a dossier, the outbox and a mail server that really takes mail; with more said of one subject each. */
abstract class OutboxCase {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MessageSource texts;

    final LocalDays localDays = Fake.of(LocalDays.class, new Object() {
        public WorkingDays of(BodyId office) {
            return ARound.calendar();
        }
    });

    @Autowired
    PlatformTransactionManager transactions;

    NotificationSettings settings = settings(java.time.Duration.ZERO, 0, 0);

    static NotificationSettings settings(java.time.Duration gather, int quietFrom, int quietUntil) {
        return new NotificationSettings(
                "hecha@example.org",
                "https://hecha.example.org",
                java.time.Duration.ofSeconds(10),
                java.time.Duration.ofSeconds(5),
                java.time.Duration.ofMinutes(2),
                java.time.Duration.ofDays(3),
                gather,
                quietFrom,
                quietUntil);
    }

    // Monday 26 September 2022, ten in the morning in Beijing
    final MovingClock clock = new MovingClock("2022-09-26T02:00:00Z");
    final AWorld world = new AWorld();
    final Body city = world.body("望岫市科协", Body.Kind.CITY_ASSOCIATION, AWorld.CITY);
    final Body countyAssociation = world.body("赭岭县科协", Body.Kind.COUNTY_ASSOCIATION, COUNTY);
    final Member wang = world.member("王芳", city, "wang@example.org", Locale.SIMPLIFIED_CHINESE, Role.CITY_REVIEWER);
    final Member smith = world.member("Smith", city, "smith@example.org", Locale.ENGLISH, Role.CITY_REVIEWER);
    final Member clerk =
            world.member("李明", countyAssociation, "li@example.org", Locale.SIMPLIFIED_CHINESE, Role.COUNTY_CLERK);
    final List<Dossier> all = new ArrayList<>();
    Dossier dossier = add(COUNTY);
    GreenMail server;
    Messages messages;

    @BeforeEach
    void startServer() {
        // every test has the outbox to itself
        jdbc.sql("delete from notification.message").update();
        jdbc.sql("delete from notification.watched").update();
        jdbc.sql("delete from notification.quiet_hours").update();
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        messages = new Messages(jdbc);
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    Dossier add(Region county) {
        var added = ADossier.of(new RoundId("2021B2"), county, "2021B2-" + county.code());
        all.add(added);
        return added;
    }

    JavaMailSenderImpl sender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        return sender;
    }

    Letters letters(boolean withServer) {
        Map<String, Object> beans = withServer ? Map.of("sender", sender()) : Map.of();
        return new Letters(
                messages,
                world.directory(),
                texts,
                settings,
                new StaticListableBeanFactory(beans).getBeanProvider(JavaMailSender.class),
                clock);
    }

    Crier crier(boolean withServer) {
        return new Crier(
                letters(withServer),
                messages,
                new Watch(jdbc),
                places(withServer),
                world.directory(),
                everyDossier(),
                clock);
    }

    PlaceNews places(boolean withServer) {
        return new PlaceNews(letters(withServer), world.directory(), everyDossier());
    }

    EveryDossier everyDossier() {
        return new EveryDossier(world.directory(), ADossier.dossiers(ADossier.standard(1, 0), all));
    }

    Postman postman(JavaMailSender sender) {
        return new Postman(messages, sender, rest(), settings, new TransactionTemplate(transactions), texts, clock);
    }

    Rest rest() {
        return new Rest(jdbc, settings, world.directory(), localDays);
    }

    Task.Arrived arrived(String task, String actor) {
        return new Task.Arrived(
                dossier.id(),
                new TaskId(task),
                "demonstration-county",
                "city_check",
                "",
                city.id(),
                Role.CITY_REVIEWER,
                "",
                Instant.parse("2022-09-28T01:00:00Z"),
                Instant.parse("2022-10-12T10:00:00Z"),
                actor);
    }

    List<MimeMessage> received() {
        return Arrays.asList(server.getReceivedMessages());
    }

    List<String> letters(Member person) {
        return jdbc.sql(
                        "select subject || ' / ' || body from notification.message where person = ? order by created, id")
                .param(person.id().value())
                .query(String.class)
                .list();
    }

    Alerts.Week week() {
        return new Alerts.Week(
                wang.id(),
                LocalDate.of(2022, 9, 26),
                42,
                7,
                List.of(
                        new Stuck.Week(LocalDate.of(2022, 9, 12), new Stuck.Flow(8, 11, 0, 0), 39),
                        new Stuck.Week(LocalDate.of(2022, 9, 19), new Stuck.Flow(19, 16, 1, 2), 42)),
                2);
    }

    List<Outbox.Message> messages() {
        var administrator = world.scope(
                new Member(
                        new MemberId(UUID.randomUUID()),
                        "root",
                        "root",
                        city,
                        Collections.singleton(Role.SYSTEM_ADMINISTRATOR),
                        "",
                        Locale.ENGLISH,
                        false),
                COUNTRY,
                Level.NATION);
        return messages.list(administrator, Optional.empty(), "", 200).messages();
    }

    List<Outbox.State> states() {
        return messages().stream().map(Outbox.Message::state).toList();
    }
}
