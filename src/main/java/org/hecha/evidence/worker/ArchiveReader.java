package org.hecha.evidence.worker;

import com.github.junrar.Archive;
import com.github.junrar.exception.RarException;
import com.github.junrar.exception.UnsupportedRarV5Exception;
import com.github.junrar.rarfile.FileHeader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.zip.ZipException;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.hecha.evidence.Evidence.Reason;

/** Archives: nothing but what is inside them. */
final class ArchiveReader {
    private static final int SEVEN_ZIP_MEMORY_KIB = 128 << 10;

    private ArchiveReader() {}

    static void zip(Job job, Draft draft) throws IOException, CannotRead {
        draft.container();
        var unpacking = new Unpacking(job, draft);
        try (ZipFile zip = ZipFile.builder().setFile(job.file().toFile()).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    throw new CannotRead(Reason.PASSWORD_PROTECTED);
                }
                if (!entry.isDirectory()) {
                    try (var in = zip.getInputStream(entry)) {
                        unpacking.take(name(entry), entry.getSize(), in);
                    }
                }
            }
        } catch (ZipException damaged) {
            throw new CannotRead(Reason.DAMAGED);
        }
    }

    /** Chinese Windows writes names in GBK and does not say so. */
    private static String name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        return raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames() ? entry.getName() : Decoding.text(raw);
    }

    static void sevenZip(Job job, Draft draft) throws IOException, CannotRead {
        draft.container();
        var unpacking = new Unpacking(job, draft);
        try (SevenZFile archive = SevenZFile.builder()
                .setFile(job.file().toFile())
                .setMaxMemoryLimitKiB(SEVEN_ZIP_MEMORY_KIB)
                .get()) {
            for (SevenZArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                String name = entry.getName() == null ? "?" : entry.getName();
                if (entry.hasStream()) {
                    unpacking.take(name, entry.getSize(), new Current(archive));
                } else if (!entry.isDirectory() && !entry.isAntiItem()) {
                    unpacking.empty(name);
                }
            }
        } catch (PasswordRequiredException e) {
            throw new CannotRead(Reason.PASSWORD_PROTECTED);
        } catch (MemoryLimitException e) {
            throw new CannotRead(Reason.TOOK_TOO_MUCH_MEMORY);
        }
    }

    /**
     * The entry an archive stands at, read in the order of the archive. The archive's own stream of an entry unpacks all that
     * lies before it once more, which for thousands of entries packed as one never ends.
     */
    private static final class Current extends InputStream {

        private final SevenZFile archive;

        Current(SevenZFile archive) {
            this.archive = archive;
        }

        @Override
        public int read() throws IOException {
            return archive.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return archive.read(bytes, from, length);
        }
    }

    static void tar(Job job, Draft draft) throws IOException, CannotRead {
        draft.container();
        var unpacking = new Unpacking(job, draft);
        try (var in = new BufferedInputStream(Files.newInputStream(job.file()))) {
            tar(in, unpacking);
        }
    }

    /** One packed file; a packed TAR is opened at once, as people think of it as one thing. */
    static void packed(Job job, Draft draft) throws IOException, CannotRead {
        draft.container();
        var unpacking = new Unpacking(job, draft);
        try (var raw = new BufferedInputStream(Files.newInputStream(job.file()));
                var in = new BufferedInputStream(
                        new CompressorStreamFactory(true, SEVEN_ZIP_MEMORY_KIB).createCompressorInputStream(raw))) {
            if (isTar(in)) {
                tar(in, unpacking);
            } else {
                String name = job.name().substring(job.name().lastIndexOf('/') + 1);
                int dot = name.lastIndexOf('.');
                unpacking.take(dot > 0 ? name.substring(0, dot) : name + ".unpacked", Unpacking.UNSAID, in);
            }
        } catch (CompressorException damaged) {
            throw new CannotRead(Reason.DAMAGED);
        }
    }

    private static void tar(InputStream in, Unpacking unpacking) throws IOException, CannotRead {
        var archive = new TarArchiveInputStream(in, "UTF-8");
        for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            // links and devices are nobody's evidence
            if (entry.isFile() && !entry.isSymbolicLink() && !entry.isLink()) {
                unpacking.take(entry.getName(), entry.getSize(), archive);
            }
        }
    }

    private static boolean isTar(BufferedInputStream in) throws IOException {
        in.mark(1024);
        byte[] head = in.readNBytes(512);
        in.reset();
        return head.length == 512 && new String(head, 257, 5, StandardCharsets.US_ASCII).equals("ustar");
    }

    static void rar(Job job, Draft draft) throws IOException, CannotRead, RarException {
        draft.container();
        var unpacking = new Unpacking(job, draft);
        try (var archive = new Archive(job.file().toFile())) {
            if (archive.isEncrypted() || archive.isPasswordProtected()) {
                throw new CannotRead(Reason.PASSWORD_PROTECTED);
            }
            for (FileHeader entry = archive.nextFileHeader(); entry != null; entry = archive.nextFileHeader()) {
                if (!entry.isDirectory()) {
                    try (var in = archive.getInputStream(entry)) {
                        unpacking.take(entry.getFileName(), entry.getFullUnpackSize(), in);
                    }
                }
            }
        } catch (UnsupportedRarV5Exception e) {
            throw new CannotRead(Reason.UNSUPPORTED);
        }
    }
}
