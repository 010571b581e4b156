package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RoomTests {

    private static Room leaving(int percent, long total, long left) {
        return new Room(
                new Room.Disk() {
                    @Override
                    public long total() {
                        return total;
                    }

                    @Override
                    public long left() {
                        return left;
                    }
                },
                percent);
    }

    @Test
    void refusesWhenLessThanTheShareIsLeftOrWouldBe() {
        assertThatThrownBy(() -> leaving(5, 1000, 49).check(0)).isInstanceOf(StorageNearlyFull.class);
        assertThatThrownBy(() -> leaving(5, 1000, 500).check(451)).isInstanceOf(StorageNearlyFull.class);
        assertThatCode(() -> leaving(5, 1000, 50).check(0)).doesNotThrowAnyException();
        assertThatCode(() -> leaving(5, 1000, 500).check(450)).doesNotThrowAnyException();
    }

    @Test
    void asksNothingOfADiskThatDoesNotKnowItsSize() {
        assertThatCode(() -> leaving(5, 0, 0).check(1 << 30)).doesNotThrowAnyException();
    }
}
