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
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Small files that become large, 80 MB to 4 GB where they unpack; made when asked for. */
public final class Bombs {

    private static final int MEGABYTE = 1 << 20;
    private static final int LARGE = 80 * MEGABYTE;

    /** Megabytes: the most an entry may say of itself without 64 bits. */
    private static final int FOUR_GIGABYTES = 4095;

    /** @param depth containers within containers that may be opened */
    public record Bomb(byte[] bytes, int depth) {}

    private Bombs() {}

    /** By the name they are sent under. */
    public static Map<String, Bomb> all() {
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
        containers().forEach((name, bytes) -> bombs.put(name, plain(bytes)));
        bombs.put(
                "大图.pdf",
                plain(pdf(
                        "5 0 R",
                        "/Type/XObject/Subtype/Image/Width 65535/Height 65535/BitsPerComponent 8/ColorSpace/DeviceRGB"
                                + "/Filter/FlateDecode",
                        deflated(zeros(LARGE)))));
        bombs.put("双流.pdf", plain(twiceDeflated()));
        bombs.put("多附件.eml", plain(mail(20_000)));
        return bombs;
    }

    /** Those that are containers of gigabytes, or of themselves. */
    public static Map<String, byte[]> containers() {
        var bombs = new LinkedHashMap<String, byte[]>();
        bombs.put("自.zip", SelfZip.bytesOfItself());
        bombs.put("四十二.zip", fortyTwo(5, 16));
        bombs.put("四吉.docx", office(Odd.docx(), "word/document.xml", "<w:body>", blanks(), FOUR_GIGABYTES));
        bombs.put("谎四吉.docx", claims(Odd.docx(), "word/document.xml", 0xFFFFFFF0L));
        bombs.put("多串.xlsx", office(Odd.xlsx(), "xl/sharedStrings.xml", "<si><t>", strings(), 1024));
        bombs.put("慢.zip", slow());
        bombs.put("稀.tar", sparse(8L << 30));
        return bombs;
    }

    private static byte[] blanks() {
        byte[] blanks = new byte[MEGABYTE];
        java.util.Arrays.fill(blanks, (byte) ' ');
        return blanks;
    }

    /** A megabyte of strings between the ends of the string they stand in. */
    private static byte[] strings() {
        return bytes("x</t></si><si><t>".repeat(MEGABYTE / 17));
    }

