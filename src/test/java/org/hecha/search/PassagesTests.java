package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hecha.dossier.ADossier;
import org.hecha.dossier.AnExhibit;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;
import org.hecha.evidence.PageText;
import org.hecha.organization.AWorld;
import org.hecha.programme.RoundId;
import org.hecha.search.Passage.Legible;
import org.junit.jupiter.api.Test;

/** What of a file counts as read, and what as kept back, in an honest "not found". */
class PassagesTests {

    @Test
    void aPhotoWithoutWritingKeepsNothingBack() {
        assertThat(legible(AnExhibit.of("培训.jpg", "image/jpeg", Reason.NO_TEXT)))
                .containsExactly(Legible.NOT_A_PAGE);
        assertThat(legible(AnExhibit.of("培训.jpg", "image/jpeg", Reason.OCR_MISSING)))
                .containsExactly(Legible.NO);
    }

    @Test
    void blankPagesOfAFileThatWasReadKeepNothingBack() {
        assertThat(legible(AnExhibit.of("年报.pdf", "application/pdf", State.READ, 3, 3), 1, 3))
                .containsExactlyInAnyOrder(Legible.TEXT, Legible.TEXT, Legible.NOT_A_PAGE);
        assertThat(legible(AnExhibit.of("年报.pdf", "application/pdf", State.PARTLY_READ, 3, 2), 1, 3))
                .containsExactlyInAnyOrder(Legible.TEXT, Legible.TEXT, Legible.NO);
    }

    @Test
    void whatCouldNotBeOpenedIsOnePage() {
        assertThat(legible(AnExhibit.of("有密码.pdf", "application/pdf", State.UNREADABLE, 0, 0)))
                .containsExactly(Legible.NO);
    }

    private static List<Legible> legible(Exhibit exhibit, int... withText) {
        var dossier = ADossier.of(new RoundId("2021B2"), AWorld.COUNTY, "2021B2-" + AWorld.COUNTY.code());
        var id = exhibit.evidence().id();
        List<PageText> pages = Arrays.stream(withText)
                .mapToObj(number -> new PageText(id, number, "科普", false, 1))
                .toList();
        return Passages.of(dossier, List.of(), exhibit, Map.of(id, exhibit), pages).stream()
                .map(Passage::legible)
                .toList();
    }
}
