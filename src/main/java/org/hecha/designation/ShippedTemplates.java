package org.hecha.designation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageBorderOffset;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.springframework.stereotype.Component;

/** The templates an office begins with, made of our own wording. */
@Component
class ShippedTemplates {

    /** The face this machine is asked to have (README, readers); what an office's own template names is its own affair. */
    private static final String FACE = "Noto Serif CJK SC";

    private static final String RED = "C01010";
    private static final String GOLD = "B88A2A";
    private static final List<Field> COLUMNS =
            List.of(Field.POSITION, Field.COUNTY, Field.DOSSIER, Field.MET, Field.POINTS);
    private static final int[] WIDTHS = {900, 2500, 2300, 1500, 1300};

    private final Wording wording;

    ShippedTemplates(Wording wording) {
        this.wording = wording;
    }

    String fileName(Papers.Kind kind) {
        return wording.plain("shipped." + key(kind) + ".file");
    }

    byte[] of(Papers.Kind kind) {
        try (var document = new XWPFDocument()) {
            var styles = document.createStyles();
            styles.setDefaultFonts(face());
            // a face for several languages draws some characters otherwise in each
            styles.setEastAsia("zh-CN");
            if (kind == Papers.Kind.LETTER) {
                letter(document);
            } else {
                certificate(document);
            }
            var bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letter(XWPFDocument document) {
        page(document, 11906, 16838, 1985, 1531);
        line(document, open(Field.ISSUER), 26, RED, ParagraphAlignment.CENTER).setSpacingAfter(240);
        XWPFParagraph number = line(document, open(Field.NUMBER), 14, "", ParagraphAlignment.CENTER);
        number.setSpacingAfter(400);
        CTBorder rule = number.getCTPPr().addNewPBdr().addNewBottom();
        rule.setVal(STBorder.SINGLE);
        rule.setSz(BigInteger.valueOf(12));
        rule.setSpace(BigInteger.valueOf(6));
        rule.setColor(RED);
        line(document, text("letter.title"), 19, "", ParagraphAlignment.CENTER).setSpacingAfter(360);
        line(document, text("letter.to"), 14, "", ParagraphAlignment.LEFT);
        for (String part : List.of("letter.body", "letter.replaces")) {
            line(document, text(part), 14, "", ParagraphAlignment.BOTH).setIndentationFirstLine(560);
        }
        table(document);
        // signature and date take these words along to their page, which rows of a long table do not let themselves be
        XWPFParagraph end = line(document, text("letter.end"), 14, "", ParagraphAlignment.LEFT);
        end.setSpacingBefore(240);
        end.setIndentationFirstLine(560);
        XWPFParagraph signature = line(document, open(Field.ISSUER), 14, "", ParagraphAlignment.CENTER);
        signature.setSpacingBefore(900);
        signature.setIndentationLeft(3800);
        line(document, open(Field.DATE), 14, "", ParagraphAlignment.CENTER).setIndentationLeft(3800);
        foot(document);
    }

    private void table(XWPFDocument document) {
        XWPFTable table = document.createTable(2, COLUMNS.size());
        table.setTableAlignment(TableRowAlign.CENTER);
        table.getRow(0).setRepeatHeader(true);
        table.getRow(1).setCantSplitRow(true);
        for (int i = 0; i < COLUMNS.size(); i++) {
            cell(table.getRow(0).getCell(i), text("letter.column." + COLUMNS.get(i)), WIDTHS[i], "F0F0F0");
            cell(table.getRow(1).getCell(i), open(COLUMNS.get(i)), WIDTHS[i], "FFFFFF");
        }
    }

    private static void cell(XWPFTableCell cell, String text, int width, String ground) {
        cell.setWidth(Integer.toString(width));
        cell.setColor(ground);
        XWPFParagraph paragraph = cell.getParagraphs().getFirst();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        paragraph.setSpacingBefore(80);
        paragraph.setSpacingAfter(80);
        run(paragraph, text, 12, "");
    }

    private void foot(XWPFDocument document) {
        XWPFParagraph paragraph = new XWPFHeaderFooterPolicy(document)
                .createFooter(XWPFHeaderFooterPolicy.DEFAULT)
                .createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        run(paragraph, text("letter.page.before") + " ", 10, "");
        var number = paragraph.getCTP().addNewFldSimple();
        number.setInstr("PAGE");
        number.addNewR().addNewT().setStringValue("1");
        run(paragraph, " " + text("letter.page.after"), 10, "");
    }

    private void certificate(XWPFDocument document) {
        CTSectPr section = page(document, 16838, 11906, 1500, 1500);
        section.getPgSz().setOrient(STPageOrientation.LANDSCAPE);
        var frame = section.addNewPgBorders();
        frame.setOffsetFrom(STPageBorderOffset.PAGE);
        for (CTBorder side :
                List.of(frame.addNewTop(), frame.addNewLeft(), frame.addNewBottom(), frame.addNewRight())) {
            side.setVal(STBorder.THICK_THIN_SMALL_GAP);
            side.setSz(BigInteger.valueOf(24));
            side.setSpace(BigInteger.valueOf(24));
            side.setColor(GOLD);
        }
        line(document, text("certificate.title"), 40, RED, ParagraphAlignment.CENTER);
        line(document, text("certificate.body"), 22, "", ParagraphAlignment.CENTER);
        line(document, text("certificate.name"), 28, RED, ParagraphAlignment.CENTER)
                .setSpacingAfter(200);
        for (String fact : List.of("certificate.round", "certificate.no", "certificate.term")) {
            line(document, text(fact), 14, "", ParagraphAlignment.CENTER);
        }
        XWPFParagraph issuer = line(document, open(Field.ISSUER), 18, "", ParagraphAlignment.CENTER);
        issuer.setSpacingBefore(300);
        issuer.setIndentationLeft(7800);
        line(document, open(Field.DATE), 16, "", ParagraphAlignment.CENTER).setIndentationLeft(7800);
    }

    /** In twentieths of a point. */
    private static CTSectPr page(XWPFDocument document, int width, int height, int aside, int above) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(width));
        size.setH(BigInteger.valueOf(height));
        var margins = section.addNewPgMar();
        margins.setLeft(BigInteger.valueOf(aside));
        margins.setRight(BigInteger.valueOf(aside));
        margins.setTop(BigInteger.valueOf(above));
        margins.setBottom(BigInteger.valueOf(above));
        margins.setHeader(BigInteger.valueOf(700));
        margins.setFooter(BigInteger.valueOf(700));
        margins.setGutter(BigInteger.ZERO);
        return section;
    }

    private static XWPFParagraph line(
            XWPFDocument document, String text, int size, String color, ParagraphAlignment alignment) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingBetween(1.3);
        run(paragraph, text, size, color);
        return paragraph;
    }

    private static void run(XWPFParagraph paragraph, String text, int size, String color) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontSize(size);
        if (!color.isEmpty()) {
            run.setColor(color);
        }
    }

    private static CTFonts face() {
        CTFonts fonts = CTFonts.Factory.newInstance();
        fonts.setAscii(FACE);
        fonts.setHAnsi(FACE);
        fonts.setEastAsia(FACE);
        fonts.setCs(FACE);
        return fonts;
    }

    private String open(Field field) {
        return "{{" + wording.name(field) + "}}";
    }

    private String text(String key) {
        return wording.plain("shipped." + key);
    }

    private static String key(Papers.Kind kind) {
        return kind == Papers.Kind.LETTER ? "letter" : "certificate";
    }
}
