package org.hecha.designation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** One paper in both forms. */
    record Made(byte[] docx, byte[] pdf) {}

    private static final RowMapper<Designations.Document> ROW = (row, n) -> new Designations.Document(
            row.getString("number"),
            new Designations.Form(row.getString("number") + ".pdf", row.getBytes("pdf"), row.getString("sha256")),
            docx(row.getString("number"), row.getBytes("docx"), row.getString("docx_sha256")));

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
            Kind kind, String subject, String content, String number, Made made, Instant at, String by) {
        var document = new Designations.Document(
                number,
                new Designations.Form(number + ".pdf", made.pdf(), sha256(made.pdf())),
                docx(number, made.docx(), sha256(made.docx())));
        jdbc.sql("""
                        insert into designation.document
                            (kind, subject, content, number, file_name, pdf, sha256, docx, docx_sha256, made_at, made_by)
                        values (:kind, :subject, :content, :number, :name, :pdf, :sha256, :docx, :docxSha256, :at, :by)""")
                .param("kind", kind.name())
                .param("subject", subject)
                .param("content", content)
                .param("number", number)
                .param("name", document.pdf().fileName())
                .param("pdf", made.pdf())
                .param("sha256", document.pdf().sha256())
                .param("docx", made.docx())
                .param("docxSha256", sha256(made.docx()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        return document;
    }

    private static Optional<Designations.Form> docx(String number, byte @Nullable [] bytes, @Nullable String sha256) {
        return bytes == null || sha256 == null
                ? Optional.empty()
                : Optional.of(new Designations.Form(number + ".docx", bytes, sha256));
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
