package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.search.Specimens.OCHRE;
import static org.hecha.search.Specimens.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/** Decision 0010: the index follows the database by transactions. */
class IndexerTests extends IndexerContract {

    @TempDir
    Path storage;

    @Override
    AnIndex open(AHouse of) {
        return AnIndex.of(of, storage);
    }

    // --- making anew -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource
    void anIndexThatCannotBeUsedIsMadeAnewAndMeanwhileWhoeverAsksIsToldSo(Damage damage) throws Exception {
        house.put(PLAN, REPORT, page(OCHRE, "附件.txt", 1, muchText()));
        index = AnIndex.of(house, storage);
        assertThat(index.found("科普经费")).containsExactly("机制/方案.pdf#1");
        index.close();
        damage.strike(storage.resolve("index").resolve(Files.readString(storage.resolve("index/current"))));

        house.hold();
        index = AnIndex.of(house, storage);
        assertThat(house.isBeingReadWhole()).isTrue();
        assertThatThrownBy(() -> index.find("科普经费"))
                .isInstanceOfSatisfying(
                        IndexRebuilding.class, e -> assertThat(e.facts()).containsEntry("total", 3L));
        house.letGo();

        assertThat(index.found("科普经费")).containsExactly("机制/方案.pdf#1");
        assertThat(index.found("科技志愿者")).containsExactly("志愿/报告.docx#1");
        assertThat(house.readWhole()).isEqualTo(2);
        try (var left = Files.list(storage.resolve("index")).filter(Files::isDirectory)) {
            assertThat(left).hasSize(1);
        }
    }

    // --- following -------------------------------------------------------------------------------------------------

    @Test
    void aCrashLosesNothingThatWasNotDurableYet(@TempDir Path afterTheCrash) throws IOException {
        index = AnIndex.of(house, storage);
        house.put(PLAN);
        house.put(ARCHIVE, PHOTO);
        house.withdraw(ARCHIVE.evidence().orElseThrow());
        assertThat(index.found("科普经费")).hasSize(1);
        FileSystemUtils.copyRecursively(storage, afterTheCrash);
        index.close();

        index = AnIndex.of(house, afterTheCrash);

        assertThat(index.found("科普经费")).containsExactly("机制/方案.pdf#1");
        assertThat(index.found("夜校招生")).isEmpty();
        assertThat(house.readWhole()).isEqualTo(1);
    }

    /** So much that most of the index is what an opening index does not look at by itself. */
    private static String muchText() {
        return new Random(2022)
                .ints(5_000, 0x4e00, 0x9fa5)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
