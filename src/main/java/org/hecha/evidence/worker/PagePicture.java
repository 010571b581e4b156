package org.hecha.evidence.worker;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws one page of a file as PNG. */
final class PagePicture {
    private static final float DPI = 150;
    private static final int LONGEST_SIDE = 1600;

    private PagePicture() {}

    /** @return whether there is such a picture */
    static boolean draw(Job job, int page) throws IOException {
        Path target = job.out().resolve(Order.IMAGE);
        try {
            Types.Format format = Types.of(job).format();
            if (format == Types.Format.VIDEO) {
                return VideoReader.frame(job, page, target);
            }
            BufferedImage picture = switch (format) {
                case PDF -> pdf(job, page);
                case IMAGE -> image(job, page);
                case OFD -> ofd(job, page);
                default -> throw new CannotRead(org.hecha.evidence.Evidence.Reason.UNSUPPORTED);
            };
            return ImageIO.write(picture, "png", target.toFile());
        } catch (CannotRead | IOException | RuntimeException none) {
            return false;
        }
    }

    private static BufferedImage pdf(Job job, int page) throws IOException, CannotRead {
        try (PDDocument document = PdfReader.open(job)) {
            var crop = document.getPage(page - 1).getCropBox();
            double pixels = crop.getWidth() * crop.getHeight() * DPI * DPI / 72.0 / 72.0;
            double allowed = job.limits().pixels() / 4.0;
            float dpi = pixels > allowed ? (float) (DPI * Math.sqrt(allowed / pixels)) : DPI;
            var renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            return renderer.renderImageWithDPI(page - 1, dpi, ImageType.RGB);
        }
    }

    private static BufferedImage ofd(Job job, int page) throws IOException, CannotRead {
        try (var reader = OfdReader.open(job)) {
            return new OfdPicture(reader)
                    .draw(
                            reader.getPageList().get(page - 1),
                            DPI / 25.4,
                            job.limits().pixels());
        }
    }

    private static BufferedImage image(Job job, int page) throws IOException, CannotRead {
        int orientation = ImageFileReader.properties(job, new Draft(job.limits()));
        Optional<Path> other = Converted.toPng(job);
        var image = Pictures.load(
                other.orElse(job.file()).toFile(), page - 1, job.limits().pixels());
        return Pictures.atMost(Pictures.upright(image, other.isPresent() ? 1 : orientation), LONGEST_SIDE);
    }
}
