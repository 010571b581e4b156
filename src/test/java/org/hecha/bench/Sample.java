package org.hecha.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Invented pages with questions, each with the one page it was made from, for tests of other modules. */
public record Sample(List<Page> pages, List<Question> questions) {

    public record Page(String id, String text) {}

    public record Question(String text, String answer) {}

    /** The same each time; at most 300 questions. */
    public static Sample of(int pages, int questions) throws IOException {
        PageCollection made = new MadeCollection(pages, 1).collection();
        var all = new ArrayList<Page>();
        made.pages().each(page -> all.add(new Page(page.id(), page.text())));
        return new Sample(
                all,
                made.questions().stream()
                        .limit(questions)
                        .map(asked ->
                                new Question(asked.text(), asked.relevant().getFirst()))
                        .toList());
    }
}
