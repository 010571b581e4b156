package org.hecha.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hecha.organization.Level;
import org.hecha.organization.Region;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ComparingTests {

    private static final Vocabulary WORDS = new Vocabulary(List.of(
            region("990000", "岚川省", Level.PROVINCE),
            region("990200", "望岫市", Level.CITY),
            region("990122", "青箬县", Level.COUNTY),
            region("990226", "赭岭县", Level.COUNTY)));

    private static final String STORY = """
            青箬县地处群山之间，茶园一片连着一片。2019年冬天，县科协在茶厂的烘青车间里办起第一堂夜校，来了十一个人，炭盆边坐成一圈。
            茶农白天采茶做茶，没有工夫听课，老师便把课堂搬到收工以后。讲的都是眼前的事：怎样修枝，怎样看虫，怎样把一斤鲜叶做出两样价钱。
            三年下来，夜校开到二十七个村，教过的人自己当了老师。青箬县的茶叶合作社把夜校的笔记印成小册子，逢集就在街口散发。
            有人问夜校图什么，老站长说，图的是孩子们晚上围过来听，听着听着就不肯走了。""";

    @Nested
    class Found {

        @Test
        void aStoryWithTheNamesOfPlacesChanged() {
            String renamed = STORY.replace("青箬县", "赭岭县").replace("青箬", "赭岭").replace("茶", "油茶");
            assertThat(compare(STORY, renamed)).map(Comparing.Found::kind).contains(Kin.Kind.TEXT);
        }

        @Test
        void aFileCopiedWholeIntoALongReport() throws IOException {
            assertThat(compare(report() + "\n" + STORY + "\n" + report(), STORY))
                    .get()
                    .satisfies(found -> assertThat(found.containment()).isGreaterThan(0.9));
        }

        @Test
        void aPassageOfALongReportInAnotherLongReport() throws IOException {
            List<String> lines =
                    report().lines().filter(line -> line.length() > 20).toList();
            int half = lines.size() / 2;
            String one = String.join("\n", lines.subList(0, half)) + "\n" + STORY;
            String other = STORY + "\n" + String.join("\n", lines.subList(half, lines.size()));
            assertThat(compare(one, other)).map(Comparing.Found::kind).isPresent();
        }

        @Test
        void aRegulationWhoseArticlesAreItsOwn() {
            String rules = IntRules.of("青箬县");
            assertThat(compare(rules, IntRules.of("赭岭县"))).isPresent();
        }
    }

    @Nested
    class NotFound {

        @Test
        void twoPapersThatQuoteTheSameLaw() {
            String law = """
                    第十四条　各类学校及其他教育机构，应当把科普作为素质教育的重要内容，组织学生开展多种形式的科普活动。科技馆和其他场所应当组织开展青少年校外科普教育活动。
                    第二十三条　各级人民政府应当将科普经费列入同级财政预算，逐步提高科普投入水平，保障科普工作顺利开展。各级人民政府有关部门应当安排一定的经费用于科普工作。
                    第二十九条　企业应当结合生产活动和职工技能培训开展科普活动，有条件的可以设立向公众开放的科普场馆和设施。
                    """;
            assertThat(compare(
                            "县教育局周五下午组织全体教师集中学习，逐条讨论，每人写了心得，下周交流。\n" + law,
                            "听众朋友大家好，今天的广播里我们念几条法律给大家听，念完了再说说村里的事情。\n" + law))
                    .isEmpty();
        }

        /** Without the number of an article, which offices often leave out. */
        @Test
        void twoLettersThatQuoteALawByItsNameOnly() {
            String law = "《中华人民共和国农业技术推广法》明确规定：国家扶持农业技术推广事业，加快农业技术的普及应用，发展高产、优质、高效、生态、安全农业。"
                    + "各级人民政府应当加强对农业技术推广工作的领导，组织有关部门和单位采取措施，提高农业技术推广服务水平。\n";
            assertThat(compare(
                            "各农技站：\n请在本周例会上学习，并把去年推广的品种列一张表，下周三以前报到我局科教股。\n" + law,
                            "通知\n村里的喇叭每天早晚各播一遍，连播七天，播完由站长在登记簿上签字。\n" + law + "乡农业服务中心"))
                    .isEmpty();
        }

        @Test
        void shortPapersThatHaveNothingButAFormulaInCommon() {
            assertThat(compare("情况说明\n经核实，2021年我县没有发生上述情形。特此说明。", "情况说明\n经核实，2021年我县没有发生上述情形。特此说明。"))
                    .isEmpty();
        }

        @Test
        void anyOfThreeHundredRandomPairs() throws IOException {
            String[] sentences = report().split("(?<=。)");
            var random = new Random(11);
            for (int pair = 0; pair < 300; pair++) {
                List<String> mixed = new java.util.ArrayList<>(Arrays.asList(sentences));
                java.util.Collections.shuffle(mixed, random);
                int half = Math.min(24, mixed.size() / 2);
                String one = String.join("", mixed.subList(0, half));
                String other = String.join("", mixed.subList(half, 2 * half));
                assertThat(compare(one, other)).as("pair %d", pair).isEmpty();
            }
        }
    }

    @Test
    void aPaperIsASuperiorsWhenItsHeadOrSignatureNamesNoCounty() {
        assertThat(WORDS.superior("岚川省科学技术协会文件\n岚科协发普〔2022〕11号\n各市、县科协：\n现通知如下。"))
                .isTrue();
        assertThat(WORDS.superior("关于做好创建工作的通知\n各县科协：\n请于月底前报送。\n望岫市科学技术协会\n2022年7月1日"))
                .isTrue();
        assertThat(WORDS.superior("岚川省青箬县科学技术协会文件\n关于开展夜校的通知\n正文。\n青箬县科学技术协会\n2022年7月1日"))
                .isFalse();
        assertThat(WORDS.superior(STORY)).isFalse();
        assertThat(WORDS.superior("创建简报\n第14期\n" + STORY + "\n报：望岫市科学技术协会\u3000\u3000送：县四套班子领导"))
                .isFalse();
        assertThat(WORDS.superior("科普中国信息员数据排名表\n序号\t县（市、区）\t信息员\t名次\n3\t石湾县\t4467\t3\n4\t望楼县\t4318\t4"
                        + "\n5\t云衣区\t4260\t5\n6\t青箬县\t4101\t6\n7\t丹溪市\t3980\t7"))
                .isTrue();
        assertThat(WORDS.superior("青箬县各乡镇科普活动统计\n东风社区\t12\n河沿社区\t9\n西山社区\t7\n北坡社区\t6\n南塘社区\t5\n石桥镇\t4"))
                .isFalse();
        assertThat(WORDS.superior("《中华人民共和国科学技术普及法》学习提纲\n一、什么是科普。")).isTrue();
        assertThat(WORDS.superior("学习《中华人民共和国科学技术普及法》心得体会\n我认为要抓好三件事。")).isFalse();
    }

    @Test
    void bandsOfTheWholeAgreeForNearlyEveryPairWithAThirdInCommon() {
        var random = new Random(5);
        int missed = 0;
        for (int pair = 0; pair < 200; pair++) {
            String shared = han(random, 300);
            Pieces one = Pieces.of(shared + han(random, 300));
            Pieces other = Pieces.of(shared + han(random, 300));
            int[] a = Pieces.bands(one.sketch(), 2);
            int[] b = Pieces.bands(other.sketch(), 2);
            if (java.util.stream.IntStream.range(0, a.length).noneMatch(i -> a[i] == b[i])) {
                missed++;
            }
        }
        assertThat(missed).isLessThanOrEqualTo(2);
    }

    // --- texts -----------------------------------------------------------------------------------------------------

    private static Optional<Comparing.Found> compare(String one, String other) {
        Written a = Written.of(one, WORDS);
        Written b = Written.of(other, WORDS);
        return Comparing.texts(a, a.pieces(), b, b.pieces());
    }

    /** Texts of one of the invented counties, one after the other. */
    private static String report() throws IOException {
        try (var files = Files.walk(Path.of("storage", "demo"))) {
            var text = new StringBuilder();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String read = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
                if (read.indexOf('\uFFFD') < 0 && text.indexOf(read) < 0) {
                    text.append(read).append('\n');
                }
            }
            return text.toString();
        }
    }

    private static String han(Random random, int length) {
        return random.ints(length, 0x4E00, 0x8000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Region region(String code, String name, Level level) {
        return new Region(code, name, level, Optional.empty(), 1, 2);
    }

    /** A county's own regulation. */
    private static final class IntRules {
        static String of(String county) {
            return """
                    %s科技志愿者嘉许办法
                    第一条　为了让出力的人有体面，让想出力的人有奔头，结合本地实际，制定本办法。
                    第二条　每服务一小时记一个积分，夜里和雨天服务的，按一个半积分记，由村里的记分员当场登记。
                    第三条　积分满五十的，凭卡可以在镇上的合作社换一把剪子或者两袋有机肥，满一百的可以免费体检一次。
                    第四条　每年腊月里评一次，谁做得好由乡亲们举手，当场点票，当场发证，不评领导干部。
                    """.formatted(county);
        }
    }
}
