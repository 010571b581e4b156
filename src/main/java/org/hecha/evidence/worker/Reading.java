package org.hecha.evidence.worker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.SheetRows;

/**
 * What came out of one file.
 *
 * @param pages      pages, slides, sheets of the file, whether read or not
 * @param readable   those with text, or truly blank
 * @param text       one entry a page that has text, by number
 * @param children   files that were inside
 * @param properties in the order found
 * @param looks      what its pictures are recognised by
 * @param converted  name of a PDF in the order's directory that shows the pages, where one was made
 */
public record Reading(
        String mediaType,
        Evidence.State state,
        Optional<Evidence.Reason> reason,
        int pages,
        int readable,
        List<Page> text,
        List<Child> children,
        Map<String, String> properties,
        List<Look> looks,
        Optional<String> converted) {

    /**
     * @param boxes as {@link BoxCode} writes them; empty where the format knows no places
     * @param rows  which row each line is; empty where the page is none of a workbook
     */
    public record Page(
            int number,
            String text,
            boolean ocr,
            double quality,
            double width,
            double height,
            byte[] boxes,
            Optional<SheetRows> rows) {}

    /** @param packed as {@link org.hecha.evidence.Likeness#packed()} writes it */
    public record Look(int page, int number, byte[] packed) {}

    /**
     * @param path name inside the container, with folders, as text
     * @param file name of the bytes in the order's directory
     */
    public record Child(String path, String file) {}
}
