package org.hecha.web.words;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hecha.organization.Directory;
import org.hecha.organization.Member;
import org.hecha.organization.MemberId;
import org.hecha.review.Conflicts.Match;
import org.springframework.stereotype.Component;

/** Says why the machine supposes a conflict of interest; names offices, never the other people or their numbers. */
@Component
public class MatchWords {

    private final Words words;
    private final Directory directory;

    MatchWords(Words words, Directory directory) {
        this.words = words;
        this.directory = directory;
    }

    /**
     * @param name   whose match it is
     * @param body   that person's office
     * @param text   the reason as a sentence
     * @param saidBy who answered it; empty while it is open
     */
    public record Shown(Match match, String name, String body, String text, String saidBy) {}

    public List<Shown> shown(List<Match> matches) {
        return matches.stream()
                .map(match -> new Shown(
                        match,
                        name(match.person()),
                        directory
                                .member(match.person())
                                .map(person -> person.body().name())
                                .orElse(""),
                        text(match),
                        match.said()
                                .flatMap(said -> directory.member(MemberId.of(said.by())))
                                .map(Member::name)
                                .orElse("")))
                .toList();
    }

    public String text(Match match) {
        String units = match.units().stream().collect(Collectors.joining(words.say("list.separator")));
        String key = "conflict.reason." + match.reason();
        return switch (match.reason()) {
            case EARLIER_POST -> words.say(key, units, period(match));
            case CO_SIGNATURE -> words.say(key, units, match.paper());
            case SAME_BODY, PHONE, MAIL_DOMAIN, SAME_PROVINCE -> words.say(key, units);
        };
    }

    private String period(Match match) {
        Optional<LocalDate> from = match.from();
        Optional<LocalDate> until = match.until();
        if (from.isPresent() && until.isPresent()) {
            return words.say(
                    "conflict.period", from.get().toString(), until.get().toString());
        }
        return from.map(day -> words.say("conflict.period.since", day.toString()))
                .or(() -> until.map(day -> words.say("conflict.period.until", day.toString())))
                .orElseGet(() -> words.say("conflict.period.going-on"));
    }

    private String name(MemberId id) {
        return directory.member(id).map(Member::name).orElse("");
    }
}
