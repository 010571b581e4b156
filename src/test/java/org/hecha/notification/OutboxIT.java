package org.hecha.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.organization.AWorld.COUNTRY;
import static org.hecha.organization.AWorld.COUNTY;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.hecha.Fake;
import org.hecha.InDatabase;
import org.hecha.MovingClock;
import org.hecha.designation.DesignationFact;
import org.hecha.designation.Grade;
import org.hecha.dossier.ADossier;
import org.hecha.dossier.Defect;
import org.hecha.dossier.Dossier;
import org.hecha.evidence.OddNames;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.organization.Body;
import org.hecha.organization.BodyId;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.organization.Region;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@InDatabase
class OutboxIT {

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

    private static NotificationSettings settings(java.time.Duration gather, int quietFrom, int quietUntil) {
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

    private Dossier add(Region county) {
        var added = ADossier.of(new RoundId("2021B2"), county, "2021B2-" + county.code());
        all.add(added);
        return added;
    }

    private JavaMailSenderImpl sender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        return sender;
    }

    private Letters letters(boolean withServer) {
        Map<String, Object> beans = withServer ? Map.of("sender", sender()) : Map.of();
        return new Letters(
                messages,
                world.directory(),
                texts,
                settings,
                new StaticListableBeanFactory(beans).getBeanProvider(JavaMailSender.class),
                clock);
    }

    private Crier crier(boolean withServer) {
        return new Crier(
                letters(withServer),
                messages,
                new Watch(jdbc),
                world.directory(),
                ADossier.dossiers(ADossier.standard(1, 0), all),
                clock);
    }

    private Postman postman(JavaMailSender sender) {
        return new Postman(messages, sender, rest(), settings, new TransactionTemplate(transactions), texts, clock);
    }

    private Rest rest() {
        return new Rest(jdbc, settings, world.directory(), localDays);
    }

    private Scope seat(Member member) {
        return AScope.of(member.id(), Role.CITY_REVIEWER, 20, 60, Level.CITY);
    }

    /** Beijing's. */
    private void moveTo(String moment) {
        clock.now = LocalDateTime.parse(moment).atZone(Letters.BEIJING).toInstant();
    }

    private List<String> mailed() throws MessagingException {
        List<String> addresses = new ArrayList<>();
        for (MimeMessage mail : received()) {
            addresses.add(mail.getAllRecipients()[0].toString());
        }
        return addresses;
    }

    private static final Instant FIRST_MORNING =
            ZonedDateTime.of(2022, 10, 8, 9, 0, 0, 0, Letters.BEIJING).toInstant();

    @Test
    void nothingGoesOutInOnesOwnQuietHoursAndEverythingOnceAfterwards() throws Exception {
        settings = settings(java.time.Duration.ofMinutes(5), 22, 7);
        rest().choose(seat(wang), new QuietHours.Hours(18, 9, true));
        // Friday 30 September 2022, five to six in the evening; 1 to 7 October are off, Saturday 8 and Sunday 9 are
        // worked
        moveTo("2022-09-30T17:55");
        crier(true).on(arrived("t1", "system"));
        int atNight = 0;
        for (int i = 0; i < 9 * 24 * 4; i++) {
            clock.now = clock.now.plus(java.time.Duration.ofMinutes(15));
            int hour = clock.now.atZone(Letters.BEIJING).getHour();
            if (i % 96 == 20) {
                crier(true).on(arrived("day" + i, "system"));
            }
            int sent = postman(sender()).round();
            atNight += hour >= 22 || hour < 7 ? sent : 0;
            assertThat(mailed().contains("wang@example.org"))
                    .as(clock.now.toString())
                    .isEqualTo(!clock.now.isBefore(FIRST_MORNING));
        }
        assertThat(atNight).isZero();
        assertThat(mailed()).as("the other has the usual hours").contains("smith@example.org");
        assertThat(messages()).extracting(Outbox.Message::state).containsOnly(Outbox.State.SENT);
        for (Outbox.Message message : messages()) {
            if (message.person().equals(wang.id())) {
                String link = message.body()
                        .lines()
                        .filter(line -> line.contains("/tasks/"))
                        .findFirst()
                        .orElseThrow();
                assertThat(decoded(wang)).as(link).containsOnlyOnce(link + "\n");
            }
        }
        assertThat(messages()).filteredOn(m -> m.person().equals(wang.id())).hasSize(10);
    }

