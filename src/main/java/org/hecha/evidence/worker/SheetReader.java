package org.hecha.evidence.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.hecha.evidence.Evidence.Reason;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Workbooks: a page a sheet, a line a row, values as the sheet shows them, dates as 2022-08-26. */
final class SheetReader {
    private SheetReader() {}

    /** XLSX, streamed: a large one needs no more memory than a small one. */
    static void ooxml(Job job, Draft draft) throws IOException, OpenXML4JException, SAXException {
        // the ratio alone refuses honest workbooks; size decides
        ZipSecureFile.setMinInflateRatio(0.001);
        ZipSecureFile.setMaxEntrySize(job.limits().unpacked());
        try (var file = OPCPackage.open(job.file().toFile(), PackageAccess.READ)) {
            OfficeProperties.of(file, draft);
            var strings = new ReadOnlySharedStringsTable(file);
            var reader = new XSSFReader(file);
            var styles = reader.getStylesTable();
            var sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
            int number = 0;
            while (sheets.hasNext() && number < job.limits().pages()) {
                try (var sheet = sheets.next()) {
                    job.progress().run();
                    var rows = new Rows(job.limits().characters());
                    var parser = XMLHelper.newXMLReader();
                    parser.setContentHandler(new XSSFSheetXMLHandler(styles, null, strings, rows, new Shown(), false));
                    try {
                        parser.parse(new InputSource(sheet));
                    } catch (Full full) {
                        draft.because(Reason.TRUNCATED);
                    }
                    page(++number, sheets.getSheetName(), rows.text(), draft);
                }
            }
            draft.pages(number);
            looks(file, job, draft);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
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
        try (var file = new POIFSFileSystem(job.file().toFile(), true);
                var workbook = new HSSFWorkbook(file, false)) {
            OfficeProperties.of(file, draft);
            draft.pages(workbook.getNumberOfSheets());
            for (int i = 0;
                    i < Math.min(workbook.getNumberOfSheets(), job.limits().pages());
                    i++) {
                job.progress().run();
                page(i + 1, workbook.getSheetName(i), rows(workbook.getSheetAt(i), job, draft), draft);
            }
        } catch (EncryptedDocumentException e) {
            throw new CannotRead(Reason.PASSWORD_PROTECTED);
        }
    }

    private static String rows(Sheet sheet, Job job, Draft draft) {
        var formatter = new Shown();
        var text = new StringBuilder();
        int last = -1;
        for (Row row : sheet) {
            var cells = new ArrayList<String>();
            for (int c = 0; c < row.getLastCellNum(); c++) {
                Cell cell = row.getCell(c);
                cells.add(cell == null ? "" : TextReader.cell(shown(formatter, cell)));
            }
            newLine(text, last, row.getRowNum());
            text.append(TextReader.row(cells));
            last = row.getRowNum();
            if (text.length() > job.limits().characters()) {
                draft.because(Reason.TRUNCATED);
                break;
            }
        }
        return text.toString();
    }

    /** The value the sheet was saved with, also for formulas: nothing is computed here. */
    private static String shown(Shown formatter, Cell cell) {
        if (cell.getCellType() != CellType.FORMULA) {
            return formatter.formatCellValue(cell);
        }
        return switch (cell.getCachedFormulaResultType()) {
            case NUMERIC ->
                formatter.formatRawCellContents(
                        cell.getNumericCellValue(),
                        cell.getCellStyle().getDataFormat(),
                        cell.getCellStyle().getDataFormatString());
            case STRING -> cell.getRichStringCellValue().getString();
            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
            default -> "";
        };
    }

    /** A few empty rows between two tables stay visible, a thousand do not. */
    private static void newLine(StringBuilder text, int last, int row) {
        if (last >= 0) {
            text.append("\n".repeat(Math.clamp(row - last, 1, 3)));
        }
    }

    private static void page(int number, String name, String rows, Draft draft) {
        draft.property("sheet." + number, name);
        if (rows.isBlank()) {
            draft.blankPage();
        } else {
            draft.page(number, rows, false, Quality.of(rows));
        }
    }

    /** Values as the sheet shows them, but dates always in the same form. */
    private static final class Shown extends DataFormatter {
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

    private static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {
        private final StringBuilder text = new StringBuilder();
        private final int limit;
        private List<String> cells = new ArrayList<>();
        private int last = -1;

        Rows(int limit) {
            this.limit = limit;
        }

        String text() {
            return text.toString();
        }

        @Override
        public void startRow(int row) {
            cells = new ArrayList<>();
        }

        @Override
        public void endRow(int row) {
            newLine(text, last, row);
            text.append(TextReader.row(cells));
            last = row;
            if (text.length() > limit) {
                throw new Full();
            }
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            while (cells.size() < column) {
                cells.add("");
            }
            cells.add(value == null ? "" : TextReader.cell(value));
        }
    }
}
