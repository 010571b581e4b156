package org.hecha.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hecha.evidence.worker.BoxCode;
import org.hecha.evidence.worker.Readers;
import org.hecha.evidence.worker.Reading;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What reading a file gave. */
@Repository
class PageRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ObjectMapper json = new ObjectMapper();

    PageRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Replaces what an earlier reading gave. */
    void replace(UUID file, Reading reading, Optional<String> shownBy, Instant now) {
        jdbc.sql("""
                        update evidence.file set media_type = ?, state = ?, reason = ?, pages = ?, readable = ?,
                            properties = cast(? as json), shown_by = ?, finished = ?, reading_since = null, reader = ?
                        where id = ?""")
                .params(
                        reading.mediaType(),
                        reading.state().name(),
                        reading.reason().map(Enum::name).orElse(null),
                        reading.pages(),
                        reading.readable(),
                        written(reading),
                        shownBy.orElse(null),
                        Timestamp.from(now),
                        Readers.VERSION,
                        file)
                .update();
        replaceLooks(file, reading);
        jdbc.sql("delete from evidence.page where file = ?").param(file).update();
        batches.batchUpdate("""
                insert into evidence.page (file, number, text, ocr, quality, width, height, boxes, sheet, rows)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", reading.text(), 50, (statement, page) -> {
            statement.setObject(1, file);
            statement.setInt(2, page.number());
            statement.setString(3, page.text());
            statement.setBoolean(4, page.ocr());
            statement.setDouble(5, page.quality());
            statement.setDouble(6, page.width());
            statement.setDouble(7, page.height());
            statement.setBytes(8, page.boxes());
            statement.setString(9, page.rows().map(SheetRows::sheet).orElse(null));
            statement.setString(10, page.rows().map(SheetRows::runs).orElse(null));
        });
    }

    private void replaceLooks(UUID file, Reading reading) {
        jdbc.sql("delete from evidence.look where file = ?").param(file).update();
        batches.batchUpdate(
                "insert into evidence.look (file, page, number, packed) values (?, ?, ?, ?)",
                reading.looks(),
                50,
                (statement, look) -> {
                    statement.setObject(1, file);
                    statement.setInt(2, look.page());
                    statement.setInt(3, look.number());
                    statement.setBytes(4, look.packed());
                });
    }

    List<Likeness> looks(EvidenceId file) {
        return jdbc.sql("select packed from evidence.look where file = ? order by page, number")
                .param(file.value())
                .query((row, n) -> Likeness.unpacked(row.getBytes("packed")))
                .list();
    }

    List<PageText> of(EvidenceId file) {
        return jdbc.sql("select file, number, text, ocr, quality from evidence.page where file = ? order by number")
                .param(file.value())
                .query(PageRepository::page)
                .list();
    }

    List<PageText> of(CollectionId collection) {
        return jdbc.sql("""
                        select page.file, page.number, page.text, page.ocr, page.quality
                        from evidence.page join evidence.file on file.id = page.file
                        where file.collection = ? and file.withdrawn is null
                        order by file.path, file.id, page.number""")
                .param(collection.value())
                .query(PageRepository::page)
                .list();
    }

    /** Withdrawn or not. */
    List<PageText> ofFamilies(Collection<EvidenceId> uploads) {
        return jdbc.sql("""
                        select page.file, page.number, page.text, page.ocr, page.quality
                        from evidence.page join evidence.file on file.id = page.file
                        where file.root = any (?)
                        order by file.path, file.id, page.number""")
                .param(uploads.stream().map(EvidenceId::value).toArray(UUID[]::new))
                .query(PageRepository::page)
                .list();
    }

    Optional<PageBoxes> boxes(EvidenceId file, int number) {
        return jdbc.sql("select text, width, height, boxes from evidence.page where file = ? and number = ?")
                .params(file.value(), number)
                .query((rs, row) -> new PageBoxes(
                        rs.getDouble("width"),
                        rs.getDouble("height"),
                        boxes(rs.getString("text"), rs.getBytes("boxes"))))
                .optional()
                .filter(page -> !page.boxes().isEmpty());
    }

    /** Empty where the page is none of a workbook. */
    Optional<SheetRows> rows(EvidenceId file, int number) {
        return jdbc.sql("select sheet, rows from evidence.page where file = ? and number = ? and rows is not null")
                .params(file.value(), number)
                .query((rs, row) -> new SheetRows(rs.getString("sheet"), rs.getString("rows")))
                .optional();
    }

    /** Empty where the page is none of a workbook. */
    Optional<String> cell(EvidenceId file, int number, int start) {
        return jdbc.sql(
                        "select text, sheet, rows from evidence.page where file = ? and number = ? and rows is not null")
                .params(file.value(), number)
                .query((rs, row) ->
                        new SheetRows(rs.getString("sheet"), rs.getString("rows")).cell(rs.getString("text"), start))
                .optional();
    }

    /** Characters that were added behind the last place have none. */
    private static List<PageBoxes.Box> boxes(String text, byte[] code) {
        List<PageBoxes.Box> boxes = BoxCode.decode(code, text.length());
        var none = new PageBoxes.Box(0, 0, 0, 0);
        while (!boxes.isEmpty() && boxes.size() < text.length()) {
            boxes.add(none);
        }
        return boxes;
    }

    /** Name of the derived object that shows a file's pages. */
    Optional<String> shownBy(EvidenceId file) {
        return jdbc.sql("select shown_by from evidence.file where id = ? and shown_by is not null")
                .param(file.value())
                .query(String.class)
                .optional();
    }

    private static PageText page(ResultSet rs, int row) throws SQLException {
        return new PageText(
                new EvidenceId(rs.getObject("file", UUID.class)),
                rs.getInt("number"),
                rs.getString("text"),
                rs.getBoolean("ocr"),
                rs.getDouble("quality"));
    }

    private String written(Reading reading) {
        try {
            return json.writeValueAsString(reading.properties());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
