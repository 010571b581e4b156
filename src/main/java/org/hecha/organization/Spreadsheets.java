package org.hecha.organization;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.springframework.stereotype.Component;

/** Reads the first sheet of a workbook, or CSV as Chinese offices save it, into lines of cells. */
@Component
class Spreadsheets {

    /** @param number line in the file, from 1 */
    record Line(int number, List<String> cells) {
        Line {
            cells = List.copyOf(cells);
        }

        boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    private static final int LARGEST = 20 * 1024 * 1024;

    private final OrganizationSettings settings;

    Spreadsheets(OrganizationSettings settings) {
        this.settings = settings;
    }

    List<Line> read(String fileName, InputStream bytes) {
        try {
            byte[] content = bytes.readNBytes(LARGEST + 1);
            if (content.length == 0 || content.length > LARGEST) {
                throw new UnreadableTable(fileName, "1 B – 20 MB");
            }
            String ending = fileName.toLowerCase(Locale.ROOT);
            List<Line> lines = ending.endsWith(".xlsx") || ending.endsWith(".xls") ? workbook(content) : csv(content);
            List<Line> filled = lines.stream().filter(l -> !l.blank()).toList();
            if (filled.size() > settings.importRows() + 1) {
                throw new UnreadableTable(fileName, "≤ " + settings.importRows());
            }
            return filled;
        } catch (IOException | RuntimeException e) {
            if (e instanceof UnreadableTable refused) {
                throw refused;
            }
            // POI has dozens of ways to say that a workbook is damaged; for the person they are one
            throw new UnreadableTable(fileName, "CSV, XLSX, XLS");
        }
    }

    private static List<Line> workbook(byte[] content) throws IOException {
        var lines = new ArrayList<Line>();
        var formatter = new DataFormatter(Locale.ROOT);
        try (var workbook = WorkbookFactory.create(new java.io.ByteArrayInputStream(content))) {
            for (Row row : workbook.getSheetAt(0)) {
                var cells = new ArrayList<String>();
                for (int c = 0; c < row.getLastCellNum(); c++) {
                    Cell cell = row.getCell(c);
                    cells.add(cell == null ? "" : text(cell, formatter).strip());
                }
                lines.add(new Line(row.getRowNum() + 1, cells));
            }
        }
        return lines;
    }

    private static String text(Cell cell, DataFormatter formatter) {
        if (cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
            return cell.getLocalDateTimeCellValue().toLocalDate().toString();
        }
        return formatter.formatCellValue(cell);
    }

    private static List<Line> csv(byte[] content) {
        return CsvLines.of(decode(content));
    }

    /** UTF-8 where the bytes are valid UTF-8, otherwise what Excel saves on a Chinese Windows. */
    private static String decode(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, Charset.forName("GB18030"));
        }
    }
}
