package org.hecha.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.hecha.InDatabase;
import org.hecha.organization.AScope;
import org.hecha.organization.Level;
import org.hecha.organization.Member;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.hecha.workflow.Task;
import org.hecha.workflow.TaskId;
import org.junit.jupiter.api.Test;

/** When no mail comes. */
@InDatabase
class QuietHoursIT extends OutboxCase {

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

    /** What the list of messages says is the hour at which the mail then goes. */
    @Test
    void theListSaysUntilWhenAMessageWaits() throws Exception {
        settings = settings(java.time.Duration.ZERO, 22, 7);
        rest().choose(seat(wang), new QuietHours.Hours(18, 9, true));
        moveTo("2022-09-30T17:30");
        crier(true).on(arrived("t1", "system"));
        assertThat(rest().until(messages(), clock.now)).as("nobody rests").isEmpty();
        moveTo("2022-09-30T23:20");
        var until = rest().until(messages(), clock.now);
        for (Outbox.Message message : messages()) {
            assertThat(until.get(message.id()))
                    .isEqualTo(
                            message.person().equals(wang.id())
                                    ? FIRST_MORNING
                                    : ZonedDateTime.of(2022, 10, 1, 7, 0, 0, 0, Letters.BEIJING)
                                            .toInstant());
        }
        clock.now = FIRST_MORNING.minusSeconds(60);
        postman(sender()).round();
        assertThat(mailed()).doesNotContain("wang@example.org");
        clock.now = FIRST_MORNING;
        postman(sender()).round();
        assertThat(mailed()).contains("wang@example.org");
        assertThat(rest().until(messages(), clock.now)).as("sent").isEmpty();
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
}
