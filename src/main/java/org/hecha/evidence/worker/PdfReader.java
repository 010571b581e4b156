package org.hecha.evidence.worker;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Calendar;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hecha.evidence.Evidence.Reason;
import org.jspecify.annotations.Nullable;

/** PDF: the text layer where it can be believed, otherwise what OCR sees on the page. */
final class PdfReader {

    /** For pages that are drawn; characters of ordinary size come out about 30 pixels high. */
    private static final double OCR_DPI = 200;

    /** A lone page number still leaves more than a few dark dots. */
    private static final double EMPTY_DPI = 120;

    /** A page with a large picture and less text than this is a scan with a stamp or page number on it. */
    private static final int SCARCELY_TEXT = 40;

    private PdfReader() {}

    static void read(Job job, Draft draft) throws IOException, CannotRead {
        try (PDDocument document = open(job)) {
            properties(document, draft);
            PdfFacts.of(document, job.file(), draft);
            pages(document, job, draft, new Ocr(job, draft));
        }
    }

    static PDDocument open(Job job) throws IOException, CannotRead {
        ObjectStreams.look(job.file());
        try {
            return Loader.loadPDF(job.file().toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache());
        } catch (InvalidPasswordException e) {
            throw new CannotRead(Reason.PASSWORD_PROTECTED);
        }
    }

    static void pages(PDDocument document, Job job, Draft draft, Ocr ocr) throws IOException {
        int count = document.getNumberOfPages();
        draft.pages(count);
        if (count > job.limits().pages()) {
            draft.because(Reason.TRUNCATED);
        }
        var renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        var stripper = new PdfText();
        for (int number = 1; number <= Math.min(count, job.limits().pages()); number++) {
            job.progress().run();
            page(document.getPage(number - 1), number, document, stripper, renderer, ocr, draft, job);
        }
    }

    private static void page(
            PDPage page,
            int number,
            PDDocument document,
            PdfText stripper,
            PDFRenderer renderer,
            Ocr ocr,
            Draft draft,
            Job job)
            throws IOException {
        boolean pictured = looks(page, number, draft, job);
        PDRectangle crop = page.getCropBox();
        boolean lying = page.getRotation() % 180 != 0;
        double width = lying ? crop.getHeight() : crop.getWidth();
        double height = lying ? crop.getWidth() : crop.getHeight();
        Glyphs layer = stripper.of(document, number);
        String text = layer.text();
        long visible = text.chars().filter(c -> !Character.isWhitespace(c)).count();
        double quality = Quality.of(text);
        boolean junk = visible > 0 && quality < Quality.JUNK;
        if (!junk && visible >= SCARCELY_TEXT || (visible > 0 && !junk && !largePicture(page))) {
            draft.page(number, layer, false, quality, width, height);
            return;
        }
        if (job.late()) {
            draft.because(Reason.TOOK_TOO_LONG);
            keepLayer(number, layer, junk, quality, width, height, draft);
            return;
        }
        if (pictured && !ocr.present()) {
            // nobody would read what is drawn, and that the page is not empty is known
            draft.because(junk ? Reason.TEXT_LAYER_UNRELIABLE : Reason.OCR_MISSING);
            keepLayer(number, layer, junk, quality, width, height, draft);
            return;
        }
        // where nobody reads it, the picture only tells an empty page from a full one
        double dpi = ocr.present() ? resolution(page, width) : EMPTY_DPI;
        BufferedImage picture = picture(renderer, number, width, height, dpi, job, draft);
        if (picture == null) {
            keepLayer(number, layer, junk, quality, width, height, draft);
            return;
        }
        if (visible == 0 && Pictures.blank(picture)) {
            draft.blankPage();
            return;
        }
        if (junk) {
            draft.because(Reason.TEXT_LAYER_UNRELIABLE);
        }
        double scale = width / picture.getWidth();
        var seen = ocr.read(picture);
        if (seen.isEmpty() || seen.get().glyphs().length() == 0) {
            if (!ocr.present()) {
                draft.because(Reason.OCR_MISSING);
            }
            keepLayer(number, layer, junk, quality, width, height, draft);
            return;
        }
        var glyphs = new Glyphs();
        glyphs.add(seen.get().glyphs(), scale);
        if (!junk && visible > 0) {
            glyphs.add("\n");
            glyphs.add(layer, 1);
        }
        draft.page(number, glyphs, true, seen.get().confidence(), width, height);
    }

