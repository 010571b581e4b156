package org.hecha.web.desk;

import java.util.List;
import org.hecha.dossier.Answer;
import org.hecha.shared.PersonalData;
import org.hecha.verification.Finding;
import org.hecha.web.words.AnswerWords;
import org.hecha.web.words.Spots;
import org.hecha.web.words.Words;
import org.springframework.stereotype.Component;

/**
 * What a county may be asked about a claim, drafted from what the machine found, for a person to change and to send. A weak
 * county has sixty such claims, and most demands say the same three things.
 */
@Component
class Demands {

    private static final int QUOTE = 60;

    private final Words words;
    private final AnswerWords answers;
    private final Spots spots;

    Demands(Words words, AnswerWords answers, Spots spots) {
        this.words = words;
        this.spots = spots;
        this.answers = answers;
    }

    /** In the reader's language; empty where a person alone knows what to ask. */
    String drafted(DeskItem item) {
        return switch (item.finding().finding()) {
            case Finding.Contradicted contradicted ->
                contradicted.citations().stream()
                        .findFirst()
                        .map(against -> contradicted(item, against))
                        .orElse("");
            case Finding.Unsupported none ->
                words.say(none.pagesUnreadable() > 0 ? "desk.draft.unreadable" : "desk.draft.unsupported");
            case Finding.Supported ignored -> "";
            case Finding.NotChecked ignored -> "";
        };
    }

    /** Where it may be seen that the criterion is not met, for a person to choose from; possibly nothing. */
    List<String> places(DeskItem item) {
        return switch (item.finding().finding()) {
            case Finding.Contradicted contradicted ->
                contradicted.citations().stream()
                        .map(c -> spots.of(PersonalData.masked(Passage.of(c).name()), c.page()))
                        .toList();
            case Finding.Unsupported none ->
                List.of(words.say(
                        "desk.sheet.citation.none",
                        none.pagesRead(),
                        item.demand().label()));
            case Finding.Supported ignored -> List.of();
            case Finding.NotChecked ignored -> List.of();
        };
    }

    private String contradicted(DeskItem item, Finding.Citation against) {
        String where = spots.of(PersonalData.masked(Passage.of(against).name()), against.page());
        String quote = shortened(against.quote());
        return item.claim()
                .answer()
                .filter(answer -> !(answer instanceof Answer.Rows))
                .map(answer -> words.say(
                        "desk.draft.contradicted",
                        where,
                        quote,
                        answers.of(answer, item.demand().unit())))
                .orElseGet(() -> words.say("desk.draft.contradicted.rows", where, quote));
    }

    /** Whole characters, also where one takes two places. */
    private static String shortened(String quote) {
        String line = quote.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= QUOTE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, QUOTE)) + "…";
    }
}
