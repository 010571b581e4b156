package org.hecha.evidence.worker;

import static org.hecha.evidence.worker.Odd.bytes;
import static org.hecha.evidence.worker.Odd.join;
import static org.hecha.evidence.worker.Odd.made;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Small files that become large, 80 MB where they unpack; made when asked for. */
final class Bombs {

    private static final int MEGABYTE = 1 << 20;
    private static final int LARGE = 80 * MEGABYTE;

    /** @param depth containers within containers that may be opened */
    record Bomb(byte[] bytes, int depth) {}

    private Bombs() {}

    /** By the name they are sent under. */
    static Map<String, Bomb> all() {
        var bombs = new LinkedHashMap<String, Bomb>();
        bombs.put("大表.xlsx", plain(office(Odd.xlsx(), "xl/worksheets/sheet1.xml", "<sheetData>", LARGE)));
        bombs.put("大串.xlsx", plain(office(Odd.xlsx(), "xl/sharedStrings.xml", "<si><t>", LARGE)));
        bombs.put("零.zip", plain(zip("zeros", zeros(LARGE))));
        bombs.put("套.zip", new Bomb(nested(6), 0));
        bombs.put("套到底.zip", new Bomb(nested(6), 5));
        bombs.put("多.zip", plain(many(20_000)));
        bombs.put("叠.zip", plain(overlapped(900, 10 * MEGABYTE)));
        bombs.put("谎.zip", plain(lying()));
        bombs.put("零.gz", plain(made(out -> pack(new GZIPOutputStream(out)))));
        bombs.put("零.bz2", plain(made(out -> pack(new BZip2CompressorOutputStream(out, 1)))));
        bombs.put("零.xz", plain(made(out -> pack(new XZCompressorOutputStream(out, 0)))));
        bombs.put("零.7z", plain(sevenZip()));
        bombs.put("零.tgz", plain(made(out -> {
            try (var packed = new GZIPOutputStream(out)) {
                packed.write(tarHeader("zeros", LARGE));
                zeros(LARGE).transferTo(packed);
            }
        })));
        bombs.put("谎.tar", plain(join(tarHeader("zeros", 8L << 30), new byte[4096])));
        bombs.put("大.docx", plain(office(Odd.docx(), "word/document.xml", "<w:body>", LARGE)));
        bombs.put("大.pptx", plain(office(Odd.pptx(), "ppt/slides/slide1.xml", "<p:cSld>", LARGE)));
        bombs.put("大.ofd", plain(ofd(LARGE)));
        bombs.put("大流.pdf", plain(pdf(LARGE)));
        bombs.put("对象流.pdf", plain(objectStream(LARGE)));
        bombs.put(
                "深.pdf", plain(join(bytes("%PDF-1.4\n1 0 obj\n"), bytes("[".repeat(3 * MEGABYTE)), bytes("\n%%EOF"))));
        bombs.put("大.png", plain(png(65_535, 65_535)));
        bombs.put("注.png", plain(pngText(LARGE)));
        bombs.put("大.jpg", plain(jpeg(65_535, 65_535)));
        bombs.put("大.tif", plain(tiff(65_535, 65_535)));
        bombs.put(
                "大.gif",
                plain(join(
                        bytes("GIF89a\u00FF\u00FF\u00FF\u00FF\u0080\u0000\u0000"),
                        new byte[6],
                        bytes(",\u0000\u0000\u0000\u0000\u00FF\u00FF\u00FF\u00FF\u0000\u0008\u0001\u0000\u0000;"))));
        bombs.put("大.bmp", plain(bmp(65_535, 65_535)));
        bombs.put("大.webp", plain(webp()));
        bombs.put("深.html", plain(bytes("<html><body>" + "<div>".repeat(60_000) + "x")));
        return bombs;
    }

    private static Bomb plain(byte[] bytes) {
        return new Bomb(bytes, 0);
    }

