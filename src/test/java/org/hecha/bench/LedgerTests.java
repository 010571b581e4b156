package org.hecha.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hecha.bench.Ledger.There;
import org.hecha.bench.Ledger.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checker itself is checked: every fault that is planted must be found, and nothing where none is. */
class LedgerTests {

    private static final int FILES = 20;

    final Ledger ledger = new Ledger();
    final List<There> there = new ArrayList<>();

    @BeforeEach
    void twentyFilesWerePromisedAndAreThere() {
        for (int i = 0; i < FILES; i++) {
            ledger.invoke("f" + i, "sha" + i);
            ledger.ok("f" + i, told(i));
            there.add(file(i));
        }
        ledger.invoke("unknown", "sha-unknown");
    }

    private static Told told(int i) {
        return new Told("r" + i, "sha" + i, "sm" + i);
    }

    private static There file(int i) {
        return new There("f" + i, "r" + i, "sha" + i, "sm" + i, Optional.of("sha" + i), 1);
    }

    @Test
    void findsNothingWhereEveryPromiseIsKeptWhetherOrNotTheUnknownOneCame() {
        assertThat(ledger.check(there).clean()).isTrue();
        there.add(new There("unknown", "r", "sha-unknown", "sm", Optional.of("sha-unknown"), 1));
        assertThat(ledger.check(there).clean()).isTrue();
        assertThat(ledger.check(there).acknowledged()).isEqualTo(FILES);
    }

    @Test
    void findsEachOfTwentyThatIsLost() {
        for (int i = 0; i < FILES; i++) {
            var without = new ArrayList<>(there);
            without.remove(i);
            assertThat(ledger.check(without).lost()).containsExactly("f" + i);
        }
    }

    @Test
    void findsAnotherReceiptOrDigestThanWasPromised() {
        there.set(3, new There("f3", "r99", "sha3", "sm3", Optional.of("sha3"), 1));
        there.set(4, new There("f4", "r4", "sha4", "sm99", Optional.of("sha4"), 1));
        assertThat(ledger.check(there).lost()).containsExactly("f3", "f4");
    }

    @Test
    void findsHalfFilesAndRowsWithoutBytes() {
        there.set(0, new There("f0", "r0", "sha0", "sm0", Optional.of("half"), 1));
        there.set(1, new There("f1", "r1", "sha1", "sm1", Optional.empty(), 1));
        there.add(new There("unknown", "r", "sha-half", "sm", Optional.of("sha-half"), 1));
        assertThat(ledger.check(there).half()).containsExactlyInAnyOrder("f0", "f1", "unknown");
    }

    @Test
    void findsWhatIsThereTwiceOrWasRefusedOrNeverSent() {
        ledger.invoke("refused", "sha-r");
        ledger.fail("refused");
        there.add(file(7));
        there.add(new There("refused", "r", "sha-r", "sm", Optional.of("sha-r"), 1));
        there.add(new There("stranger", "r", "sha-s", "sm", Optional.of("sha-s"), 1));
        assertThat(ledger.check(there).duplicated()).containsExactlyInAnyOrder("f7", "refused", "stranger");
    }

    @Test
    void findsASecondReceiptForTheSameFile() {
        ledger.ok("f5", new Told("r77", "sha5", "sm5"));
        assertThat(ledger.check(there).lost()).containsExactly("f5");
    }

    @Test
    void findsWhatTheAuditTrailDoesNotKnowOrKnowsTwice() {
        there.set(2, new There("f2", "r2", "sha2", "sm2", Optional.of("sha2"), 0));
        there.set(6, new There("f6", "r6", "sha6", "sm6", Optional.of("sha6"), 2));
        assertThat(ledger.check(there).unaudited()).containsExactly("f2", "f6");
    }
}
