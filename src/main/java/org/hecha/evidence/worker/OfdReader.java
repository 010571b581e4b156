package org.hecha.evidence.worker;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.io.file.PathUtils;
import org.hecha.evidence.Evidence.Reason;
import org.ofdrw.core.basicStructure.pageObj.layer.PageBlockType;
import org.ofdrw.core.basicStructure.pageObj.layer.block.CT_PageBlock;
import org.ofdrw.core.basicStructure.pageObj.layer.block.ImageObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.basicType.ST_Array;
import org.ofdrw.core.basicType.ST_Box;
import org.ofdrw.core.pageDescription.CT_GraphicUnit;
import org.ofdrw.core.text.TextCode;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.reader.PageInfo;

/** OFD: text objects with their places; pages that are a picture, or whose characters mean nothing, by OCR. */
final class OfdReader {
    private static final double OCR_DOTS_A_MILLIMETRE = 10;

    /** Bytes of one XML part; as a tree it takes ten times as much. */
    private static final long LARGEST_TREE = 24L << 20;

    private OfdReader() {}

    static void read(Job job, Draft draft) throws Exception {
        try (OFDReader reader = open(job)) {
            properties(reader, draft);
            List<PageInfo> pages = reader.getPageList();
            draft.pages(pages.size());
            var ocr = new Ocr(job, draft);
            for (int i = 0; i < Math.min(pages.size(), job.limits().pages()); i++) {
                job.progress().run();
                page(pages.get(i), i + 1, reader, ocr, job, draft);
            }
        }
    }

    /**
     * The library unpacks everything at once and holds each XML part as a tree, so what it will unpack is unpacked and counted
     * before: what the archive says of its sizes may be a lie.
     */
    static OFDReader open(Job job) throws IOException, CannotRead {
        long total = 0;
        try (var zip = new ZipFile(job.file().toFile(), StandardCharsets.UTF_8)) {
            if (zip.size() > 20_000) {
                throw Unpacking.tooLarge();
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                boolean tree = entry.getName().toLowerCase(Locale.ROOT).endsWith(".xml");
                long most = tree ? LARGEST_TREE : job.limits().unpacked();
                try (InputStream in = zip.getInputStream(entry)) {
                    long size = counted(in, Math.min(most, job.limits().unpacked() - total) + 1);
                    total += size;
                    if (size > most || total > job.limits().unpacked()) {
                        throw Unpacking.tooLarge();
                    }
                }
            }
        }
        OFDReader.setZipFileMaxSize(job.limits().unpacked());
        return new OFDReader(job.file());
    }

