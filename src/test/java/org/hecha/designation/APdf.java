package org.hecha.designation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** What archives and eyes ask of a paper. */
public final class APdf {

    private APdf() {}

    /** What veraPDF finds against PDF/A-2b; empty for a document that is one. */
    public static List<String> flaws(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
            var result = validator.validate(parser);
            assertThat(result.getTotalAssertions()).as("questions asked").isPositive();
            return result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(TestAssertion::toString)
                    .toList();
        }
    }

    /** Without blanks: lines break where the page ends, and the words are what counts. */
    public static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }

    /** Words of the last page, without blanks. */
    static String lastPage(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(document.getNumberOfPages());
            return stripper.getText(document).replaceAll("\\s+", "");
        }
    }

    /** One picture, on the last page, centred on the last line with these words, its middle a little above that line. */
    public static void assertSealedOn(byte[] pdf, String words) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int i = 0; i < document.getNumberOfPages() - 1; i++) {
                assertThat(pictures(document.getPage(i))).as("page %d", i + 1).isEmpty();
            }
            PDPage last = document.getPage(document.getNumberOfPages() - 1);
            List<float[]> pictures = pictures(last);
            assertThat(pictures).hasSize(1);
            float[] seal = pictures.getFirst();
            float[] line = line(document, words);
            assertThat(seal[2]).as("width in points").isCloseTo((float) (Seal.DIAMETER * 72 / 25.4), within(1f));
            assertThat(seal[0] + seal[2] / 2).as("middle across").isCloseTo((line[0] + line[1]) / 2, within(6f));
            float middle = last.getMediaBox().getHeight() - (seal[1] + seal[3] / 2);
            assertThat(line[2] - middle).as("middle above the line").isBetween(5f, 45f);
        }
    }

    /** Left, right and base line from the top of the last line with these words, on the last page. */
    private static float[] line(PDDocument document, String words) throws IOException {
        var lines = new TreeMap<Integer, List<TextPosition>>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition place) {
                lines.computeIfAbsent(Math.round(place.getYDirAdj()), y -> new ArrayList<>())
                        .add(place);
            }
        };
        stripper.setStartPage(document.getNumberOfPages());
        stripper.getText(document);
        List<TextPosition> line = lines.descendingMap().values().stream()
                .filter(places -> places.stream()
                        .map(TextPosition::getUnicode)
                        .collect(Collectors.joining())
                        .replaceAll("\\s+", "")
                        .contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line with " + words + " on the last page"));
        TextPosition end = line.getLast();
        return new float[] {line.getFirst().getXDirAdj(), end.getXDirAdj() + end.getWidthDirAdj(), end.getYDirAdj()};
    }

    /** Left, bottom, width and height of each picture that is larger than a stroke. */
    private static List<float[]> pictures(PDPage page) throws IOException {
        List<float[]> found = new ArrayList<>();
        var engine = new PDFStreamEngine() {
            @Override
            protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                if (operator.getName().equals("Do")
                        && getResources().getXObject((COSName) operands.getFirst()) instanceof PDImageXObject) {
                    Matrix at = getGraphicsState().getCurrentTransformationMatrix();
                    found.add(new float[] {
                        at.getTranslateX(), at.getTranslateY(), at.getScalingFactorX(), at.getScalingFactorY()
                    });
                    return;
                }
                super.processOperator(operator, operands);
            }
        };
        engine.addOperator(new Concatenate(engine));
        engine.addOperator(new Save(engine));
        engine.addOperator(new Restore(engine));
        engine.addOperator(new DrawObject(engine));
        engine.processPage(page);
        return found;
    }
}
