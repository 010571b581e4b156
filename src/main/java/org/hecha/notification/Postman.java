package org.hecha.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hecha.shared.PersonalData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private final NotificationSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Postman(
            Messages messages,
            JavaMailSender sender,
            NotificationSettings settings,
            TransactionTemplate transactions,
            Clock clock) {
        this.messages = messages;
        this.sender = sender;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Tries everything whose time has come. @return how many were sent */
    int round() {
        int sent = 0;
        while (true) {
            Optional<Boolean> outcome = Optional.ofNullable(transactions.execute(status ->
                    messages.nextWaiting(clock.instant()).map(this::attempt).orElse(null)));
            if (outcome.isEmpty()) {
                return sent;
            }
            sent += outcome.get() ? 1 : 0;
        }
    }

    private boolean attempt(Outbox.Message message) {
        try {
            send(message);
            messages.sent(message.id(), clock.instant());
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

    private void send(Outbox.Message message) throws Envelope.Refused, MessagingException {
        var envelope = Envelope.of(message.address(), message.subject());
        var mail = sender.createMimeMessage();
        var helper = new MimeMessageHelper(mail, false, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(envelope.address());
        helper.setSubject(PersonalData.masked(envelope.subject()));
        helper.setText(PersonalData.masked(message.body()));
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
        } else if (message.created().plus(settings.giveUp()).isBefore(now)) {
            messages.failed(message.id(), "notification.failed.unreachable");
        } else {
            messages.tryAgain(message.id(), "notification.waiting.unreachable", now.plus(pause(message.attempts())));
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
