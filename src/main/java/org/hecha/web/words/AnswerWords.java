package org.hecha.web.words;

import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.hecha.dossier.Answer;
import org.springframework.stereotype.Component;

/** Writes a claimed value as people read it. */
@Component
public class AnswerWords {

    private final Words words;

    AnswerWords(Words words) {
        this.words = words;
    }

    /** One line; rows of a table are counted here and shown by {@link #rows}. */
    public String of(Answer answer, String unit) {
        return switch (answer) {
            case Answer.YesNo yes ->
                words.say(yes.value() ? "answer.yes" : "answer.no")
                        + (yes.detail().isEmpty() ? "" : words.say("answer.detail", yes.detail()));
            case Answer.Amount amount ->
                amount.value().toPlainString() + (unit.isEmpty() || unit.equals("—") ? "" : " " + unit);
            case Answer.Text text -> text.value();
            case Answer.Day day -> day.value().toString();
            case Answer.Days days ->
                words.say(
                        "answer.days",
                        days.values().size(),
                        days.values().stream().limit(3).map(Object::toString).collect(separated()));
            case Answer.Choices choices -> choices.values().stream().collect(separated());
            case Answer.Rows rows -> words.say("answer.rows", rows.values().size());
        };
    }

    /** The rows of a table, empty for every other kind of answer. */
    public static List<Map<String, String>> rows(Answer answer) {
        return answer instanceof Answer.Rows rows ? rows.values() : List.of();
    }

    private Collector<CharSequence, ?, String> separated() {
        return Collectors.joining(words.say("answer.separator"));
    }
}
