package org.hecha.web.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DetourTests {

    private static List<String> way(String steps) {
        return List.of(steps.split(" "));
    }

    @Test
    void saysWhatIsMoreAndWhatIsLess() {
        assertThat(Detour.of(way("draft seal city province name"), way("draft seal city! correct city province")))
                .isEqualTo(new Detour(way("city! correct"), way("name")));
        assertThat(Detour.of(way("a b c"), way("a b c"))).isEqualTo(new Detour(List.of(), List.of()));
        assertThat(Detour.of(List.of(), way("a"))).isEqualTo(new Detour(way("a"), List.of()));
    }

    /** Without what is more, and with what is less, one way is the other. */
    @Test
    void nothingIsLost() {
        var random = new Random(7);
        for (int n = 0; n < 300; n++) {
            List<String> usual = new ArrayList<>();
            List<String> way = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                usual.add("s" + random.nextInt(5));
                way.add("s" + random.nextInt(5));
            }
            var detour = Detour.of(usual, way);
            assertThat(way.size() - detour.more().size())
                    .isEqualTo(usual.size() - detour.less().size());
            var left = new ArrayList<>(way);
            detour.more().forEach(left::remove);
            detour.less().forEach(left::add);
            assertThat(left).containsExactlyInAnyOrderElementsOf(usual);
        }
    }
}
