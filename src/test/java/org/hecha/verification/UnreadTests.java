package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hecha.dossier.AnExhibit;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;
import org.hecha.standard.Criterion;
import org.junit.jupiter.api.Test;

class UnreadTests {

    private static final String PDF = "application/pdf";

    @Test
    void aPhotoWithoutWritingWasLookedAt() {
        assertThat(about("S07", AnExhibit.of("培训.jpg", "image/jpeg", Reason.NO_TEXT, "S07")))
                .isZero();
    }

    @Test
    void aPhotoNobodyCouldLookAtWasNotRead() {
        assertThat(about("S07", AnExhibit.of("培训.jpg", "image/jpeg", Reason.OCR_MISSING, "S07")))
                .isEqualTo(1);
    }

    @Test
    void documentsWithoutTextWereNotRead() {
        assertThat(about("S07", AnExhibit.of("签到.pdf", PDF, State.KEPT, 4, 0, "S07")))
                .isEqualTo(4);
        assertThat(about("S07", AnExhibit.of("签到.tif", "image/tiff", State.KEPT, 3, 0, "S07")))
                .isEqualTo(3);
    }

    @Test
    void aFileThatCannotBeOpenedIsAPageAtLeast() {
        assertThat(about("S07", AnExhibit.of("有密码.pdf", PDF, State.UNREADABLE, 0, 0, "S07")))
                .isEqualTo(1);
        assertThat(about("S07", AnExhibit.of("还在读.pdf", PDF, State.RECEIVED, 0, 0, "S07")))
                .isEqualTo(1);
    }

    @Test
    void whatLiesUnderAnotherCriterionDoesNotMatterHere() {
        Exhibit scan = AnExhibit.of("签到.pdf", PDF, State.PARTLY_READ, 5, 3, "S07");
        assertThat(about("S07", scan)).isEqualTo(2);
        assertThat(about("S01", scan)).isZero();
        assertThat(about("S01", AnExhibit.citedBy(scan, "S01/reform_plan"))).isEqualTo(2);
    }

    @Test
    void whatIsNotSortedMayMatterEverywhere() {
        Exhibit scan = AnExhibit.of("签到.pdf", PDF, State.UNREADABLE, 2, 0);
        assertThat(about("S07", scan)).isEqualTo(2);
        assertThat(about("S01", scan)).isEqualTo(2);
    }

    @Test
    void whatCameInAnUploadLiesWhereTheUploadLies() {
        Exhibit archive = AnExhibit.of("照片.zip", "application/zip", State.READ, 0, 0, "S07");
        Exhibit inside = AnExhibit.of("照片.zip/合影.pdf", PDF, State.UNREADABLE, 1, 0);
        assertThat(about("S07", exhibit -> archive, inside)).isEqualTo(1);
        assertThat(about("S01", exhibit -> archive, inside)).isZero();
    }

    private static int about(String criterion, Exhibit... exhibits) {
        return about(criterion, exhibit -> exhibit, exhibits);
    }

    private static int about(String criterion, UnaryOperator<Exhibit> filed, Exhibit... exhibits) {
        Criterion asked = Bench.standard().criteria().stream()
                .filter(c -> c.id().equals(criterion))
                .findFirst()
                .orElseThrow();
        return Unread.of(List.of(exhibits), filed).about(asked);
    }
}
