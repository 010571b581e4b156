package org.hecha.designation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Letters and certificates as they were made: the bytes are kept, with their digest, and never made again. */
@Repository
class Papers {

    enum Kind {
        LETTER,
        CERTIFICATE
    }

    private static final RowMapper<Designations.Document> ROW = (row, n) -> new Designations.Document(
            row.getString("number"), row.getString("file_name"), row.getBytes("pdf"), row.getString("sha256"));

    private final JdbcClient jdbc;

    Papers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest paper, when it still says the same. */
    Optional<Designations.Document> current(Kind kind, String subject, String content) {
        return jdbc.sql("""
                        select * from (select * from designation.document where kind = :kind and subject = :subject
                            order by sequence desc limit 1) newest where content = :content""")
                .param("kind", kind.name())
                .param("subject", subject)
                .param("content", content)
                .query(ROW)
                .optional();
    }

    /** Number of the newest paper, whatever it says. */
    Optional<String> newestNumber(Kind kind, String subject) {
        return jdbc.sql("""
                        select number from designation.document where kind = :kind and subject = :subject
                        order by sequence desc limit 1""")
                .param("kind", kind.name())
                .param("subject", subject)
                .query(String.class)
                .optional();
    }

    Designations.Document keep(
            Kind kind,
            String subject,
            String content,
            String number,
            String fileName,
            byte[] pdf,
            Instant at,
            String by) {
        String sha256 = sha256(pdf);
        jdbc.sql("""
                        insert into designation.document
                            (kind, subject, content, number, file_name, pdf, sha256, made_at, made_by)
                        values (:kind, :subject, :content, :number, :name, :pdf, :sha256, :at, :by)""")
                .param("kind", kind.name())
                .param("subject", subject)
                .param("content", content)
                .param("number", number)
                .param("name", fileName)
                .param("pdf", pdf)
                .param("sha256", sha256)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        return new Designations.Document(number, fileName, pdf, sha256);
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
