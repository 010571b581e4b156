package org.hecha.evidence.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;
import org.hecha.evidence.Evidence.Reason;
import org.jspecify.annotations.Nullable;

/** The rows of a binary workbook, record by record; formulas by the value they were saved with. */
final class BinaryRows implements HSSFListener {
    private final Table table;
    private final Job job;
    private final Draft draft;
    private final SheetReader.Shown shown = new SheetReader.Shown();
    private final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(this);
    private final List<BoundSheetRecord> bound = new ArrayList<>();
    private List<BoundSheetRecord> sheets = List.of();
    private @Nullable SSTRecord strings;
    private boolean since1904;
    /** Streams within streams: 1 is the workbook or a sheet, more a chart laid over it. */
    private int depth;

    private int sheet;
    private int row = -1;
    private List<String> cells = new ArrayList<>();
    private @Nullable CellValueRecordInterface awaitsString;

    BinaryRows(Table table, Job job, Draft draft) {
        this.table = table;
        this.job = job;
        this.draft = draft;
    }

    void read(POIFSFileSystem file) throws IOException {
        var request = new HSSFRequest();
        request.addListenerForAllRecords(formats);
        new HSSFEventFactory().processWorkbookEvents(request, file);
    }

    @Override
    public void processRecord(Record record) {
        switch (record) {
            case BOFRecord begin -> begin(begin);
            case EOFRecord end -> end();
            case BoundSheetRecord one -> bound.add(one);
            case DateWindow1904Record window -> since1904 = window.getWindowing() == 1;
            case SSTRecord all -> strings = all;
            default -> {
                if (depth == 1 && sheet > 0 && sheet <= job.limits().pages()) {
                    inSheet(record);
                }
            }
        }
    }

    private void begin(BOFRecord begin) {
        if (++depth > 1 || begin.getType() == BOFRecord.TYPE_WORKBOOK) {
            return;
        }
        if (sheet == 0) {
            sheets = List.of(BoundSheetRecord.orderByBofPosition(bound));
        }
        if (++sheet > job.limits().pages()) {
            draft.because(Reason.TRUNCATED);
            return;
        }
        job.progress().run();
        String name = sheet > sheets.size() ? "" : sheets.get(sheet - 1).getSheetname();
        draft.property("sheet." + sheet, name);
        table.sheet(name);
    }

    private void end() {
        if (depth-- == 1 && sheet > 0 && sheet <= job.limits().pages()) {
            flush();
            table.end();
        }
    }

    private void inSheet(Record record) {
        if (record instanceof StringRecord saved) {
            if (awaitsString != null) {
                put(awaitsString, saved.getString());
            }
            awaitsString = null;
        } else if (record instanceof FormulaRecord formula && formula.hasCachedResultString()) {
            awaitsString = formula;
        } else if (record instanceof CellValueRecordInterface cell) {
            put(cell, table.full() ? "x" : value(cell));
        }
    }

    private String value(CellValueRecordInterface cell) {
        return switch (cell) {
            case LabelSSTRecord label ->
                strings == null ? "" : strings.getString(label.getSSTIndex()).getString();
            case LabelRecord label -> label.getValue();
            case NumberRecord number -> number(cell, number.getValue());
            case BoolErrRecord other ->
                other.isBoolean()
                        ? bool(other.getBooleanValue())
                        : FormulaError.forInt(other.getErrorValue()).getString();
            case FormulaRecord formula -> saved(formula);
            default -> "";
        };
    }

    private String saved(FormulaRecord formula) {
        return switch (formula.getCachedResultTypeEnum()) {
            case BOOLEAN -> bool(formula.getCachedBooleanValue());
            case NUMERIC -> number(formula, formula.getValue());
            default -> "";
        };
    }

    private String number(CellValueRecordInterface cell, double value) {
        String format = formats.getFormatString(cell);
        return format == null
                ? Double.toString(value)
                : shown.formatRawCellContents(value, formats.getFormatIndex(cell), format, since1904);
    }

    private static String bool(boolean value) {
        return value ? "TRUE" : "FALSE";
    }

    private void put(CellValueRecordInterface cell, String value) {
        if (cell.getRow() != row) {
            flush();
            row = cell.getRow();
        }
        int column = cell.getColumn();
        if (column < 0 || column >= Table.COLUMNS) {
            throw new IllegalArgumentException("no spreadsheet has such a column");
        }
        while (cells.size() < column) {
            cells.add("");
        }
        String shownValue = TextReader.cell(value);
        if (column < cells.size()) {
            // cells of a row need not come in order
            cells.set(column, shownValue);
        } else {
            cells.add(shownValue);
        }
    }

    private void flush() {
        if (row >= 0) {
            table.row(row + 1, TextReader.row(cells));
        }
        row = -1;
        cells = new ArrayList<>();
    }
}
