package org.hecha.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Receipts, and the keys by which a sender asks for the same one again. */
@Repository
class ReceiptRepository {
    private static final String COLUMNS = "id, receipt, path, sha256, coalesce(sm3, '') as sm3, bytes, received";
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final Clock clock;

    ReceiptRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Gives a file that has just been added its number and second digest. */
    Receipt give(EvidenceId id, String sm3) {
        String day = LocalDate.ofInstant(clock.instant(), BEIJING).format(DateTimeFormatter.BASIC_ISO_DATE);
        return jdbc.sql("""
                        update evidence.file
                        set sm3 = ?, receipt = ? || '-' || lpad(nextval('evidence.receipt_number')::text, 6, '0')
                        where id = ? returning %s""".formatted(COLUMNS))
                .params(sm3, day, id.value())
                .query(ReceiptRepository::receipt)
                .single();
    }

    Optional<Receipt> find(EvidenceId id) {
        return jdbc.sql("select " + COLUMNS + " from evidence.file where id = ? and receipt is not null")
                .param(id.value())
                .query(ReceiptRepository::receipt)
                .optional();
    }

    /** Withdrawn or not. */
    Map<EvidenceId, Receipt> of(Collection<EvidenceId> uploads) {
        var receipts = new HashMap<EvidenceId, Receipt>();
        List<Receipt> all = jdbc.sql(
                        "select " + COLUMNS + " from evidence.file where id = any (?) and receipt is not null")
                .param(uploads.stream().map(EvidenceId::value).toArray(UUID[]::new))
                .query(ReceiptRepository::receipt)
                .list();
        all.forEach(receipt -> receipts.put(receipt.id(), receipt));
        return receipts;
    }

    Map<EvidenceId, Receipt> of(CollectionId collection) {
        var receipts = new HashMap<EvidenceId, Receipt>();
        List<Receipt> all = jdbc.sql("select " + COLUMNS
                        + " from evidence.file where collection = ? and receipt is not null and withdrawn is null")
                .param(collection.value())
                .query(ReceiptRepository::receipt)
                .list();
        all.forEach(receipt -> receipts.put(receipt.id(), receipt));
        return receipts;
    }

    /**
     * Takes a key for a file that is about to be accepted. Whoever comes second with the same key waits here until the
     * first has ended.
     *
     * @return false when the key stands for a file already
     */
    boolean take(String actor, String key) {
        return jdbc.sql("insert into evidence.receipt_key (actor, key, used) values (?, ?, ?) on conflict do nothing")
                        .params(actor, key, Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    void use(String actor, String key, EvidenceId file) {
        jdbc.sql("update evidence.receipt_key set file = ? where actor = ? and key = ?")
                .params(file.value(), actor, key)
                .update();
    }

    Optional<Receipt> byKey(String actor, String key) {
        return jdbc.sql("select " + COLUMNS + " from evidence.file where id = "
                        + "(select file from evidence.receipt_key where actor = ? and key = ?)")
                .params(actor, key)
                .query(ReceiptRepository::receipt)
                .optional();
    }

    void forgetKeysBefore(Instant then) {
        jdbc.sql("delete from evidence.receipt_key where used < ?")
                .param(Timestamp.from(then))
                .update();
    }

    private static Receipt receipt(ResultSet row, int n) throws SQLException {
        return new Receipt(
                new EvidenceId(row.getObject("id", UUID.class)),
                row.getString("receipt"),
                row.getString("path"),
                row.getString("sha256"),
                row.getString("sm3"),
                row.getLong("bytes"),
                row.getTimestamp("received").toInstant());
    }
}
