package org.hecha.evidence.worker;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A register of volunteers of any length, written without ever holding more than a row. */
final class LongWorkbook {
    private static final String SHEET = "志愿者名册";

    private LongWorkbook() {}

    /** What the name cell (column B) of a row says; row 1 is the heading. */
    static String name(int row) {
        return "志愿者第" + row + "号";
    }

    /** Every name is a shared string of its own, as programs write a register. */
    static Path xlsx(Path file, int rows) throws IOException {
        try (var zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            zip.setLevel(1);
            part(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
                    <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>\
                    <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>\
                    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            part(zip, "_rels/.rels", relation("officeDocument", "xl/workbook.xml", ""));
            part(zip, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
                    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
                    <sheets><sheet name="%s" sheetId="1" r:id="a"/></sheets></workbook>""".formatted(SHEET));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relation(
                            "worksheet",
                            "worksheets/sheet1.xml",
                            one("b", "sharedStrings", "sharedStrings.xml") + one("c", "styles", "styles.xml")));
            part(zip, "xl/styles.xml", """
                    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
                    <fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>\
                    <cellStyleXfs count="1"><xf/></cellStyleXfs>\
                    <cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            text(zip, "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>姓名</t></si>");
            for (int row = 2; row <= rows; row++) {
                text(zip, "<si><t>" + name(row) + "</t></si>");
            }
            text(zip, "</sst>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            text(zip, """
                    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>\
                    <row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c><c r="B1" t="s"><v>0</v></c>\
                    <c r="C1" t="inlineStr"><is><t>村</t></is></c><c r="D1" t="inlineStr"><is><t>登记日期</t></is></c>\
                    <c r="E1" t="inlineStr"><is><t>服务时长</t></is></c></row>""");
            for (int row = 2; row <= rows; row++) {
                text(
                        zip,
                        "<row r=\"" + row + "\"><c r=\"A" + row + "\"><v>" + (row - 1) + "</v></c><c r=\"B" + row
                                + "\" t=\"s\"><v>" + (row - 1) + "</v></c><c r=\"C" + row
                                + "\" t=\"inlineStr\"><is><t>第" + row % 97 + "村</t></is></c><c r=\"D" + row
                                + "\" s=\"1\"><v>" + (44_000 + row % 900) + "</v></c><c r=\"E" + row + "\"><v>"
                                + row % 41 + ".5</v></c></row>");
            }
            text(zip, "</sheetData></worksheet>");
        }
        return file;
    }

    static Path csv(Path file, int rows) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            text(out, "序号,姓名,村,登记日期,服务时长\r\n");
            for (int row = 2; row <= rows; row++) {
                text(out, (row - 1) + "," + name(row) + ",第" + row % 97 + "村,2022-08-26," + row % 41 + ".5\r\n");
            }
        }
        return file;
    }

    /** The same workbook with something else in its sheet. */
    static Path replaced(Path file, String before, String after) throws IOException {
        Path other = file.resolveSibling("replaced");
        try (var in = new ZipFile(file.toFile());
                var zip = new ZipOutputStream(Files.newOutputStream(other))) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                String content = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                part(zip, entry.getName(), content.replace(before, after));
            }
        }
        return other;
    }

    private static String relation(String type, String target, String more) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + one("a", type, target) + more + "</Relationships>";
    }

    private static String one(String id, String type, String target) {
        return "<Relationship Id=\"" + id
                + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type
                + "\" Target=\"" + target + "\"/>";
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        text(zip, content);
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