    @Test
    void whatIsUrgentWaitsForNobodysWeekendAndForTheNightOnly() throws Exception {
        settings = settings(java.time.Duration.ofMinutes(5), 22, 7);
        rest().choose(seat(wang), new QuietHours.Hours(18, 9, true));
        moveTo("2022-10-01T11:00");
        crier(true).on(arrived("t1", "system"));
        crier(true).on(new Task.Urged(dossier.id(), new TaskId("t1"), "city_check", city.id(), "", "system"));
        moveTo("2022-10-01T11:10");
        postman(sender()).round();
        assertThat(decoded(wang)).contains("请尽快办理").doesNotContain("* * *");
        assertThat(messages())
                .filteredOn(m -> m.person().equals(wang.id()) && m.kind().equals("arrived"))
                .extracting(Outbox.Message::state)
                .containsExactly(Outbox.State.WAITING);

        moveTo("2022-10-01T23:00");
        crier(true).on(new Task.Urged(dossier.id(), new TaskId("t1"), "city_check", city.id(), "", "system"));
        int before = received().size();
        assertThat(postman(sender()).round()).isZero();
        moveTo("2022-10-02T07:00");
        postman(sender()).round();
        assertThat(received().size()).isGreaterThan(before);
    }

    @Test
    void whoeverWantsNoQuietHoursHearsAtNightUntilTheUsualOnesCountAgain() throws Exception {
        settings = settings(java.time.Duration.ZERO, 22, 7);
        rest().choose(seat(wang), new QuietHours.Hours(0, 0, false));
        moveTo("2022-09-27T02:00");
        crier(true).on(arrived("t1", "system"));
        assertThat(postman(sender()).round()).isEqualTo(1);
        assertThat(mailed()).containsExactly("wang@example.org");
        assertThat(rest().own(seat(smith))).isEmpty();

        rest().chooseUsual(seat(wang));
        crier(true).on(arrived("t2", "system"));
        assertThat(postman(sender()).round()).isZero();
        moveTo("2022-09-27T07:00");
        assertThat(postman(sender()).round()).isEqualTo(3);
    }

    @Test
    void mailThatWaitedLongerThanIsTriedIsNotGivenUpAtItsFirstAttempt() {
        rest().choose(seat(wang), new QuietHours.Hours(18, 9, true));
        moveTo("2022-09-30T18:00");
        crier(true).on(arrived("t1", "system"));
        moveTo("2022-10-08T09:00");
        var sender = sender();
        server.stop();
        postman(sender).round();
        assertThat(messages())
                .filteredOn(m -> m.person().equals(wang.id()))
                .extracting(Outbox.Message::state)
                .containsExactly(Outbox.State.WAITING);
        moveTo("2022-10-11T10:00");
        postman(sender).round();
        assertThat(messages()).extracting(Outbox.Message::state).contains(Outbox.State.FAILED);
    }

    /** Bodies of all mails to this person. */
    private String decoded(Member person) throws Exception {
        var text = new StringBuilder();
        for (MimeMessage mail : received()) {
            if (mail.getAllRecipients()[0].toString().equals(person.mail())) {
                text.append(mail.getContent().toString().replace("\r\n", "\n")).append('\n');
            }
        }
        return text.toString();
    }

