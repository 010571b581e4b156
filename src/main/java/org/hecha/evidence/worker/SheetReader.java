package org.hecha.evidence.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.hecha.evidence.Evidence.Reason;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Workbooks: a line a row, values as the sheet shows them, dates as 2022-08-26. A sheet is a page, a long one several.
 * Streamed: what a workbook needs of the heap is its kept text, not its rows.
 */
final class SheetReader {
    private SheetReader() {}

    /** XLSX. */
    static void ooxml(Job job, Draft draft) throws IOException, OpenXML4JException, SAXException, CannotRead {
        // the ratio alone refuses honest workbooks; size decides
        ZipSecureFile.setMinInflateRatio(0.001);
        ZipSecureFile.setMaxEntrySize(job.limits().unpacked());
        try (var file = OPCPackage.open(job.file().toFile(), PackageAccess.READ)) {
            OfficeProperties.of(file, draft);
            var reader = new XSSFReader(file);
            var styles = reader.getStylesTable();
            var table = new Table(job, draft);
            try (var part = reader.getSharedStringsData();
                    var strings = StringsOnDisk.of(part, job)) {
                var sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
                for (int number = 1; sheets.hasNext(); number++) {
                    if (number > job.limits().pages()) {
                        draft.because(Reason.TRUNCATED);
                        break;
                    }
                    try (var sheet = sheets.next()) {
                        job.progress().run();
                        draft.property("sheet." + number, sheets.getSheetName());
                        table.sheet(sheets.getSheetName());
                        var parser = Xml.reader();
                        var rows = new Rows(table, parser);
                        parser.setContentHandler(
                                new XSSFSheetXMLHandler(styles, null, strings, rows, new Shown(), false));
                        parser.parse(new InputSource(sheet));
                        table.end();
                    }
                }
            }
            table.finish();
            looks(file, job, draft);
        }
    }

    /** Pictures laid over the cells; which sheet shows them is not worth finding out. */
    private static void looks(OPCPackage file, Job job, Draft draft) {
        for (var part : file.getPartsByName(java.util.regex.Pattern.compile("/xl/media/.*"))) {
            var copy = job.out().resolve("picture");
            try (var in = part.getInputStream()) {
                java.nio.file.Files.copy(in, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                draft.look(1, Pictures.load(copy.toFile(), 0, job.limits().pixels()));
            } catch (IOException | CannotRead | RuntimeException unreadable) {
                // a drawing of another kind, or a damaged one: the cells were read all the same
                continue;
            }
        }
    }

    /** XLS and ET. */
    static void binary(Job job, Draft draft) throws IOException, CannotRead {
        try (var file = new POIFSFileSystem(job.file().toFile(), true)) {
            OfficeProperties.of(file, draft);
            var table = new Table(job, draft);
            new BinaryRows(table, job, draft).read(file);
            table.finish();
        } catch (EncryptedDocumentException e) {
            throw new CannotRead(Reason.PASSWORD_PROTECTED);
        }
    }

    /** Values as the sheet shows them, but dates always in the same form. */
    static final class Shown extends DataFormatter {
        @Override
        public String formatRawCellContents(double value, int formatIndex, String format, boolean use1904) {
            if (format != null && DateUtil.isADateFormat(formatIndex, format) && DateUtil.isValidExcelDate(value)) {
                var time = DateUtil.getLocalDateTime(value, use1904);
                if (value < 1) {
                    return time.toLocalTime().toString();
                }
                boolean wholeDay = value == Math.floor(value);
                return time.toLocalDate()
                        + (wholeDay ? "" : " " + time.toLocalTime().withNano(0));
            }
            return super.formatRawCellContents(value, formatIndex, format, use1904);
        }
    }

    private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {
        private final Table table;
        private final XMLReader parser;
        private List<String> cells = new ArrayList<>();

        Rows(Table table, XMLReader parser) {
            this.table = table;
            this.parser = parser;
        }

        @Override
        public void startRow(int row) {
            cells = new ArrayList<>();
        }

        @Override
        public void endRow(int row) {
            table.row(row + 1, TextReader.row(cells));
            if (table.full()) {
                // the rest is counted without being looked at
                parser.setContentHandler(new Counting(table));
            }
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (column < 0 || column >= Table.COLUMNS) {
                throw new IllegalArgumentException("no spreadsheet has such a column");
            }
            while (cells.size() < column) {
                cells.add("");
            }
            cells.add(value == null ? "" : TextReader.cell(value));
        }
    }

    /** Rows with at least one value. */
    private static final class Counting extends DefaultHandler {
        private final Table table;
        private boolean filled;

        Counting(Table table) {
            this.table = table;
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            switch (local) {
                case "row" -> filled = false;
                case "v", "is" -> filled = true;
                default -> {}
            }
        }

        @Override
        public void endElement(String uri, String local, String name) {
            if (local.equals("row")) {
                table.breathe();
                if (filled) {
                    table.missed();
                }
            }
        }
    }
}