    /** The library leaves behind what it has unpacked of a file it then cannot open. */
    static void tidy(Path temporary) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary, "ofd-tmp-*")) {
            for (Path unpacked : left) {
                PathUtils.deleteDirectory(unpacked);
            }
        }
    }

    private static long counted(InputStream in, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int n = in.read(buffer); n >= 0 && size < most; n = in.read(buffer)) {
            size += n;
        }
        return size;
    }

    private static void page(PageInfo page, int number, OFDReader reader, Ocr ocr, Job job, Draft draft)
            throws IOException {
        ST_Box size = page.getSize();
        var lines = new Lines();
        var images = new ArrayList<ImageObject>();
        page.getAllLayer().forEach(layer -> collect(layer, lines, images, 0));
        images.forEach(image -> picture(image, reader).ifPresent(seen -> draft.look(number, seen)));
        Glyphs glyphs = lines.finish();
        String text = glyphs.text();
        double quality = Quality.of(text);
        boolean junk = !text.isBlank() && quality < Quality.JUNK;
        if (!text.isBlank() && !junk) {
            draft.page(number, glyphs, false, quality, size.getWidth(), size.getHeight());
            return;
        }
        if (junk) {
            draft.because(Reason.TEXT_LAYER_UNRELIABLE);
        }
        if (text.isBlank() && images.isEmpty()) {
            draft.blankPage();
            return;
        }
        if (!ocr.present()) {
            draft.because(Reason.OCR_MISSING);
            return;
        }
        Optional<BufferedImage> alone =
                images.size() == 1 && !junk ? picture(images.getFirst(), reader) : Optional.empty();
        if (alone.isPresent()) {
            // one scan is read in its own resolution
            seen(ocr, alone.get(), OfdReader.matrix(images.getFirst()), number, size, draft);
        } else {
            var drawn = new OfdPicture(reader)
                    .draw(page, OCR_DOTS_A_MILLIMETRE, job.limits().pixels());
            double scale = size.getWidth() / drawn.getWidth();
            seen(
                    ocr,
                    drawn,
                    AffineTransform.getScaleInstance(scale * drawn.getWidth(), scale * drawn.getHeight()),
                    number,
                    size,
                    draft);
        }
    }

    /** @param place from the unit square to the page */
    private static void seen(Ocr ocr, BufferedImage image, AffineTransform place, int number, ST_Box size, Draft draft)
            throws IOException {
        var seen = ocr.read(image);
        if (seen.isEmpty()) {
            return;
        }
        var onPage = new Glyphs();
        onPage.add(seen.get().glyphs(), place, image.getWidth(), image.getHeight());
        draft.page(number, onPage, true, seen.get().confidence(), size.getWidth(), size.getHeight());
    }

    static Optional<BufferedImage> picture(ImageObject image, OFDReader reader) {
        try {
            return Optional.ofNullable(reader.getResMgt().getImage(image));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static void collect(CT_PageBlock block, Lines lines, List<ImageObject> images, int depth) {
        for (PageBlockType part : block.getPageBlocks()) {
            if (part instanceof TextObject text) {
                text(text, lines);
            } else if (part instanceof ImageObject image) {
                images.add(image);
            } else if (part instanceof CT_PageBlock inner && depth < 20) {
                collect(inner, lines, images, depth + 1);
            }
        }
    }

    private static void text(TextObject object, Lines lines) {
        if (Boolean.FALSE.equals(object.getVisible())) {
            return;
        }
        AffineTransform matrix = matrix(object);
        double font = object.getSize() == null ? 4 : object.getSize();
        double size = font * Math.sqrt(Math.abs(matrix.getDeterminant()));
        for (TextCode code : object.getTextCodes()) {
            String content = code.getContent();
            double[] dx = deltas(code.getDeltaX(), content.length());
            double[] dy = deltas(code.getDeltaY(), content.length());
            double x = code.getX() == null ? 0 : code.getX();
            double y = code.getY() == null ? 0 : code.getY();
            for (int i = 0; i < content.length(); i++) {
                double advance = i < dx.length && dx[i] > 0 ? dx[i] : content.charAt(i) < 0x2E80 ? font / 2 : font;
                Point2D point = matrix.transform(new Point2D.Double(x, y), null);
                double width = advance * matrix.getScaleX();
                String character = content.substring(i, i + 1);
                lines.move(character, 0, point.getX(), point.getY(), width, size);
                lines.write(character, point.getX(), point.getY() - 0.88 * size, Math.max(width, 0), size);
                x += i < dx.length ? dx[i] : dy.length > 0 ? 0 : advance;
                y += i < dy.length ? dy[i] : 0;
            }
        }
    }

    /** Distances between characters; {@code g 3 4.5} stands for three times 4.5. */
    static double[] deltas(ST_Array array, int characters) {
        if (array == null) {
            return new double[0];
        }
        List<String> words = array.getArray();
        var deltas = new ArrayList<Double>();
        for (int i = 0; i < words.size() && deltas.size() < characters; i++) {
            if (words.get(i).equalsIgnoreCase("g") && i + 2 < words.size()) {
                int times = Math.min(characters, Integer.parseInt(words.get(i + 1)));
                deltas.addAll(Collections.nCopies(times, Double.valueOf(words.get(i + 2))));
                i += 2;
            } else {
                deltas.add(Double.valueOf(words.get(i)));
            }
        }
        return deltas.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** From the object's own coordinates to the page, in millimetres. */
    static AffineTransform matrix(CT_GraphicUnit<?> object) {
        var matrix = new AffineTransform();
        ST_Box boundary = object.getBoundary();
        if (boundary != null) {
            matrix.translate(boundary.getTopLeftX(), boundary.getTopLeftY());
        }
        ST_Array ctm = object.getCTM();
        if (ctm != null && ctm.size() >= 6) {
            matrix.concatenate(
                    new AffineTransform(ctm.get(0), ctm.get(1), ctm.get(2), ctm.get(3), ctm.get(4), ctm.get(5)));
        }
        return matrix;
    }

    private static void properties(OFDReader reader, Draft draft) {
        try {
            var info = reader.getOFDDir().getOfd().getDocBody().getDocInfo();
            draft.property("title", info.getTile());
            draft.property("creator", info.getAuthor());
            draft.property("application", info.getCreator());
            if (info.getCreationDate() != null) {
                draft.property("created", info.getCreationDate().toString());
            }
            OfdSignatures.of(reader, draft);
        } catch (Exception unreadable) {
            draft.property("properties", "unreadable");
        }
    }
}
