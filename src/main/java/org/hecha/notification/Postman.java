package org.hecha.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hecha.shared.PersonalData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox. Each message is sent inside a transaction that holds its row: after a crash between the
 * server's acceptance and our mark the same mail goes out once more, with the same Message-ID, and none is lost.
 */
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);

    private final Messages messages;
    private final JavaMailSender sender;
    private final Rest rest;
    private final NotificationSettings settings;
    private final TransactionTemplate transactions;
    private final MessageSource texts;
    private final Clock clock;

    Postman(
            Messages messages,
            JavaMailSender sender,
            Rest rest,
            NotificationSettings settings,
            TransactionTemplate transactions,
            MessageSource texts,
            Clock clock) {
        this.texts = texts;
        this.messages = messages;
        this.sender = sender;
        this.rest = rest;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Tries everything whose time has come, nothing of people who rest. @return how many mails were sent */
    int round() {
        int sent = 0;
        while (messages.anyWaiting(clock.instant())) {
            // anew for each, so that a long round does not run on into quiet hours
            Rest.Now resting = rest.at(clock.instant());
            Optional<Boolean> outcome =
                    Optional.ofNullable(transactions.execute(status -> messages.nextWaiting(clock.instant(), resting)
                            .map(message -> attempt(message, resting))
                            .orElse(null)));
            if (outcome.isEmpty()) {
                return sent;
            }
            sent += outcome.get() ? 1 : 0;
        }
        return sent;
    }

    private boolean attempt(Outbox.Message message, Rest.Now resting) {
        try {
            List<Outbox.Message> more = settings.gather().isZero()
                    ? List.of()
                    : messages.alsoWaiting(message, clock.instant(), resting, TOGETHER);
            send(more.isEmpty() ? message : together(message, more), pictures(message, more));
            messages.sent(message.id(), clock.instant());
            more.forEach(other -> messages.sent(other.id(), clock.instant()));
            return true;
        } catch (Envelope.Refused e) {
            messages.failed(message.id(), String.valueOf(e.getMessage()));
        } catch (MessagingException | MailException e) {
            // the exception's own words may hold the address
            log.warn(
                    "message {} could not be sent, attempt {}: {}",
                    message.id(),
                    message.attempts() + 1,
                    e.getClass().getSimpleName());
            fail(message, e);
        }
        return false;
    }

    /** Most other messages in one mail. */
    private static final int TOGETHER = 49;

    /** One mail of several messages; each stays a message of its own in the outbox. */
    private Outbox.Message together(Outbox.Message first, List<Outbox.Message> more) {
        var all = Stream.concat(Stream.of(first), more.stream())
                .sorted(Comparator.comparing(Outbox.Message::created).thenComparing(Outbox.Message::id))
                .toList();
        Locale language = Locale.forLanguageTag(messages.language(first.id()));
        String body =
                all.stream().map(m -> m.subject() + "\n\n" + m.body()).collect(Collectors.joining("\n\n* * *\n\n"));
        return new Outbox.Message(
                first.id(),
                first.event(),
                first.person(),
                first.kind(),
                first.dossier(),
                first.address(),
                texts.getMessage("notification.together.subject", new Object[] {all.size()}, language),
                body,
                first.created(),
                first.state(),
                first.reason(),
                first.attempts(),
                first.sent());
    }

    /** The charts of all messages of one mail, drawn in the reader's language; a mail without its picture still says it in words. */
    private List<byte[]> pictures(Outbox.Message first, List<Outbox.Message> more) {
        List<UUID> ids = Stream.concat(Stream.of(first), more.stream())
                .map(Outbox.Message::id)
                .toList();
        Locale language = Locale.forLanguageTag(messages.language(first.id()));
        List<byte[]> pictures = new ArrayList<>();
        for (String chart : messages.charts(ids)) {
            try {
                WeekChart.of(chart).png(texts, language).ifPresent(pictures::add);
            } catch (RuntimeException e) {
                // one picture that cannot be drawn must not keep this mail, and all behind it, waiting for ever
                log.error("message {} goes out without its picture", first.id(), e);
            }
        }
        return pictures;
    }

    private void send(Outbox.Message message, List<byte[]> pictures) throws Envelope.Refused, MessagingException {
        var envelope = Envelope.of(message.address(), message.subject());
        var mail = sender.createMimeMessage();
        var helper = new MimeMessageHelper(mail, !pictures.isEmpty(), StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(envelope.address());
        helper.setSubject(PersonalData.masked(envelope.subject()));
        helper.setText(PersonalData.masked(message.body()));
        for (int i = 0; i < pictures.size(); i++) {
            helper.addAttachment("hecha-%d.png".formatted(i + 1), new ByteArrayResource(pictures.get(i)), "image/png");
        }
        helper.setSentDate(java.util.Date.from(message.created()));
        // tells other machines not to answer automatically
        mail.setHeader("Auto-Submitted", "auto-generated");
        // fixed, so that a mail that had to be sent twice is recognised as one
        mail.setHeader("Message-ID", "<" + message.id() + "@hecha>");
        sender.send(mail);
    }

    private void fail(Outbox.Message message, Exception cause) {
        Instant now = clock.instant();
        if (refusedForGood(cause)) {
            messages.failed(message.id(), "notification.failed.refused");
        } else if (messages.firstFailed(message.id(), now)
                .plus(settings.giveUp())
                .isBefore(now)) {
            messages.failed(message.id(), "notification.failed.unreachable");
        } else {
            messages.tryAgain(
                    message.id(), "notification.waiting.unreachable", now, now.plus(pause(message.attempts())));
        }
    }

    /** Doubles with every failed attempt, up to the longest. */
    private Duration pause(int failed) {
        Duration pause = settings.first().multipliedBy(1L << Math.min(failed, 20));
        return pause.compareTo(settings.longest()) > 0 ? settings.longest() : pause;
    }

    /** The server was reached and will not take this address, today or tomorrow. */
    private static boolean refusedForGood(Exception cause) {
        return cause instanceof MailSendException failures
                && failures.getFailedMessages().values().stream()
                        .anyMatch(e -> e instanceof SendFailedException refused
                                && refused.getInvalidAddresses() != null
                                && refused.getInvalidAddresses().length > 0);
    }
}
