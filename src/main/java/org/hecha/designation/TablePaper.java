package org.hecha.designation;

import java.io.OutputStream;
import java.util.List;

/** A long table as a PDF with Chinese characters, for reports people print and file. */
public interface TablePaper {

    /**
     * Writes a table on lying A4 pages, its heads on each of them, a few rows at a time.
     *
     * @param lead   lines between the title and the table
     * @param widths of the columns, relative to one another
     * @param rows   as many cells as there are columns
     * @param out    is left open
     * @throws FontMissing when no font with Chinese characters is installed
     */
    void write(
            String title,
            List<String> lead,
            List<String> columns,
            int[] widths,
            List<List<String>> rows,
            OutputStream out);
}
