package org.hecha.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearDuplicateFiguresTests {

    private static final Split.FileOf STORY = new Split.FileOf("990122", "story.docx");
    private static final Split.FileOf COPY = new Split.FileOf("990226", "copy.docx");
    private static final Split.FileOf TWIN = new Split.FileOf("990226", "twin.docx");
    private static final Split.FileOf OTHER = new Split.FileOf("990226", "other.docx");

    @Test
    void aFlaggedPairTheSplitSaysNothingOfIsWrong() {
        var figures = new NearDuplicateFigures(List.of(new Split.Twins("text", STORY, COPY)));
        figures.add(COPY, STORY, "PASSAGE");
        figures.add(STORY, OTHER, "TEXT");

        assertThat(figures.figures()).containsEntry("precision", 0.5).containsEntry("recall", 1.0);
        assertThat(figures.mistakes()).hasSize(1);
    }

    @Test
    void aPairThatWasNotFlaggedIsMissing() {
        var figures = new NearDuplicateFigures(
                List.of(new Split.Twins("text", STORY, COPY), new Split.Twins("image", STORY, OTHER)));
        figures.add(STORY, COPY, "TEXT");

        assertThat(figures.figures()).containsEntry("precision", 1.0).containsEntry("recall", 0.5);
    }

    @Test
    void equalFilesStandForEachOther() {
        var figures = new NearDuplicateFigures(
                List.of(new Split.Twins("text", STORY, TWIN), new Split.Twins("exact", COPY, TWIN)));
        figures.add(COPY, TWIN, "EXACT");
        figures.add(STORY, COPY, "TEXT");

        assertThat(figures.figures()).containsEntry("precision", 1.0).containsEntry("recall", 1.0);
    }

    @Test
    void aPairThatMustNotBeFlaggedIsWrong() {
        var figures = new NearDuplicateFigures(List.of(new Split.Twins("not", STORY, COPY)));
        figures.add(STORY, COPY, "TEXT");

        assertThat(figures.figures()).containsEntry("precision", 0.0).containsEntry("recall", 0.0);
    }
}