    /** A layer of junk is not kept: it would be found by nobody and believed by somebody. */
    private static void keepLayer(
            int number, Glyphs layer, boolean junk, double quality, double width, double height, Draft draft) {
        if (junk) {
            draft.because(Reason.TEXT_LAYER_UNRELIABLE);
        } else {
            draft.page(number, layer, false, quality, width, height);
        }
    }

    static @Nullable BufferedImage picture(
            PDFRenderer renderer, int number, double width, double height, double dpi, Job job, Draft draft)
            throws IOException {
        double pixels = width * height * dpi * dpi / 72 / 72;
        // posters are drawn smaller rather than not at all
        double fitting = pixels > job.limits().pixels() / 2.0
                ? dpi * Math.sqrt(job.limits().pixels() / 2.0 / pixels)
                : dpi;
        if (fitting < 20) {
            draft.because(Reason.TOO_MANY_PIXELS);
            return null;
        }
        return renderer.renderImageWithDPI(number - 1, (float) fitting, ImageType.RGB);
    }

    /**
     * Notes pictures set into a page, and scans that are the page.
     *
     * @return whether one of them shows something
     */
    private static boolean looks(PDPage page, int number, Draft draft, Job job) {
        boolean shown = false;
        var resources = page.getResources();
        if (resources == null) {
            return false;
        }
        for (COSName name : resources.getXObjectNames()) {
            try {
                if (resources.isImageXObject(name)
                        && resources.getXObject(name) instanceof PDImageXObject image
                        && Math.min(image.getWidth(), image.getHeight()) >= Looks.SMALLEST
                        && (long) image.getWidth() * image.getHeight()
                                <= job.limits().pixels()) {
                    int every = Math.max(1, Math.max(image.getWidth(), image.getHeight()) / 800);
                    BufferedImage decoded = decoded(image, every);
                    draft.look(number, decoded);
                    shown |= !Pictures.blank(decoded);
                }
            } catch (IOException | RuntimeException damaged) {
                // it will be missing from the page as well
                continue;
            }
        }
        return shown;
    }

    /**
     * A photo as it comes from a camera needs no conversion, which the library makes pixel by pixel and which costs more
     * than decoding.
     */
    private static BufferedImage decoded(PDImageXObject image, int every) throws IOException {
        boolean plain = List.of(COSName.DCT_DECODE).equals(image.getStream().getFilters())
                && image.getBitsPerComponent() == 8
                && image.getColorSpace() instanceof PDDeviceRGB
                && image.getDecode() == null
                && image.getSoftMask() == null
                && image.getMask() == null
                && image.getColorKeyMask() == null;
        if (!plain) {
            return image.getImage(null, every);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in =
                ImageIO.createImageInputStream(image.getStream().createInputStream(List.of("DCTDecode")))) {
            reader.setInput(in, true, true);
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(every, every, 0, 0);
            return reader.read(0, parameters);
        } finally {
            reader.dispose();
        }
    }

    private static boolean largePicture(PDPage page) {
        return widestPicture(page) > 0;
    }

    /** A scan is drawn in its own resolution: enlarging it is better done with care, later. */
    private static double resolution(PDPage page, double width) {
        double own = widestPicture(page) * 72 / Math.max(1, width);
        return own > 0 ? Math.clamp(own, 96, 300) : OCR_DPI;
    }

    /** Pixels across of the largest picture; 0 where there is none worth reading. */
    private static int widestPicture(PDPage page) {
        int widest = 0;
        var resources = page.getResources();
        if (resources == null) {
            return 0;
        }
        for (COSName name : resources.getXObjectNames()) {
            try {
                if (resources.isImageXObject(name)
                        && resources.getXObject(name) instanceof PDImageXObject image
                        && (long) image.getWidth() * image.getHeight() > 400_000) {
                    widest = Math.max(widest, image.getWidth());
                }
            } catch (IOException damaged) {
                // it will be missing from the page as well
                continue;
            }
        }
        return widest;
    }

    private static void properties(PDDocument document, Draft draft) {
        var information = document.getDocumentInformation();
        draft.property("title", information.getTitle());
        draft.property("creator", information.getAuthor());
        draft.property("application", information.getCreator());
        draft.property("producer", information.getProducer());
        draft.property("created", instant(information.getCreationDate()));
        draft.property("modified", instant(information.getModificationDate()));
        if (document.isEncrypted()) {
            draft.property("restricted", "true");
        }
    }

    static @Nullable String instant(@Nullable Calendar calendar) {
        return calendar == null ? null : calendar.toInstant().toString();
    }
}
