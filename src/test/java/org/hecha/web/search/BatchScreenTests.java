package org.hecha.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hecha.Fake;
import org.hecha.dossier.Dossiers;
import org.hecha.evidence.EvidenceId;
import org.hecha.organization.AScope;
import org.hecha.organization.Scope;
import org.hecha.search.Hit;
import org.hecha.search.Hits;
import org.hecha.search.Query;
import org.hecha.search.Search;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Terms down, files across: the table that is taken away says what the page says. */
class BatchScreenTests {

    private static final EvidenceId PLAN = new EvidenceId(UUID.fromString("00000000-0000-0000-0000-0000000000a1"));
    private static final EvidenceId LIST = new EvidenceId(UUID.fromString("00000000-0000-0000-0000-0000000000a2"));

    private final Scope scope = AScope.system("test");
    private BatchScreen screen;

    /** What is faked of {@link Search}. */
    public static final class Found {
        public Hits find(Query query, Scope scope, int from, int limit) {
            List<Hit> hits = new ArrayList<>();
            if (query.text().contains("科技志愿者")) {
                hits.add(hit(PLAN, "方案.pdf", 7));
                hits.add(hit(PLAN, "方案.pdf", 2));
                hits.add(hit(LIST, "=名册.xlsx", 1));
            }
            return new Hits(hits, hits.size(), hits.size(), Map.of(), 10, 1, "");
        }

        private static Hit hit(EvidenceId file, String path, int page) {
            return new Hit(
                    Hit.Kind.EVIDENCE,
                    Optional.empty(),
                    "990101",
                    Optional.of(file),
                    path,
                    page,
                    "S07",
                    "",
                    List.of(),
                    List.of(),
                    1);
        }
    }

    @BeforeEach
    void open() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("messages-screens");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        screen = new BatchScreen(Fake.of(Search.class, new Found()), Fake.of(Dossiers.class, new Object()), texts);
    }

    @AfterEach
    void close() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void theWorkbookHasALineForEachTermAndAColumnForEachFile() throws Exception {
        var answer = screen.workbook("科技志愿者\n没有的词", "", scope);

        assertThat(answer.getHeaders().getContentDisposition().getFilename()).isEqualTo("search.xlsx");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.getBody()))) {
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(line(sheet, 1)).containsExactly("词语", "处数", "方案.pdf", "=名册.xlsx");
            assertThat(line(sheet, 2)).containsExactly("科技志愿者", "3", "2 7", "1");
            assertThat(line(sheet, 3)).containsExactly("没有的词", "0", "", "");
        }
    }

    @Test
    void theTextTableSaysTheSame() {
        String text = new String(screen.csv("科技志愿者", "", scope).getBody(), StandardCharsets.UTF_8);

        assertThat(text.lines().toList().getLast()).contains("科技志愿者").contains("2 7");
        assertThat(text).as("a name is no formula").doesNotContain(",=名册").doesNotContain("\"=名册");
    }

    private static List<String> line(Sheet sheet, int row) {
        List<String> cells = new ArrayList<>();
        sheet.getRow(row).forEach(cell -> cells.add(cell.getStringCellValue()));
        return cells;
    }
}