    private static InputStream zeros(long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] into, int from, int most) {
                if (left <= 0) {
                    return -1;
                }
                int n = (int) Math.min(most, left);
                java.util.Arrays.fill(into, from, from + n, (byte) ' ');
                left -= n;
                return n;
            }
        };
    }

    private static void pack(OutputStream out) throws IOException {
        try (out) {
            zeros(LARGE).transferTo(out);
        }
    }

    private static byte[] zip(String name, InputStream content) {
        return made(out -> {
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(name));
                content.transferTo(zip);
            }
        });
    }

    private static byte[] nested(int levels) {
        byte[] inner = zip("words.txt", zeros(100));
        for (int i = 0; i < levels; i++) {
            inner = zip("inner.zip", new ByteArrayInputStream(inner));
        }
        return inner;
    }

    private static byte[] many(int entries) {
        return made(out -> {
            try (var zip = new ZipOutputStream(out)) {
                for (int i = 0; i < entries; i++) {
                    zip.putNextEntry(new ZipEntry(i + ".txt"));
                    zip.write('x');
                }
            }
        });
    }

    /** Many entries of the directory that all point at the same bytes. */
    private static byte[] overlapped(int entries, int size) {
        byte[] one = zip("a", zeros(size));
        int end = lastIndexOf(one, bytes("PK\u0005\u0006"));
        int directory = lastIndexOf(one, bytes("PK\u0001\u0002"));
        byte[] line = java.util.Arrays.copyOfRange(one, directory, end);
        var out = new ByteArrayOutputStream();
        out.write(one, 0, directory);
        for (int i = 0; i < entries; i++) {
            out.writeBytes(line);
        }
        ByteBuffer last = ByteBuffer.wrap(java.util.Arrays.copyOfRange(one, end, one.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        last.putShort(8, (short) entries);
        last.putShort(10, (short) entries);
        last.putInt(12, entries * line.length);
        out.writeBytes(last.array());
        return out.toByteArray();
    }

    /** Says that its entry has ten bytes. */
    private static byte[] lying() {
        byte[] zip = zip("zeros", zeros(LARGE));
        int directory = lastIndexOf(zip, bytes("PK\u0001\u0002"));
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 10);
        return zip;
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .lastIndexOf(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    private static byte[] sevenZip() {
        try (var channel = new SeekableInMemoryByteChannel()) {
            try (var archive = new SevenZOutputFile(channel)) {
                archive.setContentCompression(SevenZMethod.DEFLATE);
                var entry = archive.createArchiveEntry(new java.io.File("zeros"), "zeros");
                entry.setHasStream(true);
                archive.putArchiveEntry(entry);
                InputStream zeros = zeros(LARGE);
                byte[] buffer = new byte[1 << 16];
                for (int n = zeros.read(buffer); n >= 0; n = zeros.read(buffer)) {
                    archive.write(buffer, 0, n);
                }
                archive.closeArchiveEntry();
            }
            return java.util.Arrays.copyOf(channel.array(), (int) channel.size());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] tarHeader(String name, long size) {
        var entry = new org.apache.commons.compress.archivers.tar.TarArchiveEntry(name);
        entry.setSize(size);
        byte[] header = new byte[512];
        entry.writeEntryHeader(header);
        return header;
    }

    /** An honest office file with one part blown up by blanks. */
    private static byte[] office(byte[] honest, String part, String before, long blanks) {
        return made(out -> {
            try (var in = new ZipInputStream(new ByteArrayInputStream(honest));
                    var zip = new ZipOutputStream(out)) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    byte[] content = in.readAllBytes();
                    String text = new String(content, StandardCharsets.UTF_8);
                    int at = entry.getName().equals(part) ? text.indexOf(before) : -1;
                    if (entry.getName().equals(part) && at < 0) {
                        throw new IOException(before + " is not in " + text);
                    }
                    if (at < 0) {
                        zip.write(content);
                    } else {
                        zip.write(text.substring(0, at + before.length()).getBytes(StandardCharsets.UTF_8));
                        zeros(blanks).transferTo(zip);
                        zip.write(text.substring(at + before.length()).getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        });
    }

    private static byte[] ofd(long blanks) {
        return made(out -> {
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("OFD.xml"));
                zip.write(bytes("<?xml version=\"1.0\"?><ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\">"));
                zeros(blanks).transferTo(zip);
                zip.write(bytes("</ofd:OFD>"));
            }
        });
    }

    private static byte[] deflated(InputStream content) {
        return made(out -> {
            try (var deflating = new DeflaterOutputStream(out, new Deflater(9))) {
                content.transferTo(deflating);
            }
        });
    }

    private static byte[] pdf(long length) {
        byte[] stream = deflated(zeros(length));
        return join(
                bytes(
                        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj\n4 0 obj<</Length "
                                + stream.length + "/Filter/FlateDecode>>stream\n"),
                stream,
                bytes("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"));
    }

    private static byte[] objectStream(long length) {
        byte[] stream = deflated(new java.io.SequenceInputStream(
                new ByteArrayInputStream(bytes("2 0 3 60 <</Type/Pages/Kids[3 0 R]/Count 1>>")), zeros(length)));
        return join(
                bytes("%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n4 0 obj<</Type/ObjStm/N 2/First 9/Length "
                        + stream.length + "/Filter/FlateDecode>>stream\n"),
                stream,
                bytes("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"));
    }

    private static byte[] chunk(String type, byte[] content) {
        var crc = new CRC32();
        byte[] named = join(bytes(type), content);
        crc.update(named);
        return join(
                ByteBuffer.allocate(4).putInt(content.length).array(),
                named,
                ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private static byte[] png(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        return join(
                bytes("\u0089PNG\r\n\u001A\n"),
                chunk("IHDR", header),
                chunk("IDAT", deflated(zeros(1000))),
                chunk("IEND", new byte[0]));
    }

    /** A small picture with words that unpack to far more than the picture. */
    private static byte[] pngText(long length) {
        byte[] honest = Odd.picture("png");
        int at = 8 + 25;
        return join(
                java.util.Arrays.copyOf(honest, at),
                chunk("zTXt", join(bytes("Comment\u0000\u0000"), deflated(zeros(length)))),
                java.util.Arrays.copyOfRange(honest, at, honest.length));
    }

    private static byte[] jpeg(int width, int height) {
        byte[] honest = Odd.picture("jpg");
        int at = 0;
        while (!((honest[at] & 0xFF) == 0xFF && (honest[at + 1] & 0xFF) == 0xC0)) {
            at++;
        }
        ByteBuffer.wrap(honest).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
        return honest;
    }

    private static byte[] tiff(int width, int height) {
        int[][] fields = {
            {256, 4, width},
            {257, 4, height},
            {258, 3, 8},
            {259, 3, 1},
            {262, 3, 1},
            {273, 4, 8},
            {277, 3, 1},
            {278, 4, height},
            {279, 4, 100}
        };
        ByteBuffer tiff =
                ByteBuffer.allocate(8 + 2 + fields.length * 12 + 4 + 100).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(bytes("II*\u0000")).putInt(8).putShort((short) fields.length);
        for (int[] field : fields) {
            tiff.putShort((short) field[0]).putShort((short) field[1]).putInt(1).putInt(field[2]);
        }
        return tiff.array();
    }

    private static byte[] bmp(int width, int height) {
        byte[] honest = Odd.picture("bmp");
        ByteBuffer.wrap(honest).order(ByteOrder.LITTLE_ENDIAN).putInt(18, width).putInt(22, height);
        return honest;
    }

    private static byte[] webp() {
        ByteBuffer webp = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
        webp.put(bytes("RIFF")).putInt(52).put(bytes("WEBPVP8X")).putInt(10).putInt(0);
        webp.put(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xFE, (byte) 0xFF, 0});
        webp.put(bytes("VP8 ")).putInt(10);
        return webp.array();
    }
}
