package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class NameOrderTests {

    @Test
    void numbersAreCountedAndNotSpelt() {
        keeps("标准2.pdf", "标准10.pdf", "标准11.pdf", "标准100.pdf");
        keeps("S07-03-2.jpg", "S07-03-10.jpg", "S07-12-1.jpg");
    }

    @Test
    void chineseNumeralsAreNumbers() {
        keeps("标准一", "标准二", "标准三", "标准九", "标准十", "标准十一", "标准二十", "标准二十一", "标准一百零二");
        keeps("二〇一九年总结.docx", "二〇二〇年总结.docx", "二〇二一年总结.docx");
        keeps("第2次会议", "第三次会议", "第10次会议", "第十二次会议");
        keeps("一万册", "一万二千册", "十二万册");
    }

    @Test
    void whatLiesInAFolderStaysTogetherAndBehindIt() {
        keeps("材料2.zip", "材料2.zip/1.txt", "材料2.zip/10.txt", "材料2.zip 副本", "材料10.zip", "材料10.zip/2.txt");
    }

    @Test
    void namesThatCountAlikeKeepOneOrder() {
        keeps("标准02.pdf", "标准2.pdf", "标准二.pdf");
        assertThat(NameOrder.sorted(List.of("", "/", "十十万万", "零"), Function.identity()))
                .hasSize(4);
    }

    private static void keeps(String... names) {
        for (int seed = 0; seed < 20; seed++) {
            var mixed = new ArrayList<>(List.of(names));
            Collections.shuffle(mixed, new Random(seed));
            assertThat(NameOrder.sorted(mixed, Function.identity())).containsExactly(names);
        }
    }
}