    /** A block of bytes many times over, without packing it as often. */
    private static byte[] deflated(byte[] before, byte[] block, int times, byte[] after) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        return made(out -> {
            out.writeBytes(piece(deflater, before, Deflater.FULL_FLUSH));
            byte[] packed = piece(deflater, block, Deflater.FULL_FLUSH);
            for (int i = 0; i < times; i++) {
                out.writeBytes(packed);
            }
            deflater.finish();
            out.writeBytes(piece(deflater, after, Deflater.NO_FLUSH));
            deflater.end();
        });
    }

    private static byte[] piece(Deflater deflater, byte[] content, int flush) {
        var out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        deflater.setInput(content);
        int n;
        do {
            n = deflater.deflate(buffer, 0, buffer.length, flush);
            out.write(buffer, 0, n);
        } while (n == buffer.length);
        return out.toByteArray();
    }

    private static void raw(ZipArchiveOutputStream zip, String name, byte[] packed, long size) throws IOException {
        var entry = new ZipArchiveEntry(name);
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setSize(size);
        entry.setCompressedSize(packed.length);
        // who gets so far as to check it is lost already
        entry.setCrc(0);
        zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
    }

    /** As 42.zip: archives of archives, and at the bottom of each four gigabytes. */
    private static byte[] fortyTwo(int levels, int each) {
        byte[] zeros = deflated(new byte[0], new byte[MEGABYTE], FOUR_GIGABYTES, new byte[0]);
        byte[] inner = made(out -> {
            try (var zip = new ZipArchiveOutputStream(out)) {
                raw(zip, "0.dll", zeros, (long) FOUR_GIGABYTES * MEGABYTE);
            }
        });
        for (int level = 0; level < levels; level++) {
            byte[] content = inner;
            byte[] packed = deflated(content, new byte[0], 0, new byte[0]);
            int below = level;
            inner = made(out -> {
                try (var zip = new ZipArchiveOutputStream(out)) {
                    for (int i = 0; i < each; i++) {
                        raw(zip, "lib " + below + "-" + i + ".zip", packed, content.length);
                    }
                }
            });
        }
        return inner;
    }

    /** One part of an honest office file with a block many times over. */
    private static byte[] office(byte[] honest, String part, String before, byte[] block, int times) {
        return made(out -> {
            try (var in = new ZipInputStream(new ByteArrayInputStream(honest));
                    var zip = new ZipArchiveOutputStream(out)) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    byte[] content = in.readAllBytes();
                    int at = entry.getName().equals(part)
                            ? new String(content, StandardCharsets.ISO_8859_1).indexOf(before) + before.length()
                            : content.length;
                    int blocks = at < content.length ? times : 0;
                    raw(
                            zip,
                            entry.getName(),
                            deflated(
                                    java.util.Arrays.copyOf(content, at),
                                    block,
                                    blocks,
                                    java.util.Arrays.copyOfRange(content, at, content.length)),
                            content.length + (long) blocks * block.length);
                }
            }
        });
    }

    /** Says in its directory that a small part is large. */
    private static byte[] claims(byte[] honest, String part, long size) {
        byte[] zip = honest.clone();
        int name = lastIndexOf(zip, bytes(part));
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(name - 46 + 24, (int) size);
        return zip;
    }

    /** A gigabyte that packs less well than bombs do: 150 times. */
    private static byte[] slow() {
        byte[] block = new byte[MEGABYTE];
        byte[] noise = new byte[MEGABYTE / 175];
        new java.util.Random(7).nextBytes(noise);
        System.arraycopy(noise, 0, block, 0, noise.length);
        byte[] packed = deflated(new byte[0], block, 1000, new byte[0]);
        return made(out -> {
            try (var zip = new ZipArchiveOutputStream(out)) {
                raw(zip, "measurements.dat", packed, 1000L * MEGABYTE);
            }
        });
    }

    /** A TAR as GNU writes it for a file with a hole: the hole is not in the archive. */
    private static byte[] sparse(long size) {
        byte[] header = tarHeader("hole", 512);
        header[156] = 'S';
        System.arraycopy(bytes("ustar  \u0000"), 0, header, 257, 8);
        java.util.Arrays.fill(header, 345, 512, (byte) 0);
        octal(header, 386, size - 512);
        octal(header, 398, 512);
        octal(header, 483, size);
        java.util.Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xFF;
        }
        System.arraycopy(bytes("%06o\u0000 ".formatted(sum)), 0, header, 148, 8);
        return join(header, new byte[512], new byte[1024]);
    }

    private static void octal(byte[] header, int at, long number) {
        System.arraycopy(bytes("%011o\u0000".formatted(number)), 0, header, at, 12);
    }

    private static byte[] twiceDeflated() {
        byte[] once =
                join(bytes("\u0078\u00DA"), deflated(new byte[0], blanks(), FOUR_GIGABYTES, new byte[0]), new byte[4]);
        return pdf("4 0 R", "/Filter[/FlateDecode/FlateDecode]", deflated(new ByteArrayInputStream(once)));
    }

    private static byte[] mail(int attachments) {
        var mail = new StringBuilder("From: a@example.org\r\nSubject: words\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n");
        for (int i = 0; i < attachments; i++) {
            mail.append("--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"")
                    .append(i)
                    .append(".txt\"\r\n\r\nx\r\n");
        }
        return bytes(mail.append("--b--\r\n").toString());
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
        return pdf("4 0 R", "/Filter/FlateDecode", deflated(zeros(length)));
    }

    /** A page whose stream is object 4, or object 5, which draws object 4. */
    private static byte[] pdf(String contents, String about, byte[] stream) {
        return join(
                bytes(
                        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents " + contents
                                + "/Resources<</XObject<</I 4 0 R>>>>>>endobj\n"
                                + "5 0 obj<</Length 20>>stream\n9 0 0 9 0 0 cm /I Do\nendstream endobj\n4 0 obj<</Length "
                                + stream.length + about + ">>stream\n"),
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
