package org.hecha.notification;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.workflow.Alerts;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the owner of an alert that its limit is reached or that it is well again, and whoever wants it the week's figures. */
@Component
class Watchman {

    private final Letters letters;
    private final Directory directory;
    private final MessageSource texts;

    Watchman(Letters letters, Directory directory, MessageSource texts) {
        this.letters = letters;
        this.directory = directory;
        this.texts = texts;
    }

    @EventListener
    void on(Alerts.Changed changed) {
        directory.member(changed.owner()).ifPresent(owner -> {
            var rule = changed.what();
            letters.tell(
                    new Letters.Figures(
                            changed.raised() ? "alert" : "well",
                            // a later change is another event
                            changed.action() + "/" + changed.rule() + "/" + changed.at(),
                            about(owner, rule),
                            "/overview/alerts/" + changed.rule() + "/cases",
                            "",
                            text(owner, "alert.figure." + rule.figure()),
                            changed.value()
                                    .map(Object::toString)
                                    .orElseGet(() -> text(
                                            owner,
                                            changed.raised()
                                                    ? "notification.alert.unknown"
                                                    : "notification.alert.nothing-left")),
                            Long.toString(changed.raised() ? rule.raise() : rule.clear())),
                    owner);
        });
    }

    private String about(Member owner, Alerts.Rule rule) {
        String step = rule.step().isEmpty()
                ? text(owner, "notification.alert.all-steps")
                : text(owner, "step." + rule.step());
        return rule.round().isEmpty() ? step : rule.round() + " " + step;
    }

    @EventListener
    void on(Alerts.Week week) {
        directory
                .member(week.reader())
                .ifPresent(reader -> letters.tell(
                        new Letters.Figures(
                                "week",
                                "week/" + week.monday(),
                                "",
                                "/overview/stuck",
                                WeekChart.kept(week.weeks()),
                                number(week.open()),
                                number(week.late()),
                                number(week.flow().arrived()),
                                number(week.flow().finished()),
                                number(week.raised()),
                                day(week.monday()),
                                weeks(reader, week)),
                        reader));
    }

    /** The picture in words, a line a week. */
    private String weeks(Member reader, Alerts.Week week) {
        return week.weeks().stream()
                .map(w -> texts.getMessage(
                        "notification.chart.week",
                        new Object[] {
                            day(w.monday()),
                            number(w.flow().arrived()),
                            number(w.flow().finished()),
                            number(w.open())
                        },
                        reader.language()))
                .collect(Collectors.joining("\n"));
    }

    private static String number(long number) {
        return Long.toString(number);
    }

    private static String day(LocalDate day) {
        return day.toString();
    }

    private String text(Member person, String key) {
        Locale language = person.language();
        return texts.getMessage(key, null, key, language);
    }
}
