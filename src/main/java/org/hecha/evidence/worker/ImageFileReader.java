package org.hecha.evidence.worker;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hecha.evidence.Evidence.Reason;

/** Photos, scans, screenshots: turned upright and read by OCR. */
final class ImageFileReader {
    private ImageFileReader() {}

    static void read(Job job, Draft draft) throws IOException, CannotRead {
        PngWords.look(job.file().toFile());
        int own = properties(job, draft);
        Optional<Path> other = Converted.toPng(job);
        // what was turned into another format was turned upright as well
        int orientation = other.isPresent() ? 1 : own;
        File file = other.orElse(job.file()).toFile();
        int count = Pictures.count(file);
        draft.pages(count);
        var ocr = new Ocr(job, draft);
        if (!ocr.present()) {
            draft.because(Reason.OCR_MISSING);
        }
        for (int number = 1; number <= Math.min(count, job.limits().pages()); number++) {
            job.progress().run();
            if (job.late()) {
                draft.because(Reason.TOOK_TOO_LONG);
                return;
            }
            BufferedImage image = Pictures.upright(
                    Pictures.load(file, number - 1, job.limits().pixels()), orientation);
            draft.look(number, image);
            var seen = ocr.read(image);
            if (seen.isPresent()) {
                draft.page(
                        number,
                        seen.get().glyphs(),
                        true,
                        seen.get().confidence(),
                        image.getWidth(),
                        image.getHeight());
            }
        }
    }

    /** @return EXIF orientation, 1 where there is none */
    static int properties(Job job, Draft draft) {
        Metadata metadata;
        try {
            metadata = ImageMetadataReader.readMetadata(job.file().toFile());
        } catch (ImageProcessingException | IOException unreadable) {
            // the picture itself may still be good
            return 1;
        }
        var camera = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        var shot = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        var gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
        if (shot != null && shot.getDateOriginal() != null) {
            // EXIF knows no zone: the digits are the camera's own clock
            draft.property(
                    "exif.taken",
                    shot.getDateOriginal()
                            .toInstant()
                            .atOffset(ZoneOffset.UTC)
                            .toLocalDateTime()
                            .toString());
        }
        if (gps != null && gps.getGeoLocation() != null && !gps.getGeoLocation().isZero()) {
            draft.property(
                    "exif.gps",
                    gps.getGeoLocation().getLatitude() + ","
                            + gps.getGeoLocation().getLongitude());
        }
        if (camera != null) {
            draft.property("exif.camera", camera.getString(ExifIFD0Directory.TAG_MODEL));
            draft.property("application", camera.getString(ExifIFD0Directory.TAG_SOFTWARE));
            Integer orientation = camera.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return orientation == null ? 1 : orientation;
        }
        return 1;
    }
}
