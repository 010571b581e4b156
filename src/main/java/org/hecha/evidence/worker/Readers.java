package org.hecha.evidence.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;

/** Finds the reader for a file and turns whatever goes wrong into a state with a reason. */
public final class Readers {

    /**
     * Raised when reading gets better: files an older version has read are then read again when there is nothing else to do.
     * 2: printed pages by networks, reading order of columns, more facts and formats. 3: long
     * workbooks whole, with the address of every cell; names held against contents. 4: films by their
     * scenes; whether what was signed is unchanged. 5: red letters beside seals; empty files of archives named.
     */
    public static final int VERSION = 5;

    private Readers() {}

    static Reading read(Job job) throws IOException {
        if (Files.size(job.file()) == 0) {
            return Draft.failed("", State.KEPT, Reason.NO_TEXT, Map.of());
        }
        Types.Type type = Types.of(job);
        var draft = new Draft(job.limits());
        TypeTable.Fit fit = TypeTable.STANDARD.fit(job.extension(), type.mediaType(), type.format());
        if (fit != TypeTable.Fit.SAME) {
            draft.property("type.mismatch", job.extension());
        }
        try {
            ActiveContent.look(type, job, draft);
            if (type.format() != Types.Format.UNKNOWN && fit == TypeTable.Fit.NEVER) {
                throw new CannotRead(Reason.TYPE_MISMATCH);
            }
            Layers.look(type.format(), job);
            by(type, job, draft);
            return draft.finish(type.mediaType());
        } catch (CannotRead e) {
            boolean unknown = e.reason == Reason.UNSUPPORTED;
            Reason reason = unknown && fit != TypeTable.Fit.SAME ? Reason.TYPE_MISMATCH : e.reason;
            State state = unknown && fit == TypeTable.Fit.SAME ? State.KEPT : e.state;
            return Draft.failed(type.mediaType(), state, reason, draft.properties());
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Exception | StackOverflowError e) {
            // parsers throw anything on damaged input; what they had read so far is not trusted
            if (System.getProperty("hecha.worker.verbose") != null) {
                e.printStackTrace();
            }
            if (bomb(e)) {
                return Draft.failed(type.mediaType(), State.QUARANTINED, Reason.UNPACKS_TOO_LARGE, draft.properties());
            }
            Reason reason = fit == TypeTable.Fit.SAME ? Reason.DAMAGED : Reason.TYPE_MISMATCH;
            return Draft.failed(type.mediaType(), State.UNREADABLE, reason, draft.properties());
        }
    }

    /** The office library counts while it unpacks and stops with nothing but a sentence. */
    private static boolean bomb(Throwable thrown) {
        int deep = 0;
        for (Throwable cause = thrown; cause != null && deep < 10; cause = cause.getCause(), deep++) {
            String message = cause.getMessage();
            if (message != null && message.startsWith("Zip bomb detected")) {
                return true;
            }
        }
        return false;
    }

    private static void by(Types.Type type, Job job, Draft draft) throws Exception {
        switch (type.format()) {
            case PDF -> PdfReader.read(job, draft);
            case WORD -> OfficeReader.document(job, draft);
            case SLIDES -> OfficeReader.slides(job, draft);
            case SHEET -> SheetReader.ooxml(job, draft);
            case SHEET_BINARY -> SheetReader.binary(job, draft);
            case TEXT -> TextReader.text(job, draft);
            case CSV -> TextReader.csv(job, draft);
            case HTML -> HtmlReader.read(job, draft);
            case MHT -> MailReader.webPage(job, draft);
            case MAIL -> MailReader.mail(job, draft);
            case ZIP -> ArchiveReader.zip(job, draft);
            case SEVEN_ZIP -> ArchiveReader.sevenZip(job, draft);
            case RAR -> ArchiveReader.rar(job, draft);
            case TAR -> ArchiveReader.tar(job, draft);
            case PACKED -> ArchiveReader.packed(job, draft);
            case OUTLOOK -> OutlookReader.read(job, draft);
            case AUDIO -> VideoReader.sound(job, draft);
            case OFD -> OfdReader.read(job, draft);
            case VIDEO -> VideoReader.read(job, draft);
            case IMAGE -> ImageFileReader.read(job, draft);
            case ACTIVE -> throw new CannotRead(State.KEPT, Reason.ACTIVE_FORMAT);
            case PROTECTED -> throw new CannotRead(Reason.PASSWORD_PROTECTED);
            default -> throw new CannotRead(Reason.UNSUPPORTED);
        }
    }
}
