package org.hecha.evidence.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;

/** Takes files out of a container and stops before it becomes too much. */
final class Unpacking {

    /** Small archives may be packed as tightly as they like. */
    private static final long HARMLESS = 50L << 20;

    /** Above this, what packs as tightly as only emptiness does is a bomb, however slowly it grows. */
    private static final long LARGE = 250L << 20;

    private static final int TIGHTER = 10;

    /** Of empty files; nobody reads more names. */
    private static final int MOST_NAMED = 100;

    /** What systems and office programs leave in archives and nobody wants to see. */
    private static final Pattern CLUTTER =
            Pattern.compile("(^|/)(__MACOSX/.*|\\.DS_Store|Thumbs\\.db|desktop\\.ini|~\\$[^/]*)$");

    private final Job job;
    private final Draft draft;
    private final long packed;
    private long unpacked;
    private int empty;

    Unpacking(Job job, Draft draft) throws IOException, CannotRead {
        if (job.depth() >= job.limits().depth()) {
            throw new CannotRead(Reason.NESTED_TOO_DEEP);
        }
        this.job = job;
        this.draft = draft;
        this.packed = Math.max(1, Files.size(job.file()));
    }

    /** A container does not say how large a file in it becomes. */
    static final long UNSAID = -1;

    /**
     * Puts one file beside the result and says so.
     *
     * @param says bytes the container says the file has, {@link #UNSAID} where it says nothing: what owns up to being too much is
     *     refused before it fills the disk, what does not is stopped on its way
     */
    void take(String path, long says, InputStream in) throws IOException, CannotRead {
        if (CLUTTER.matcher(path).find()) {
            return;
        }
        if (draft.children() >= job.limits().entries()) {
            throw tooLarge();
        }
        if (tooMuch(unpacked + Math.max(0, says))) {
            throw tooLarge();
        }
        job.progress().run();
        String file = "child-" + draft.children();
        Path target = job.out().resolve(file);
        long size = 0;
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                add(n);
                out.write(buffer, 0, n);
            }
        }
        if (size > 0) {
            draft.child(clean(path), file);
        } else {
            empty(path);
        }
    }

    /** Left out as an empty file would be refused at the door; whoever sent it is told which. */
    void empty(String path) {
        if (!CLUTTER.matcher(path).find()) {
            empty++;
            draft.property("left-out.empty", Integer.toString(empty));
            if (empty <= MOST_NAMED) {
                draft.property("left-out.empty." + empty, clean(path));
            }
        }
    }

    private void add(int bytes) throws CannotRead {
        unpacked += bytes;
        if (tooMuch(unpacked)) {
            throw tooLarge();
        }
    }

    private boolean tooMuch(long bytes) {
        long ratio = bytes / packed;
        return bytes > job.limits().unpacked()
                || bytes > HARMLESS && ratio > job.limits().ratio()
                || bytes > LARGE && ratio > job.limits().ratio() / TIGHTER;
    }

    /** A name inside an archive is as little to be trusted as one sent, but it must not keep the file out. */
    private static String clean(String path) {
        String name = path.codePoints()
                .map(c -> c == '\\' ? '/' : NameCharacters.forbidden(c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("^/+", "");
        return name.isBlank() ? "?" : name.length() > 300 ? name.substring(name.length() - 300) : name;
    }

    static CannotRead tooLarge() {
        return new CannotRead(State.QUARANTINED, Reason.UNPACKS_TOO_LARGE);
    }
}
