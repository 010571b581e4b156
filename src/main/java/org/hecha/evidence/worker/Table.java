package org.hecha.evidence.worker;

import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.SheetRows;

/**
 * Rows on their way to pages: a sheet begins a page and goes on on the next where it is long. What no longer fits is counted,
 * so that whoever looks knows how much is missing. Needs memory for the text that is kept, not for the rows that come.
 */
final class Table {

    /** Rows after which a worker says that it is alive. */
    private static final int BREATH = 10_000;

    /** More than any spreadsheet has columns. */
    static final int COLUMNS = 16_384;

    private final Job job;
    private final Draft draft;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder runs = new StringBuilder();
    private String sheet = "";
    private int page;
    private int line;
    private int last;
    private boolean full;
    private long kept;
    private long read;
    private long unread;
    private long unreadHere;
    private long seen;

    Table(Job job, Draft draft) {
        this.job = job;
        this.draft = draft;
    }

    /** A sheet begins, and with it a page. */
    void sheet(String name) {
        sheet = name;
        unreadHere = 0;
        full |= page >= job.limits().pages();
        open();
    }

    /**
     * @param row   from 1
     * @param shown its cells, parted by tabs
     */
    void row(int row, String shown) {
        breathe();
        if (!full && fits(shown)) {
            place(row);
            text.append(shown);
            if (!shown.isBlank()) {
                read++;
            }
        } else if (!shown.isBlank()) {
            missed();
        }
    }

    /** Whether further rows can only be counted. */
    boolean full() {
        return full;
    }

    /** A row that is there and will not be read. */
    void missed() {
        full = true;
        unread++;
        unreadHere++;
    }

    /** May be asked for every row, also for those that are only counted. */
    void breathe() {
        if (++seen % BREATH == 0) {
            job.progress().run();
            full |= job.late();
        }
    }

    /** A few empty rows between two tables stay visible, a thousand do not. */
    private void place(int row) {
        int down = last == 0 ? 0 : Math.clamp((long) row - last, 1, 3);
        text.append("\n".repeat(down));
        line += down;
        if (last == 0 || row != last + down) {
            runs.append(runs.isEmpty() ? "" : ",").append(line).append(':').append(row);
        }
        last = row;
    }

    private boolean fits(String row) {
        if (kept + text.length() + row.length() + 3 > job.limits().text()) {
            return false;
        }
        if (last > 0 && text.length() + row.length() + 3 > job.limits().characters()) {
            if (page >= job.limits().pages()) {
                return false;
            }
            close();
            open();
        }
        return true;
    }

    private void open() {
        page++;
        text.setLength(0);
        runs.setLength(0);
        line = 0;
        last = 0;
    }

    private void close() {
        kept += text.length();
        String rows = text.toString();
        if (rows.isBlank()) {
            draft.blankPage();
        } else {
            draft.page(page, rows, new SheetRows(sheet, runs.toString()));
        }
    }

    /** The sheet is over. One page stands for all of it that is missing, so that a search says it could not look everywhere. */
    void end() {
        if (unreadHere == 0) {
            close();
        } else if (last > 0) {
            close();
            page++;
        }
    }

    /** All sheets are over. */
    void finish() {
        draft.pages(page);
        draft.property("rows.read", Long.toString(read));
        if (unread > 0) {
            draft.property("rows.unread", Long.toString(unread));
            draft.because(job.late() ? Reason.TOOK_TOO_LONG : Reason.TRUNCATED);
        }
    }
}
