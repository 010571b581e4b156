package org.hecha.designation;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hecha.organization.Scope;

/**
 * What an office writes its papers on: the template of its letter or certificate, and its seal. People of a province see to
 * those of their province, people of the nation to the nation's; every other reader gets {@link StationeryElsewhere}. Nothing that
 * was brought is ever changed or lost; what is in use is one of them, or what the product ships.
 */
public interface Stationery {

    /** What can be brought. */
    enum Piece {
        /** DOCX of a province's recommendation letter */
        LETTER,
        /** DOCX of the nation's certificate */
        CERTIFICATE,
        /** PNG of the office's seal */
        SEAL
    }

    /** Version id of what the product ships: a template made of its own wording, or no seal. */
    String SHIPPED = "shipped";

    /** @param region region code of the office; @param name for people */
    record Office(String region, String name) {}

    /** The office of the reader. */
    Office office(Scope scope);

    /** What the reader's office can bring, in the order of a screen; empty for a reader whose office issues no papers. */
    List<Piece> pieces(Scope scope);

    /**
     * @param id     {@link #SHIPPED}, or what {@link #take} gave
     * @param sha256 of the bytes; empty for what is shipped
     * @param at     when it was brought; empty for what is shipped
     * @param by     actor who brought it; empty for what is shipped
     */
    record Version(
            String id,
            String fileName,
            String sha256,
            Optional<Instant> at,
            String by,
            boolean inUse,
            List<Use> uses) {}

    /** One time at which a version was put to use. */
    record Use(Instant at, String by) {}

    /** Newest first, what is shipped last. */
    List<Version> versions(Scope scope, Piece piece);

    /** Names a template may use between double braces, in the order of the wording. */
    List<Placeholder> placeholders(Piece piece);

    /** @param row only inside the row of the list; @param required without it a template is not taken */
    record Placeholder(String name, boolean row, boolean required) {}

    /** @param where name of the placeholder, part of the file, or number that it is about; may be empty */
    record Fault(Flaw flaw, String where) {}

    /** Why a file cannot be stationery. */
    enum Flaw {
        TOO_LARGE,
        NOT_DOCX,
        MACROS,
        EMBEDDED,
        EXTERNAL,
        REVISIONS,
        BRACES,
        UNKNOWN,
        MISSING,
        OUTSIDE_THE_LIST,
        NOT_PNG,
        OPAQUE,
        TOO_SMALL
    }

    /** @param version id of what was taken; empty where there are faults */
    record Taken(Optional<String> version, List<Fault> faults) {}

    /**
     * Checks a file and, without a fault, keeps it; it is not put to use by that. The same bytes once more are the version
     * that is there.
     *
     * @param fileName as the sender calls it; shown, never a path
     */
    Taken take(Scope scope, Piece piece, String fileName, InputStream bytes);

    /** The version's bytes, to be edited; empty where the office has no such version or nothing is shipped. */
    Optional<byte[]> open(Scope scope, Piece piece, String version);

    /**
     * The paper with invented values as PDF/A, marked as a preview; a seal is shown on the template in use.
     *
     * @throws UnknownStationery where the office has no such version
     */
    byte[] preview(Scope scope, Piece piece, String version);

    /**
     * From now on papers are made with it; those made before stay as they are. What cannot be previewed is not put to use.
     *
     * @throws UnknownStationery where the office has no such version
     */
    void use(Scope scope, Piece piece, String version);
}
