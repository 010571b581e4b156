package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hecha.search.Specimens.OCHRE;
import static org.hecha.search.Specimens.claim;
import static org.hecha.search.Specimens.file;
import static org.hecha.search.Specimens.outOf;
import static org.hecha.search.Specimens.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/** Decision 0010: the index follows the database by transactions. */
class IndexerTests {

    private static final Passage PLAN = page(OCHRE, "机制/方案.pdf", 1, "赭办发〔2022〕9号 科普经费列入财政预算");
    private static final Passage REPORT = page(OCHRE, "志愿/报告.docx", 1, "全县注册科技志愿者一千二百三十六人");
    private static final Passage ARCHIVE = page(OCHRE, "材料.zip", 1, "");
    private static final Passage PHOTO = outOf(ARCHIVE, page(OCHRE, "公告.jpg", 1, "科普夜校招生公告"));
    private static final Passage VOLUNTEERS = claim(OCHRE, "S07", "vol_distinct", "注册科技志愿者人数 1236 人");

    @TempDir
    Path storage;

    final AHouse house = new AHouse();

    AnIndex index;

    @AfterEach
    void stop() {
        house.letGo();
        index.close();
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

    @Test
    void aRebuildFindsTheSameAsAnIndexThatFollowed() throws IOException {
        index = AnIndex.of(house, storage);
        house.put(PLAN, page(OCHRE, "机制/方案.pdf", 2, "人均不低于3元"));
        house.put(page(OCHRE, "志愿/报告.docx", 1, "尚未写完的报告"), ARCHIVE, PHOTO);
        assertThat(index.found("尚未写完")).containsExactly("志愿/报告.docx#1");
        house.put(REPORT);
        house.put(VOLUNTEERS);
        house.put(page(OCHRE, "会议/纪要.txt", 1, "科普夜校与科技志愿者"));
        house.withdraw(file(OCHRE, "会议/纪要.txt"));

        var queries = List.of("科普夜校", "“列入财政预算”", "赭办发[2022]9号", "1236人", "志愿者", "人均3元", "尚未写完", "纪要", "鲸鱼");
        var followed = index.answers(queries);
        long documents = index.search.rebuild().documents();

        assertThat(documents).isEqualTo(6);
        assertThat(house.readWhole()).isEqualTo(2);
        assertThat(index.answers(queries)).isEqualTo(followed);
        assertThat(followed.get("1236人").total()).isEqualTo(2);
    }

    @Test
    void whatChangesDuringARebuildIsFoundBeforeAndAfterIt() throws Exception {
        house.put(PLAN);
        index = AnIndex.of(house, storage);
        assertThat(index.found("科普经费")).hasSize(1);

        house.hold();
        var rebuilt = CompletableFuture.supplyAsync(index.search::rebuild);
        assertThat(house.isBeingReadWhole()).isTrue();
        house.put(REPORT);
        assertThat(index.found("科技志愿者")).containsExactly("志愿/报告.docx#1");
        house.letGo();

        assertThat(rebuilt.get(30, TimeUnit.SECONDS).documents()).isEqualTo(1);
        assertThat(index.found("科技志愿者")).containsExactly("志愿/报告.docx#1");
        assertThat(index.found("科普经费")).containsExactly("机制/方案.pdf#1");
    }

    // --- following -------------------------------------------------------------------------------------------------

    @Test
    void whatWasWithdrawnLeavesTheIndexWithAllThatCameOutOfIt() throws IOException {
        house.put(ARCHIVE, PHOTO, REPORT);
        index = AnIndex.of(house, storage);
        assertThat(index.found("夜校招生")).containsExactly("公告.jpg#1");

        house.withdraw(ARCHIVE.evidence().orElseThrow());

        assertThat(index.found("夜校招生")).isEmpty();
        assertThat(index.find("夜校招生").readable()).isEqualTo(1);
        assertThat(index.found("科技志愿者")).containsExactly("志愿/报告.docx#1");
    }

    @Test
    void aTransactionThatTookItsNumberEarlyAndCommitsLateIsNotLost() throws IOException {
        index = AnIndex.of(house, storage);
        long slow = house.begin();
        house.put(REPORT);
        assertThat(index.found("科技志愿者")).hasSize(1);
        index.close();
        index = AnIndex.of(house, storage);
        assertThat(index.found("科技志愿者")).hasSize(1);

        house.commit(slow, PLAN);

        assertThat(index.found("科普经费")).containsExactly("机制/方案.pdf#1");
        assertThat(house.readWhole()).isEqualTo(1);
    }

    @Test
    void aRestartGoesOnFromTheMarkAndLooksAtNothingTwice() throws IOException {
        index = AnIndex.of(house, storage);
        house.put(PLAN);
        assertThat(index.found("科普经费")).hasSize(1);
        index.close();
        house.lookedAt();
        house.put(VOLUNTEERS);

        index = AnIndex.of(house, storage);

        assertThat(index.found("科技志愿者")).containsExactly("vol_distinct#0");
        assertThat(index.found("科普经费")).containsExactly("机制/方案.pdf#1");
        assertThat(house.lookedAt()).containsExactly("S07/vol_distinct");
        assertThat(house.readWhole()).isEqualTo(1);
    }

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
