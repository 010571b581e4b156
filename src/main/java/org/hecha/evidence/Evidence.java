package org.hecha.evidence;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hecha.shared.DomainEvent;

/**
 * One file exactly as received, and what is known of it.
 *
 * @param path       the sender's name with folders, as text only; never a path on our disk
 * @param parent     the container it came out of (ZIP, mail); empty for files a person uploaded
 * @param sha256     hex digest of the bytes
 * @param bytes      length; 0 is refused at the door
 * @param mediaType  as found from the content
 * @param pages      pages, slides, sheets; 1 for an image; 0 until known or where there are none
 * @param readable   pages with text, by a text layer or by OCR
 * @param receivedBy id of the member
 * @param properties document properties, EXIF, signatures: keys like {@code creator}, {@code exif.taken}; ordered
 */
public record Evidence(
        EvidenceId id,
        CollectionId collection,
        String path,
        Optional<EvidenceId> parent,
        String sha256,
        long bytes,
        String mediaType,
        State state,
        Optional<Reason> reason,
        int pages,
        int readable,
        Instant received,
        String receivedBy,
        Map<String, String> properties) {

    /** Where a file stands. Terminal states are those after {@link #READING}. */
    public enum State {
        /** safe with us, waiting to be read */
        RECEIVED,
        /** a worker is reading it */
        READING,
        /** all pages have text */
        READ,
        /** some pages have no text that could be read */
        PARTLY_READ,
        /** nothing to read by nature (audio, unknown format) or no text found; kept as received */
        KEPT,
        /** could not be read; the reason says why and what to do */
        UNREADABLE,
        /** dangerous or twice fatal to a worker; kept, never opened again by itself */
        QUARANTINED;

        public boolean terminal() {
            return compareTo(READING) > 0;
        }
    }

    /** Why a file is not (wholly) readable; each has a sentence for clerks ({@code evidence.reason.<name>}). */
    public enum Reason {
        PASSWORD_PROTECTED,
        DAMAGED,
        TYPE_MISMATCH,
        UNSUPPORTED,
        NO_TEXT,
        SOME_PAGES_WITHOUT_TEXT,
        TEXT_LAYER_UNRELIABLE,
        TOOK_TOO_LONG,
        TOOK_TOO_MUCH_MEMORY,
        UNPACKS_TOO_LARGE,
        NESTED_TOO_DEEP,
        TOO_MANY_PIXELS,
        READER_CRASHED,
        OCR_MISSING,
        CONVERTER_MISSING,
        TRUNCATED,
        /** the malware scanner found something; nobody opens it */
        INFECTED,
        /** scanning is required here and could not be done */
        NOT_SCANNED,
        /** a program, whatever its name says */
        EXECUTABLE,
        /** runs in a browser, as SVG does: neither read nor shown */
        ACTIVE_FORMAT,
        /** two formats in one file, such as a picture with an archive behind it */
        TWO_FORMATS
    }

    /**
     * Pages whose writing nobody read; at least 1 for a file that was not read to its end. A picture in which no writing was
     * found counts as looked at, a document without text does not.
     */
    public int unread() {
        return switch (state) {
            case READ -> 0;
            case KEPT -> picture() && reason.equals(Optional.of(Reason.NO_TEXT)) ? 0 : pages - readable;
            case RECEIVED, READING, PARTLY_READ, UNREADABLE, QUARANTINED -> Math.max(1, pages - readable);
        };
    }

    /** Several pages of pictures are a scan. */
    private boolean picture() {
        return pages == 1 && mediaType.startsWith("image/");
    }

    /** The file name without folders. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Acknowledged: bytes and row are safe. */
    public record Received(
            EvidenceId id, CollectionId collection, String receipt, String sha256, String sm3, long bytes, String actor)
            implements DomainEvent {
        @Override
        public String chain() {
            return collection.toString();
        }

        @Override
        public String action() {
            return "evidence.received";
        }

        @Override
        public String subject() {
            return id.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("receipt", receipt, "sha256", sha256, "sm3", sm3, "bytes", Long.toString(bytes));
        }
    }

    /** Reading has ended, one way or the other; {@code search} and {@code verification} listen. */
    public record Finished(EvidenceId id, CollectionId collection, State state, int pages) implements DomainEvent {
        @Override
        public String chain() {
            return collection.toString();
        }

        @Override
        public String action() {
            return "evidence.finished";
        }

        @Override
        public String subject() {
            return id.toString();
        }

        @Override
        public String actor() {
            return "system";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("state", state.name(), "pages", Integer.toString(pages));
        }
    }

    /** Put back into the queue by a person; {@code before} is how it had ended. */
    public record Requeued(EvidenceId id, CollectionId collection, State before, String actor) implements DomainEvent {
        @Override
        public String chain() {
            return collection.toString();
        }

        @Override
        public String action() {
            return "evidence.requeued";
        }

        @Override
        public String subject() {
            return id.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("before", before.name());
        }
    }

    /** Found out about stored bytes, which many files may share; {@code kind} is how they differed from what was received. */
    private interface OfStoredBytes extends DomainEvent {
        String sha256();

        String kind();

        @Override
        default String chain() {
            return "system";
        }

        @Override
        default String subject() {
            return sha256();
        }

        @Override
        default String actor() {
            return "system";
        }

        @Override
        default Map<String, String> facts() {
            return Map.of("kind", kind());
        }
    }

    /** Stored bytes are not what was received any more; found by reading everything again. */
    public record Damaged(String sha256, String kind) implements OfStoredBytes {
        @Override
        public String action() {
            return "evidence.damaged";
        }
    }

    /** They were not, and a version that the store kept is. */
    public record BroughtBack(String sha256, String kind) implements OfStoredBytes {
        @Override
        public String action() {
            return "evidence.brought-back";
        }
    }

    /** Taken out of its collection by a person; the bytes stay until retention ends. */
    public record Withdrawn(EvidenceId id, CollectionId collection, String sha256, String actor)
            implements DomainEvent {
        @Override
        public String chain() {
            return collection.toString();
        }

        @Override
        public String action() {
            return "evidence.withdrawn";
        }

        @Override
        public String subject() {
            return id.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("sha256", sha256);
        }
    }

    /** Put back into its collection by a person who had taken it out by mistake. */
    public record PutBack(EvidenceId id, CollectionId collection, String sha256, String actor) implements DomainEvent {
        @Override
        public String chain() {
            return collection.toString();
        }

        @Override
        public String action() {
            return "evidence.put-back";
        }

        @Override
        public String subject() {
            return id.toString();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("sha256", sha256);
        }
    }
}
