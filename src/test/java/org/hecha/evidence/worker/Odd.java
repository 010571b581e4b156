package org.hecha.evidence.worker;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Small files of every kind, made as they are asked for. */
final class Odd {
    static final byte[] PROGRAM =
            bytes("MZ\u0090\u0000\u0003 This program cannot be run in DOS mode." + "x".repeat(600));
    static final byte[] ELF =
            bytes("\u007FELF\u0002\u0001\u0001" + "\u0000".repeat(9) + "\u0002\u0000\u003E\u0000" + "x".repeat(200));
    static final byte[] HTML = bytes(
            "<!DOCTYPE html><html><head><title>x</title></head><body>words<script>alert(1)</script></body></html>");
    static final byte[] XHTML = bytes(
            "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body>words</body></html>");
    static final byte[] SVG = bytes(
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><text>words</text></svg>");
    static final byte[] MHT = bytes(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<html><body>words</body></html>\r\n--b--\r\n");
    static final byte[] MAIL = bytes(
            "From: a@example.org\r\nTo: b@example.org\r\nSubject: s\r\nDate: Mon, 1 Aug 2022 08:00:00 +0800\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nwords\r\n");
    static final byte[] PHP = bytes("<?php system($_GET['c']); ?>\n");
    static final byte[] SHELL = bytes("#!/bin/sh\necho hello\n");
    static final byte[] TEXT = "二〇二二年科普工作总结".getBytes(Charset.forName("GB18030"));

    private Odd() {}

    static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] picture(String format) {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 4, 0xFFFFFF);
        return made(out -> {
            if (!ImageIO.write(image, format, out)) {
                throw new IOException("no writer for " + format);
            }
        });
    }

    static byte[] pdf() {
        return made(out -> {
            try (var document = new PDDocument()) {
                document.addPage(new PDPage());
                document.save(out);
            }
        });
    }

    static byte[] docx() {
        return made(out -> {
            try (var document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("words");
                document.write(out);
            }
        });
    }

    static byte[] xlsx() {
        return made(out -> {
            try (var workbook = new XSSFWorkbook()) {
                workbook.createSheet("s").createRow(0).createCell(0).setCellValue("words");
                workbook.write(out);
            }
        });
    }

    static byte[] xls() {
        return made(out -> {
            try (var workbook = new HSSFWorkbook()) {
                workbook.createSheet("s").createRow(0).createCell(0).setCellValue("words");
                workbook.write(out);
            }
        });
    }

    static byte[] pptx() {
        return made(out -> {
            try (var show = new XMLSlideShow()) {
                show.createSlide().createTextBox().setText("words");
                show.write(out);
            }
        });
    }

    static byte[] ppt() {
        return made(out -> {
            try (var show = new HSLFSlideShow()) {
                show.createSlide().createTextBox().setText("words");
                show.write(out);
            }
        });
    }

    /** Names and contents in turn. */
    static byte[] zip(Object... entries) {
        return made(out -> {
            try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                for (int i = 0; i < entries.length; i += 2) {
                    zip.putNextEntry(new ZipEntry((String) entries[i]));
                    zip.write(
                            entries[i + 1] instanceof byte[] raw
                                    ? raw
                                    : ((String) entries[i + 1]).getBytes(StandardCharsets.UTF_8));
                }
            }
        });
    }

    interface Making {
        void into(ByteArrayOutputStream out) throws IOException;
    }

    static byte[] made(Making making) {
        var out = new ByteArrayOutputStream();
        try {
            making.into(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
