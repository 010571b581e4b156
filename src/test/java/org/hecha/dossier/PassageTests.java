package org.hecha.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageText;
import org.junit.jupiter.api.Test;

class PassageTests {

    private static final EvidenceId FILE = new EvidenceId(UUID.randomUUID());

    @Test
    void isNotFoundWhereItDoesNotStand() {
        assertThat(Passage.in(pages("注册科技志愿者 900 人"), FILE, "注册科技志愿者 1236 人", 1))
                .isEmpty();
        assertThat(Passage.in(pages("什么都有"), FILE, " \n ", 1)).isEmpty();
        assertThat(Passage.in(List.of(), FILE, "志愿者", 1)).isEmpty();
    }

    @Test
    void isFoundWhateverItsLineEndsSpacesAndWidths() {
        String page = "全县注册科技志\n愿者 １２３６ 人，占比㈠。";
        assertThat(Passage.in(pages("封面", page), FILE, "科技志愿者1236人", 1))
                .contains(new Claim.Citation(FILE, 2, 4, 17, page.substring(4, 17)));
        assertThat(Passage.in(pages(page), FILE, "占比(一)", 1).orElseThrow().quote())
                .isEqualTo("占比㈠");
    }

    @Test
    void ofSeveralPlacesTheNearestPageIsMeant() {
        assertThat(Passage.in(pages("志愿者", "", "志愿者", "志愿者"), FILE, "志愿者", 4)
                        .orElseThrow()
                        .page())
                .isEqualTo(4);
    }

    @Test
    void keepsPersonalNumbersHidden() {
        assertThat(Passage.in(pages("联系人 19900001234 电话"), FILE, "联系人 19900001234", 1)
                        .orElseThrow()
                        .quote())
                .startsWith("联系人")
                .doesNotContain("19900001234");
    }

    private static List<PageText> pages(String... texts) {
        var pages = new java.util.ArrayList<PageText>();
        for (String text : texts) {
            pages.add(new PageText(FILE, pages.size() + 1, text, false, 1));
        }
        return pages;
    }
}
