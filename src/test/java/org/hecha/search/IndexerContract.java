package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hecha.search.Specimens.OCHRE;
import static org.hecha.search.Specimens.claim;
import static org.hecha.search.Specimens.file;
import static org.hecha.search.Specimens.outOf;
import static org.hecha.search.Specimens.page;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Decision 0010: the index follows the database by transactions, wherever it is. */
abstract class IndexerContract {

    static final Passage PLAN = page(OCHRE, "机制/方案.pdf", 1, "赭办发〔2022〕9号 科普经费列入财政预算");
    static final Passage REPORT = page(OCHRE, "志愿/报告.docx", 1, "全县注册科技志愿者一千二百三十六人");
    static final Passage ARCHIVE = page(OCHRE, "材料.zip", 1, "");
    static final Passage PHOTO = outOf(ARCHIVE, page(OCHRE, "公告.jpg", 1, "科普夜校招生公告"));
    static final Passage VOLUNTEERS = claim(OCHRE, "S07", "vol_distinct", "注册科技志愿者人数 1236 人");

    final AHouse house = new AHouse();

    AnIndex index;

    /** The same index each time in one test, as it was left; another one in the next. */
    abstract AnIndex open(AHouse of);

    @AfterEach
    void stop() {
        house.letGo();
        index.close();
    }

    @Test
    void aRebuildFindsTheSameAsAnIndexThatFollowed() throws IOException {
        index = open(house);
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
        index = open(house);
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

    @Test
    void whatWasWithdrawnLeavesTheIndexWithAllThatCameOutOfIt() throws IOException {
        house.put(ARCHIVE, PHOTO, REPORT);
        index = open(house);
        assertThat(index.found("夜校招生")).containsExactly("公告.jpg#1");

        house.withdraw(ARCHIVE.evidence().orElseThrow());

        assertThat(index.found("夜校招生")).isEmpty();
        assertThat(index.find("夜校招生").readable()).isEqualTo(1);
        assertThat(index.found("科技志愿者")).containsExactly("志愿/报告.docx#1");
    }

    @Test
    void aTransactionThatTookItsNumberEarlyAndCommitsLateIsNotLost() throws IOException {
        index = open(house);
        long slow = house.begin();
        house.put(REPORT);
        assertThat(index.found("科技志愿者")).hasSize(1);
        index.close();
        index = open(house);
        assertThat(index.found("科技志愿者")).hasSize(1);

        house.commit(slow, PLAN);

        assertThat(index.found("科普经费")).containsExactly("机制/方案.pdf#1");
        assertThat(house.readWhole()).isEqualTo(1);
    }

    @Test
    void aRestartGoesOnFromTheMarkAndLooksAtNothingTwice() throws IOException {
        index = open(house);
        house.put(PLAN);
        assertThat(index.found("科普经费")).hasSize(1);
        index.close();
        house.lookedAt();
        house.put(VOLUNTEERS);

        index = open(house);

        assertThat(index.found("科技志愿者")).containsExactly("vol_distinct#0");
        assertThat(index.found("科普经费")).containsExactly("机制/方案.pdf#1");
        assertThat(house.lookedAt()).containsExactly("S07/vol_distinct");
        assertThat(house.readWhole()).isEqualTo(1);
    }
}
