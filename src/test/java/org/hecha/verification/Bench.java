package org.hecha.verification;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hecha.dossier.AnExhibit;
import org.hecha.dossier.Answer;
import org.hecha.dossier.Exhibit;
import org.hecha.evidence.Evidence.State;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageText;
import org.hecha.standard.Standard;
import org.hecha.standard.Standards;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** A workbench for rules: an invented county, what it claims, and a few pages of evidence. Deadline 2022-09-20. */
final class Bench {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("org.hecha.standard")
    @ConfigurationPropertiesScan("org.hecha.standard")
    static class StandardAlone {}

    private static final Standard STANDARD = made();
    private static final Places PLACES = new Places("柏川县", List.of("临澄市", "岚川省"), List.of("石湾县", "望楼县", "泊云区"));

    /** Division code of the county. */
    static final String REGION = "990321";

    private final List<Paper> papers = new ArrayList<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<Exhibit> unread = new ArrayList<>();

    static Bench claiming(String claim, Answer answer) {
        Bench bench = new Bench();
        bench.answers.put(claim, answer);
        return bench;
    }

    static Bench claiming(String claim, long value) {
        return claiming(claim, new Answer.Amount(BigDecimal.valueOf(value)));
    }

    static Bench claiming(String claim, boolean value) {
        return claiming(claim, new Answer.YesNo(value, ""));
    }

    static Bench claiming(String claim, String value) {
        return claiming(claim, new Answer.Text(value));
    }

    static Bench claimingRow(String claim, Map<String, String> cells) {
        return claiming(claim, new Answer.Rows(List.of(cells)));
    }

    Bench and(String claim, long value) {
        answers.put(claim, new Answer.Amount(BigDecimal.valueOf(value)));
        return this;
    }

    /** A file with these pages. */
    Bench showing(String path, String... pages) {
        return showing(path, false, 1, pages);
    }

    /** Pages read from pictures without a doubt. */
    Bench scanned(String path, String... pages) {
        return scanned(path, 1, pages);
    }

    Bench scanned(String path, double confidence, String... pages) {
        return showing(path, true, confidence, pages);
    }

    /** A file of so many pages that nobody could read, filed under these criteria. */
    Bench unreadable(int pages, String... criteria) {
        unread.add(
                AnExhibit.of("scan" + unread.size() + ".pdf", "application/pdf", State.UNREADABLE, pages, 0, criteria));
        return this;
    }

    private Bench showing(String path, boolean ocr, double quality, String... pages) {
        EvidenceId id = new EvidenceId(UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)));
        List<PageText> texts = new ArrayList<>();
        for (int i = 0; i < pages.length; i++) {
            texts.add(new PageText(id, i + 1, pages[i], ocr, quality));
        }
        papers.add(new Paper(id, path, "", List.of(), texts, PLACES));
        return this;
    }

    Report.Entry entry() {
        String[] claim = answers.keySet().iterator().next().split("/");
        Case about = new Case(
                STANDARD,
                answers,
                papers,
                PLACES,
                new StandardText(STANDARD),
                Towns.foreign(papers),
                Overtaken.of(papers, LocalDate.of(2022, 9, 20)),
                REGION,
                LocalDate.of(2022, 9, 20),
                papers.size(),
                Unread.of(unread, exhibit -> exhibit));
        return Engine.findings(about).stream()
                .filter(e -> e.criterion().equals(claim[0]) && e.claim().equals(claim[1]))
                .findFirst()
                .orElseThrow();
    }

    Finding finding() {
        return entry().finding();
    }

    List<Finding.Why> asides() {
        return entry().setAside().stream().map(Finding.SetAside::why).toList();
    }

    /** The edition the benches use. */
    static Standard standard() {
        return STANDARD;
    }

    private static Standard made() {
        try (var context = new AnnotationConfigApplicationContext(StandardAlone.class)) {
            return context.getBean(Standards.class).edition("2021-2025");
        }
    }
}