    private Task.Arrived arrived(String task, String actor) {
        return new Task.Arrived(
                dossier.id(),
                new TaskId(task),
                "demonstration-county",
                "city_check",
                "",
                city.id(),
                Role.CITY_REVIEWER,
                "",
                Instant.parse("2022-10-12T10:00:00Z"),
                actor);
    }

    private List<MimeMessage> received() {
        return Arrays.asList(server.getReceivedMessages());
    }

    @Test
    void whatRollsBackTellsNobody() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            crier(true).on(arrived("t1", "system"));
            status.setRollbackOnly();
        });
        assertThat(messages.told("task.arrived/t1")).isEmpty();
    }

    private List<String> letters(Member person) {
        return jdbc.sql(
                        "select subject || ' / ' || body from notification.message where person = ? order by created, id")
                .param(person.id().value())
                .query(String.class)
                .list();
    }

    @Test
    void whoeverHasMoreTimeHearsUntilWhenAndIsRemindedOfTheNewDeadline() {
        crier(true).on(arrived("t1", "system"));
        var later = Instant.parse("2022-10-26T10:00:00Z");
        crier(true)
                .on(new Task.Extended(
                        dossier.id(),
                        new TaskId("t1"),
                        "city_check",
                        city.id(),
                        "",
                        Instant.parse("2022-10-12T10:00:00Z"),
                        later,
                        "会签单位来函说明",
                        "system"));

        assertThat(letters(wang)).anySatisfy(letter -> assertThat(letter).contains("10月12日", "10月26日", "会签单位来函说明"));
        assertThat(letters(smith))
                .anySatisfy(letter -> assertThat(letter).contains("More time", "12 October", "26 October"));
        var open = new Watch(jdbc).find("t1").orElseThrow();
        assertThat(open.due()).isEqualTo(later);
        assertThat(open.extended()).isEqualTo(1);
    }

    @Test
    void theOwnerOfAnAlertHearsOnceThatItIsReachedAndOnceThatItIsWell() {
        var watchman = new Watchman(letters(true), world.directory(), texts);
        var rule = new Alerts.Rule(Alerts.Figure.P90, "", "", "city_check", 10, 6);
        var id = UUID.randomUUID();
        var reached = new Alerts.Changed(id, smith.id(), rule, true, Optional.empty(), clock.instant());
        watchman.on(reached);
        watchman.on(reached);
        watchman.on(new Alerts.Changed(id, smith.id(), rule, false, Optional.of(5L), clock.instant()));

        assertThat(letters(smith)).hasSize(2);
        assertThat(letters(smith))
                .anySatisfy(letter ->
                        assertThat(letter).contains("Alert: 90 % done within", "City check", "too much is open", "10"))
                .anySatisfy(letter -> assertThat(letter).contains("Well again", "now 5", "6"));
        assertThat(letters(wang)).isEmpty();
    }

    @Test
    void theOwnerOfAnAlertOnTheForecastIsLedToIt() {
        var rule = new Alerts.Rule(Alerts.Figure.MISSING, "990000", "", "city_review", "2021B2", 50, 20);
        new Watchman(letters(true), world.directory(), texts)
                .on(new Alerts.Changed(UUID.randomUUID(), wang.id(), rule, true, Optional.of(62L), clock.instant()));
        assertThat(letters(wang))
                .singleElement()
                .asString()
                .contains("2021B2 市级审核", "62", "/overview/forecast?round=2021B2&region=990000");
    }

    @Test
    void theWeekIsToldOnceInTheReadersLanguage() {
        var watchman = new Watchman(letters(true), world.directory(), texts);
        var week = week();
        watchman.on(week);
        watchman.on(week);

        assertThat(letters(wang))
                .singleElement()
                .asString()
                .contains("在办 42 件，超期 7 件", "来件 19 件，办结 16 件", "2 条")
                .contains("2022-09-12 起一周：来件 8 件，办结 11 件，周末在办 39 件");
    }

    private Alerts.Week week() {
        return new Alerts.Week(
                wang.id(),
                LocalDate.of(2022, 9, 26),
                42,
                7,
                List.of(
                        new Stuck.Week(LocalDate.of(2022, 9, 12), new Stuck.Flow(8, 11, 0), 39),
                        new Stuck.Week(LocalDate.of(2022, 9, 19), new Stuck.Flow(19, 16, 1), 42)),
                2);
    }

    @Test
    void theLetterOfTheWeekBringsItsPicture() throws Exception {
        new Watchman(letters(true), world.directory(), texts).on(week());

        assertThat(postman(sender()).round()).isEqualTo(1);

        var mail = (MimeMultipart) server.getReceivedMessages()[0].getContent();
        BufferedImage picture = null;
        for (int i = 0; i < mail.getCount(); i++) {
            if (mail.getBodyPart(i).isMimeType("image/png")) {
                picture = ImageIO.read(mail.getBodyPart(i).getInputStream());
            }
        }
        assertThat(picture).isNotNull();
        int middle = picture.getWidth() / 2;
        assertThat(pixels(picture, ARRIVED, middle, picture.getWidth()))
                .as("nineteen came in the second week and eight in the first")
                .isGreaterThan(2 * pixels(picture, ARRIVED, 0, middle));
        assertThat(pixels(picture, FINISHED, 0, picture.getWidth())).isPositive();
        assertThat(pixels(picture, OPEN, 0, picture.getWidth()))
                .as("a line across both weeks")
                .isGreaterThan(middle);
    }

    @Test
    void aPictureThatCannotBeDrawnKeepsNoMailBack() throws Exception {
        new Watchman(letters(true), world.directory(), texts).on(week());
        jdbc.sql("update notification.message set chart = 'no week at all'").update();

        assertThat(postman(sender()).round()).isEqualTo(1);

        assertThat(server.getReceivedMessages()[0].getContent().toString()).contains("在办 42 件");
    }

    private static final int ARRIVED = 0x9FB8D0;
    private static final int FINISHED = 0x1F4E79;
    private static final int OPEN = 0xC2410C;

    /** How many pixels of this colour there are above the legend, from one column to another. */
    private static int pixels(BufferedImage picture, int colour, int from, int to) {
        int count = 0;
        for (int x = from; x < to; x++) {
            for (int y = 0; y < picture.getHeight() * 4 / 5; y++) {
                count += (picture.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void nobodyHearsOfADossierThatIsHiddenFromThemNorOfTheirOwnDeed() {
        world.directory().hide(wang.id(), dossier.id().value(), "conflict");
        crier(true).on(arrived("t1", smith.id().toString()));
        assertThat(messages.told("task.arrived/t1")).isEmpty();
    }

    @Test
    void whoeverStandsInIsToldForWhomUnlessTheDossierIsHiddenFromThem() {
        Member colleague =
                world.member("Jones", countyAssociation, "jones@example.org", Locale.ENGLISH, Role.COUNTY_CLERK);
        Member conflicted =
                world.member("赵敏", countyAssociation, "zhao@example.org", Locale.SIMPLIFIED_CHINESE, Role.COUNTY_CLERK);
        world.standIns.put(wang.id(), List.of(colleague, conflicted));
        world.directory().hide(conflicted.id(), dossier.id().value(), "conflict");

        crier(true).on(arrived("t1", "system"));

        assertThat(messages.told("task.arrived/t1")).containsExactlyInAnyOrder(wang.id(), smith.id(), colleague.id());
        assertThat(jdbc.sql("select body from notification.message where person = ?")
                        .param(colleague.id().value())
                        .query(String.class)
                        .single())
                .startsWith("You stand in for 王芳");
    }

    @Test
    void everyPersonGetsExactlyOneMailAnEventInTheirLanguageHoweverOftenItIsHeardAndSent() throws Exception {
        var crier = crier(true);
        crier.on(arrived("t1", "system"));
        crier.on(arrived("t1", "system"));
        var postman = postman(sender());
        assertThat(postman.round()).isEqualTo(2);
        assertThat(postman.round()).isZero();
        assertThat(received()).hasSize(2);
        MimeMessage chinese = to("wang@example.org");
        assertThat(chinese.getSubject()).isEqualTo("待办：市级初审（赭岭县，2021B2-990226）");
        assertThat(chinese.getContent().toString())
                .contains("2022年10月12日 星期三 18:00", "https://hecha.example.org/tasks/t1");
        assertThat(to("smith@example.org").getSubject()).isEqualTo("To do: City check (赭岭县, 2021B2-990226)");
        assertThat(received())
                .allSatisfy(m -> assertThat(m.getAllRecipients()).hasSize(1))
                .allSatisfy(m -> assertThat(m.getFrom()[0]).hasToString("hecha@example.org"));
        assertThat(states()).containsOnly(Outbox.State.SENT);
    }

    @Test
    void newsOfFiveMinutesComeInOneMailAndWhatIsUrgentDoesNotWaitForThem() throws Exception {
        settings = settings(java.time.Duration.ofMinutes(5), 0, 0);
        var crier = crier(true);
        var postman = postman(sender());
        crier.on(arrived("t1", smith.id().toString()));
        clock.now = clock.now.plus(java.time.Duration.ofMinutes(1));
        crier.on(arrived("t2", smith.id().toString()));
        assertThat(postman.round()).isZero();
        crier.on(new Task.Urged(
                dossier.id(),
                new TaskId("t1"),
                "city_check",
                city.id(),
                wang.id().toString(),
                "system"));
        // both people of the office
        assertThat(postman.round()).isEqualTo(2);
        clock.now = clock.now.plus(java.time.Duration.ofMinutes(6));
        assertThat(postman.round()).isEqualTo(1);
        assertThat(postman.round()).isZero();
        assertThat(received()).hasSize(3);
        var together = received().stream()
                .filter(mail -> subject(mail).equals("您有 2 条新通知"))
                .findFirst()
                .orElseThrow();
        assertThat(together.getContent().toString())
                .contains("https://hecha.example.org/tasks/t1", "https://hecha.example.org/tasks/t2");
        assertThat(states()).containsOnly(Outbox.State.SENT);
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobodyIsWokenAtNightAndWhatWaitedGoesOutInTheMorning() {
        settings = settings(java.time.Duration.ZERO, 22, 7);
        var postman = postman(sender());
        clock.now = clock.now.plus(java.time.Duration.ofHours(13)); // eleven at night
        crier(true).on(arrived("t1", smith.id().toString()));
        assertThat(postman.round()).isZero();
        clock.now = clock.now.plus(java.time.Duration.ofHours(7)); // six in the morning
        assertThat(postman.round()).isZero();
        clock.now = clock.now.plus(java.time.Duration.ofHours(1));
        assertThat(postman.round()).isEqualTo(1);
    }

    @Test
    void mailWaitsWhileTheServerIsDownAndGoesOutWithItsOwnIdWhenItIsBack() throws Exception {
        crier(true).on(arrived("t1", "system"));
        var sender = sender();
        server.stop();
        assertThat(postman(sender).round()).isZero();
        assertThat(messages()).hasSize(2).allSatisfy(m -> {
            assertThat(m.state()).isEqualTo(Outbox.State.WAITING);
            assertThat(m.reason()).isEqualTo("notification.waiting.unreachable");
            assertThat(m.attempts()).isEqualTo(1);
        });
        server.start();
        sender = sender();
        assertThat(postman(sender).round()).as("not before its time").isZero();
        clock.now = clock.now.plusSeconds(6);
        assertThat(postman(sender).round()).isEqualTo(2);
        var ids = messages().stream().map(m -> "<" + m.id() + "@hecha>").toList();
        for (MimeMessage mail : received()) {
            assertThat(ids).contains(mail.getMessageID());
        }
    }

    @Test
    void mailThatNoServerTakesForThreeDaysIsGivenUpVisibly() {
        crier(true).on(arrived("t1", "system"));
        var sender = sender();
        server.stop();
        for (int day = 0; day <= 4; day++) {
            postman(sender).round();
            clock.now = clock.now.plus(java.time.Duration.ofDays(1));
        }
        assertThat(messages()).allSatisfy(m -> {
            assertThat(m.state()).isEqualTo(Outbox.State.FAILED);
            assertThat(m.reason()).isEqualTo("notification.failed.unreachable");
        });
    }

    @Test
    void withoutAServerOrAnAddressMessagesAreKeptToBeRead() {
        var mute = world.member("无邮箱", city, "", Locale.SIMPLIFIED_CHINESE, Role.CITY_REVIEWER);
        crier(false).on(arrived("t1", "system"));
        assertThat(states()).hasSize(3).containsOnly(Outbox.State.KEPT);
        crier(true).on(arrived("t2", "system"));
        assertThat(messages())
                .filteredOn(m -> m.event().endsWith("t2") && m.state() == Outbox.State.KEPT)
                .extracting(Outbox.Message::person)
                .containsExactly(mute.id());
    }

    @Test
    void thirtyAttemptsToSmuggleInHeadersReachNobodyElse() throws Exception {
        List<String> payloads = new ArrayList<>();
        for (String line :
                List.of("\r\n", "\n", "\r", "\n\r", "\u2028", "\u2029", "\u0085", "\u000b", "\u0000", "%0d%0a")) {
            for (String header : List.of("Bcc: evil@example.net", "To: evil@example.net", "Content-Type: text/html")) {
                payloads.add(line + header);
            }
        }
        assertThat(payloads).hasSize(30);
        int n = 0;
        for (String payload : payloads) {
            var where = "9902%02d".formatted(n);
            dossier = add(new Region(where, "县" + payload, Level.COUNTY, Optional.of("990200"), 30, 30));
            crier(true).on(arrived("subject" + n, "system"));
            dossier = all.get(0);
            var address = world.member(
                    "m" + n, countyAssociation, "a" + n + "@example.org" + payload, Locale.ENGLISH, Role.COUNTY_CLERK);
            n++;
            assertThat(address.mail()).endsWith(payload);
        }
        crier(true).on(new Dossier.Returned(dossier.id(), Level.CITY, 1, List.<Defect>of(), "system"));
        postman(sender()).round();
        assertThat(received()).isNotEmpty();
        for (MimeMessage mail : received()) {
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getAllRecipients()[0].toString())
                    .isIn("wang@example.org", "smith@example.org", "li@example.org");
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getHeader("To")).hasSize(1);
            assertThat(mail.getHeader("Content-Type")).hasSize(1);
            assertThat(mail.getContentType()).startsWith("text/plain");
        }
        assertThat(messages())
                .filteredOn(m -> m.address().contains("evil") || m.address().contains("text/html"))
                .hasSize(30)
                .extracting(Outbox.Message::state)
                .containsOnly(Outbox.State.FAILED);
        assertThat(messages())
                .filteredOn(m -> m.subject().contains("\n") || m.subject().contains("\r"))
                .extracting(Outbox.Message::state)
                .containsOnly(Outbox.State.FAILED);
    }

    private record Written(UUID id, String subject, String body, String state) {}

    /** A person can write the name of a file into every reason, and an office's name stands in the subject. */
    @Test
    void namesOfFilesAreWordsOfASubjectAndABodyOrReachNobody() throws Exception {
        List<String> names = OddNames.all();
        int n = 0;
        for (String name : names) {
            Dossier about = add(new Region("9903%03d".formatted(n), name, Level.COUNTY, Optional.of("990200"), 30, 30));
            letters(true)
                    .tell(
                            new Letters.News("name/" + n++, "copied", about, "", "", "/tasks/x", name),
                            List.of(smith),
                            "");
        }
        postman(sender()).round();

        List<Written> written = jdbc.sql("select id, subject, body, state from notification.message")
                .query(Written.class)
                .list();
        Map<String, Written> sent = written.stream()
                .collect(Collectors.toMap(message -> "<" + message.id() + "@hecha>", message -> message));
        assertThat(received().size()).isBetween(400, names.size() - 50);
        for (MimeMessage mail : received()) {
            Written message = sent.get(mail.getMessageID());
            assertThat(mail.getSubject()).isEqualTo(message.subject());
            assertThat(String.valueOf(mail.getContent()).replace("\r\n", "\n").strip())
                    .isEqualTo(message.body().strip());
            assertThat(Collections.list(mail.getAllHeaders()))
                    .extracting(jakarta.mail.Header::getName)
                    .containsOnlyOnce("From", "To", "Subject", "Date", "Message-ID", "Content-Type", "Auto-Submitted")
                    .isSubsetOf(
                            "Return-Path",
                            "Received",
                            "From",
                            "To",
                            "Subject",
                            "Date",
                            "Message-ID",
                            "MIME-Version",
                            "Content-Type",
                            "Content-Transfer-Encoding",
                            "Auto-Submitted");
            assertThat(mail.getAllRecipients()).hasSize(1);
        }
        assertThat(written).hasSize(names.size());
        assertThat(written)
                .filteredOn(message -> !message.state().equals("SENT"))
                .allMatch(message -> message.state().equals("FAILED")
                        && message.subject().chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028));
    }

    @Test
    void aReturnTellsTheCountyAndAClaimTellsTheColleaguesWhoWereAsked() throws Exception {
        var crier = crier(true);
        crier.on(arrived("t1", "system"));
        crier.on(new Task.Claimed(
                dossier.id(), new TaskId("t1"), "city_check", wang.id().toString()));
        crier.on(new Dossier.Returned(
                dossier.id(), Level.CITY, 1, List.of(), wang.id().toString()));
        assertThat(messages())
                .filteredOn(m -> m.kind().equals("taken"))
                .extracting(Outbox.Message::person)
                .containsExactly(smith.id());
        assertThat(messages())
                .filteredOn(m -> m.kind().equals("returned"))
                .extracting(Outbox.Message::person)
                .containsExactly(clerk.id());
    }

    @Test
    void theCountyItsCityAndItsProvinceHearWhatATermCameToAndOfARevocation() {
        var association = world.body("岚川省科协", Body.Kind.RECOMMENDING, AWorld.PROVINCE);
        var leader = world.member("何坚", association, Role.PROVINCIAL_LEADER);
        var elsewhere = world.member(
                "别处", world.body("碧水省科协", Body.Kind.RECOMMENDING, AWorld.ELSEWHERE), Role.PROVINCIAL_LEADER);
        var crier = crier(false);
        crier.on(new DesignationFact.Graded(dossier.id(), "KPSF-2022-000001", Grade.EXCELLENT, "各方一致", "system"));
        crier.on(new DesignationFact.Graded(dossier.id(), "KPSF-2022-000001", Grade.EXCELLENT, "各方一致", "system"));
        assertThat(jdbc.sql("select person from notification.message where kind = 'excellent'")
                        .query(java.util.UUID.class)
                        .list())
                .containsExactlyInAnyOrder(
                        clerk.id().value(),
                        wang.id().value(),
                        smith.id().value(),
                        leader.id().value())
                .doesNotContain(elsewhere.id().value());
        assertThat(jdbc.sql("select subject || '|' || body from notification.message where person = ?")
                        .param(smith.id().value())
                        .query(String.class)
                        .single())
                .contains("assessed as excellent")
                .contains("KPSF-2022-000001")
                .contains("各方一致");
        // a failure is told as the revocation it is, and once
        crier.on(new DesignationFact.Graded(dossier.id(), "KPSF-2022-000001", Grade.FAILED, "五条不再达到", "system"));
        crier.on(new DesignationFact.Revoked(dossier.id(), "KPSF-2022-000001", "五条不再达到", "system"));
        assertThat(jdbc.sql("select subject from notification.message where person = ? and kind <> 'excellent'")
                        .param(clerk.id().value())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .startsWith("命名已撤销");
    }

    @Test
    void remindsThreeAndOneWorkingDaysBeforeAndOneAfterAcrossTheHolidaysAndNotOnceItIsDone() {
        var crier = crier(true);
        crier.on(arrived("t1", "system"));
        crier.on(new Task.Claimed(
                dossier.id(), new TaskId("t1"), "city_check", wang.id().toString()));
        var reminders = new Reminders(new Watch(jdbc), crier, letters(true), localDays, clock);
        // due on 12 October; the holidays end on the 7th, and the 8th and 9th are worked
        for (String day : List.of("2022-09-28", "2022-10-07", "2022-10-08")) {
            clock.now = Instant.parse(day + "T02:00:00Z");
            reminders.look();
            assertThat(reminded()).as(day).isEmpty();
        }
        clock.now = Instant.parse("2022-10-09T02:00:00Z");
        reminders.look();
        reminders.look();
        assertThat(reminded()).containsExactly("THREE_DAYS " + wang.id());
        clock.now = Instant.parse("2022-10-11T02:00:00Z");
        reminders.look();
        clock.now = Instant.parse("2022-10-13T02:00:00Z");
        reminders.look();
        assertThat(reminded())
                .containsExactlyInAnyOrder("THREE_DAYS " + wang.id(), "ONE_DAY " + wang.id(), "OVERDUE " + wang.id());
        crier.on(arrived("t2", "system"));
        crier.on(new Task.Completed(
                dossier.id(),
                new TaskId("t2"),
                "city_check",
                "approve",
                wang.id().toString()));
        reminders.look();
        assertThat(reminded()).hasSize(3);
    }

    @Test
    void everybodyReadsTheirOwnMessagesAndTheSystemAdministratorAll() {
        crier(true).on(arrived("t1", "system"));
        crier(true).on(arrived("t2", "system"));
        var own = world.scope(wang, AWorld.CITY, Level.CITY);
        assertThat(messages.list(own, Optional.empty(), "", 10).messages())
                .hasSize(2)
                .allMatch(m -> m.person().equals(wang.id()));
        var administrator = world.scope(world.member("root", city, Role.SYSTEM_ADMINISTRATOR), COUNTRY, Level.NATION);
        var first = messages.list(administrator, Optional.of(Outbox.State.WAITING), "", 3);
        var second = messages.list(administrator, Optional.of(Outbox.State.WAITING), first.next(), 3);
        assertThat(first.messages()).hasSize(3);
        assertThat(second.messages()).hasSize(1).doesNotContainAnyElementsOf(first.messages());
        assertThat(second.next()).isEmpty();
        assertThat(messages.counts(administrator)).containsEntry(Outbox.State.WAITING, 4L);
        assertThat(messages.counts(own)).containsEntry(Outbox.State.WAITING, 2L);
    }

    private MimeMessage to(String address) throws MessagingException {
        for (MimeMessage mail : received()) {
            if (mail.getAllRecipients()[0].toString().equals(address)) {
                return mail;
            }
        }
        throw new AssertionError("no mail to " + address);
    }

    private List<Outbox.Message> messages() {
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

    private List<Outbox.State> states() {
        return messages().stream().map(Outbox.Message::state).toList();
    }

    private List<String> reminded() {
        return messages().stream()
                .filter(m -> m.event().startsWith("task.due/"))
                .map(m -> m.event().substring(m.event().lastIndexOf('/') + 1) + " " + m.person())
                .toList();
    }
}
