package org.hecha.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hecha.dossier.Dossier;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Writes each person's message in that person's language, into the outbox, within the transaction of the fact. */
@Component
class Letters {

    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /** What somebody waits for, or what has become late, does not wait for other news. */
    static final Set<String> URGENT = Set.of(
            "urged",
            "handed",
            "follows",
            "vacant",
            "struck",
            "overdue",
            "returned",
            "named",
            "refused",
            "excellent",
            "passed",
            "revoked",
            "alert");

    private final Messages messages;
    private final Directory directory;
    private final MessageSource texts;
    private final NotificationSettings settings;
    private final ObjectProvider<JavaMailSender> sender;
    private final Clock clock;

    Letters(
            Messages messages,
            Directory directory,
            MessageSource texts,
            NotificationSettings settings,
            ObjectProvider<JavaMailSender> sender,
            Clock clock) {
        this.messages = messages;
        this.directory = directory;
        this.texts = texts;
        this.settings = settings;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * What is to be told.
     *
     * @param event what happened and to what: nobody hears of the same event twice
     * @param kind  {@code notification.<kind>.subject} and {@code .body} are its texts; {0} number, {1} county, {2} step
     *              with its criterion, {3} criterion, then {@code facts}
     * @param step  id of the step; empty where there is none
     * @param path  where to go, below the address of this installation
     * @param facts further placeholders, from {4}; an {@link Instant} is written as a moment in Beijing
     */
    record News(
            String event, String kind, Dossier dossier, String step, String criterion, String path, Object... facts) {}

    /**
     * Tells each of them and whoever stands in for them today, but nobody from whom the dossier is hidden and not the one who
     * did it.
     */
    void tell(News news, Collection<Member> people, String actor) {
        var hidden = directory.hiddenFrom(news.dossier().id().value());
        for (Member person : people) {
            if (hidden.contains(person.id())) {
                continue;
            }
            if (!person.id().toString().equals(actor)) {
                tell(news, person, "");
            }
            for (Member there : directory.standInsOf(person.id())) {
                if (!hidden.contains(there.id()) && !there.id().toString().equals(actor)) {
                    tell(news, there, text("notification.stand-in", there.language(), person.name()) + "\n\n");
                }
            }
        }
    }

    /**
     * News of no dossier, for one person alone.
     *
     * @param about stands where a step's name stands elsewhere
     * @param chart what {@link WeekChart#kept} made; empty for none
     * @param facts further placeholders, from {4}
     */
    record Figures(String kind, String event, String about, String path, String chart, Object... facts) {}

    void tell(Figures figures, Member person) {
        Object[] first = {"", "", figures.about(), ""};
        Object[] all = Arrays.copyOf(first, first.length + figures.facts().length);
        System.arraycopy(figures.facts(), 0, all, first.length, figures.facts().length);
        write(figures.event(), figures.kind(), Outbox.NO_DOSSIER, figures.path(), all, person, "", figures.chart());
    }

    /** @param first what the person must know first; empty, or a paragraph */
    private void tell(News news, Member person, String first) {
        write(
                news.event(),
                news.kind(),
                new DossierId(news.dossier().id().value()),
                news.path(),
                facts(news, person.language()),
                person,
                first,
                "");
    }

    /** A letter as it would be sent. */
    record Written(String subject, String body) {}

    Written written(String kind, String path, Object[] facts, Locale language) {
        return new Written(
                text("notification." + kind + ".subject", language, facts),
                text("notification." + kind + ".body", language, facts)
                        + (settings.address().isEmpty() ? "" : "\n\n" + settings.address() + path)
                        + "\n\n" + text("notification.foot", language));
    }

    /** To one person, who asked to see how it comes; each time anew, and at once. */
    void sample(String kind, Object[] facts, Member person) {
        String first = text("notification.sample.first", person.language()) + "\n\n";
        write(
                "sample/" + UUID.randomUUID(),
                kind,
                Outbox.NO_DOSSIER,
                "/tasks",
                facts,
                person,
                first,
                "",
                clock.instant());
    }

    private void write(
            String event,
            String kind,
            DossierId dossier,
            String path,
            Object[] facts,
            Member person,
            String first,
            String chart) {
        Instant from = URGENT.contains(kind) ? clock.instant() : clock.instant().plus(settings.gather());
        write(event, kind, dossier, path, facts, person, first, chart, from);
    }

    private void write(
            String event,
            String kind,
            DossierId dossier,
            String path,
            Object[] facts,
            Member person,
            String first,
            String chart,
            Instant from) {
        Locale language = person.language();
        Written written = written(kind, path, facts, language);
        String why = why(person);
        messages.add(
                new Outbox.Message(
                        UUID.randomUUID(),
                        event,
                        new MemberId(person.id().value()),
                        kind,
                        dossier,
                        storable(person.mail()),
                        storable(written.subject()),
                        storable(first + written.body()),
                        clock.instant(),
                        why.isEmpty() ? Outbox.State.WAITING : Outbox.State.KEPT,
                        why,
                        0,
                        Optional.empty()),
                language.toLanguageTag(),
                from,
                chart);
    }

    /** Why it stays in the outbox; a message key, so that the screen says it in the reader's language. */
    private String why(Member person) {
        if (person.mail().isBlank()) {
            return "notification.kept.no-address";
        }
        return sender.getIfAvailable() == null ? "notification.kept.no-server" : "";
    }

    private Object[] facts(News news, Locale language) {
        String step = news.step().isEmpty()
                ? ""
                : texts.getMessage("step." + news.step(), new Object[0], news.step(), language);
        Object[] first = {
            news.dossier().number(), news.dossier().county(), (step + " " + news.criterion()).strip(), news.criterion()
        };
        Object[] all = Arrays.copyOf(first, first.length + news.facts().length);
        for (int i = 0; i < news.facts().length; i++) {
            Object fact = news.facts()[i];
            all[first.length + i] = fact instanceof Instant moment ? moment(moment, language) : fact;
        }
        return all;
    }

    String moment(Instant moment, Locale language) {
        return DateTimeFormatter.ofPattern(text("notification.moment", language), language)
                .format(moment.atZone(BEIJING));
    }

    String text(String key, Locale language, Object... facts) {
        return texts.getMessage(key, facts, language);
    }

    /** The database knows no NUL; a message must never make the fact itself fail. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
