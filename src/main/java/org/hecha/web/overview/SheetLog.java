package org.hecha.web.overview;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.hecha.workflow.EventLog.Event;

/** A workbook; what does not fit on one sheet goes on the next. Every cell is text and never a formula. */
final class SheetLog implements LogWriter {

    /** What a sheet holds, its heading included. */
    private static final int ROWS = 1_048_576;

    private static final int AT_ONCE = 500;

    private final Workbook workbook;
    private Worksheet sheet;
    private int sheets;
    private int row;

    SheetLog(OutputStream out) {
        this.workbook = new Workbook(out, "Hecha", "1.0");
        this.sheet = workbook.newWorksheet("1");
    }

    @Override
    public void begin() {
        sheets++;
        row = 0;
        line(CsvLog.COLUMNS);
    }

    @Override
    public void dossier(List<Event> events) throws IOException {
        for (Event event : events) {
            if (row == ROWS) {
                sheet.finish();
                sheet = workbook.newWorksheet(Integer.toString(sheets + 1));
                begin();
            }
            line(CsvLog.cells(event));
            if (row % AT_ONCE == 0) {
                sheet.flush();
            }
        }
    }

    @Override
    public void end() throws IOException {
        sheet.finish();
        workbook.finish();
    }

    private void line(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            sheet.value(row, i, cells.get(i));
        }
        row++;
    }
}
