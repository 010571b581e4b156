package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTests {

    private static final List<String> VALUES = List.of("", "a", "b", "c");

    @ParameterizedTest(name = "from \"{0}\": mine \"{1}\", theirs \"{2}\" → {3}")
    @CsvSource({
        "'', '',  '',  AGREED",
        "'', a,   '',  BROUGHT",
        "'', '',  a,   KEPT",
        "'', a,   a,   AGREED",
        "'', a,   b,   APART",
        "a,  a,   a,   AGREED",
        "a,  b,   a,   BROUGHT",
        "a,  a,   b,   KEPT",
        "a,  b,   b,   AGREED",
        "a,  b,   c,   APART",
        "a,  '',  a,   BROUGHT",
        "a,  a,   '',  KEPT",
        "a,  '',  '',  AGREED",
        "a,  '',  b,   APART",
        "a,  b,   '',  APART",
        "a,  'a ', a,  BROUGHT",
        "a,  b,   'b ', APART",
    })
    void saysWhatBecomesOfAField(String from, String to, String now, Merge expected) {
        assertThat(Merge.of(from, to, now)).isEqualTo(expected);
    }

    @Test
    void nothingIsLostAndNothingIsAskedNeedlessly() {
        for (String from : VALUES) {
            for (String to : VALUES) {
                for (String now : VALUES) {
                    var merge = Merge.of(from, to, now);
                    String after = merge == Merge.BROUGHT ? to : now;
                    String what = "%s: %s / %s → %s".formatted(from, to, now, merge);
                    boolean bothChanged = !to.equals(from) && !now.equals(from);
                    assertThat(merge == Merge.APART).as(what).isEqualTo(bothChanged && !to.equals(now));
                    if (merge != Merge.APART) {
                        // whichever side has changed it, the change is there afterwards
                        assertThat(to.equals(from) || after.equals(to)).as(what).isTrue();
                        assertThat(now.equals(from) || after.equals(now))
                                .as(what)
                                .isTrue();
                    } else {
                        assertThat(after).as(what).isEqualTo(now);
                    }
                    // brought once more it changes nothing
                    assertThat(Merge.of(from, to, after))
                            .as(what)
                            .isIn(Merge.AGREED, Merge.KEPT, Merge.APART)
                            .satisfies(again -> assertThat(again == Merge.APART).isEqualTo(merge == Merge.APART));
                    // choosing is starting from what the other side has
                    assertThat(Merge.of(after, to, after)).as(what).isIn(Merge.BROUGHT, Merge.AGREED);
                }
            }
        }
    }
}
