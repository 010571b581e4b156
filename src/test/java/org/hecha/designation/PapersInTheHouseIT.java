package org.hecha.designation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.hecha.InApplication;
import org.hecha.evidence.ArchivalCopies;
import org.hecha.evidence.NotConvertible;
import org.hecha.evidence.worker.Tools;
import org.hecha.organization.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Papers as the office suite sets them: what archives ask of them, and what stands where. */
@InApplication
class PapersInTheHouseIT {

    @Autowired
    PaperMaking making;

    @Autowired
    Filling filling;

    @Autowired
    ArchivalCopies copies;

    @BeforeEach
    void theOfficeSuiteIsThere() {
        assumeThat(Tools.find().soffice())
                .as("papers are made by the office suite")
                .isPresent();
    }

    @Test
    void whatIsNoDocumentIsNotCalledAnArchivalCopy() {
        assertThatThrownBy(() -> copies.of(new byte[] {'P', 'K', 3, 4, 0, 0})).isInstanceOf(NotConvertible.class);
        assertThatThrownBy(() -> copies.of("".getBytes(StandardCharsets.UTF_8))).isInstanceOf(NotConvertible.class);
    }

    @Test
    void aLetterOfAnyLengthIsPdfAWithEveryRowAndItsSealOnTheLastPageWithText() throws Exception {
        for (int rows : new int[] {1, 7, 8, 9, 10, 11, 12, 60}) {
            byte[] docx = filling.fill(
                    Papers.Kind.LETTER,
                    ATemplate.letter(),
                    FillingTests.values(rows),
                    Optional.of(Seal.of(ATemplate.seal())));
            byte[] pdf = copies.of(docx);
            keep("letter-" + rows + ".pdf", pdf);
            assertThat(APdf.flaws(pdf)).isEmpty();
            APdf.assertSealedOn(pdf, "2022年10月8日");
            String text = APdf.text(pdf);
            assertThat(IntStream.rangeClosed(1, rows).mapToObj(i -> "2021B2-99%04d".formatted(225 + i)))
                    .allSatisfy(number -> assertThat(text).contains(number));
            assertThat(APdf.lastPage(pdf)).as("the last page of %d rows", rows).contains("特此函达。岚川省科学技术协会2022年10月8日");
        }
    }

    @Test
    void aCertificateOfAnInventedDossierSaysSoOnItsOnePage() throws Exception {
        Map<Field, String> once = Map.of(
                Field.ISSUER, "中国科学技术协会",
                Field.NUMBER, "YANSHI-2022-000001",
                Field.ROUND, "2021-2025年度第二批",
                Field.DATE, "2022年12月30日",
                Field.PROVINCE, "岚川省",
                Field.COUNTY, "赭岭县",
                Field.EDITION, "2021-2025",
                Field.NAMED, "2022年12月30日",
                Field.UNTIL, "2025年12月31日");
        Papers.Made made = making.make(Papers.Kind.CERTIFICATE, Region.COUNTRY, once, List.of(), true);
        keep("certificate.pdf", made.pdf());
        assertThat(APdf.flaws(made.pdf())).isEmpty();
        assertThat(APdf.text(made.pdf()))
                .contains("命名岚川省赭岭县为")
                .contains("全国科普示范县（市、区）")
                .contains("证书编号：YANSHI-2022-000001")
                .contains("有效期：2022年12月30日至2025年12月31日")
                .contains("中国科学技术协会")
                .contains("演示数据，不具效力");
        try (PDDocument document = Loader.loadPDF(made.pdf())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(made.pdf().length).as("only the characters used are in it").isLessThan(500_000);
    }

    private static void keep(String name, byte[] pdf) throws Exception {
        Files.write(Files.createDirectories(Path.of("target", "papers")).resolve(name), pdf);
    }
}
