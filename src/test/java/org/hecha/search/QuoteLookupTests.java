package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any 2 to 24 characters somebody copies from a page are found on that page, however copying mangled them. */
class QuoteLookupTests {

    private static final int PAGES = 120;
    private static final int QUOTES = 3_000;

    private final Random random = new Random(20_221_010);

    @Test
    void findsWhatWasCopiedWithSpacesLineEndsAndOtherWidths(@TempDir Path directory) throws IOException {
        List<String> texts = new ArrayList<>();
        List<Passage> pages = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            texts.add(page());
            pages.add(Specimens.page(Specimens.OCHRE, "f" + i + ".txt", 1, texts.get(i)));
        }
        int found = 0;
        List<String> missed = new ArrayList<>();
        try (var index = Specimens.index(directory, pages)) {
            for (int run = 0; run < QUOTES; run++) {
                int page = random.nextInt(PAGES);
                String quote = mangled(copied(texts.get(page)));
                if (isFound(index, quote, "f" + page + ".txt")) {
                    found++;
                } else {
                    missed.add(quote);
                }
            }
        }
        assertThat((double) found / QUOTES).as("missed: %s", missed).isGreaterThanOrEqualTo(0.999);
    }

    private static boolean isFound(LuceneIndex index, String quote, String path) throws IOException {
        var query = Queries.within(
                Queries.strict(Wanted.of(Query.quote(quote).text()), List.of(), false),
                Queries.filter(Query.of(""), Specimens.dossiers(Specimens.OCHRE)));
        return index.read(searcher -> {
            for (var hit : searcher.search(query, PAGES).scoreDocs) {
                String found = searcher.storedFields().document(hit.doc).get("path");
                if (path.equals(found)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static final List<String> SENTENCES = List.of(
            "泊云区位于栖河下游，常住人口638,217人，全年开展科普活动3,860场。",
            "《科学茶座》每周五晚播出，已播出二〇二一年第三十六期；",
            "经费合计126.8万元，其中中央和省补助20万元，完成预算的100%。",
            "依据箬办发〔2019〕26号文件，建立了联席会议制度（见附件）。",
            "“茶山科普夜校”把课堂开到茶垄边，白天没人听、晚上听不到。",
            "信息员13420人，活跃率83.5％，居全省第2位。",
            "没有实体科技馆，主要依托流动科技馆、科普大篷车开展服务，",
            "风暴潮、赤潮、海冰来临前，渔港大屏滚动播放避险要点：避沟口、避陡坡。",
            "序号\t名称\t级别\t命名文号\n1\t老船厂工业记忆馆\t市\t栖科协发〔2019〕30号",
            "FM102.1早安科学、微信公众号“泊云科普”粉丝58204。");

    private String page() {
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(SENTENCES.get(random.nextInt(SENTENCES.size())));
            // pages must differ, or finding the right one says nothing
            for (int k = 0; k < 6; k++) {
                text.append((char) ('一' + random.nextInt(0x4000)));
            }
            text.append(random.nextBoolean() ? "\n" : "");
        }
        return text.toString();
    }

    private String copied(String text) {
        while (true) {
            int length = 2 + random.nextInt(63);
            int start = random.nextInt(text.length() - length);
            String copy = text.substring(start, start + length);
            if (Bare.of(NormalText.normal(copy)).length() >= 2) {
                return copy;
            }
        }
    }

    /** Spaces, line ends and full-width forms, as copying out of viewers gives them. */
    private String mangled(String copy) {
        var mangled = new StringBuilder();
        for (int i = 0; i < copy.length(); i++) {
            char c = copy.charAt(i);
            if (random.nextInt(3) == 0) {
                c = otherwise(c);
            }
            boolean wide = c > ' ' && c < 0x7f && random.nextInt(4) == 0;
            mangled.append(wide ? (char) (c + 0xfee0) : c);
            boolean amongHan =
                    Character.isIdeographic(c) && i + 1 < copy.length() && Character.isIdeographic(copy.charAt(i + 1));
            if (amongHan && random.nextInt(6) == 0) {
                mangled.append(random.nextBoolean() ? " " : random.nextBoolean() ? "\n" : "　");
            }
        }
        return mangled.toString();
    }

    /** A digit as numeral and the other way round, any of the zeros, a character in its traditional form. */
    private char otherwise(char c) {
        String digits = "0123456789";
        String numerals = "〇一二三四五六七八九";
        String simple = "区县级办发号书会议项万经费动宝体课间专";
        String traditional = "區縣級辦發號書會議項萬經費動寶體課間專";
        if (digits.indexOf(c) >= 0) {
            return numerals.charAt(digits.indexOf(c));
        }
        if (numerals.indexOf(c) >= 0) {
            return digits.charAt(numerals.indexOf(c));
        }
        return simple.indexOf(c) >= 0 ? traditional.charAt(simple.indexOf(c)) : c;
    }
}
