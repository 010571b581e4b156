package org.hecha.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files of every kind a county sends, each with some bytes inside: what a scanner must find wherever it travels. */
public final class Carriers {

    private final byte[] load;

    private Carriers(byte[] load) {
        this.load = load;
    }

    /** File names with their bytes, each carrying the load in the way its format would. */
    public static Map<String, byte[]> of(byte[] load) throws IOException {
        var carriers = new Carriers(load);
        Map<String, byte[]> files = new LinkedHashMap<>();
        carriers.plain(files);
        carriers.archives(files);
        carriers.documents(files);
        carriers.pdfs(files);
        carriers.mails(files);
        return files;
    }

    private interface Filling {
        void into(OutputStream out) throws IOException;
    }

    private static byte[] filled(Filling filling) throws IOException {
        var bytes = new ByteArrayOutputStream();
        filling.into(bytes);
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        return filled(out -> {
            for (byte[] part : parts) {
                out.write(part);
            }
        });
    }

    private static byte[] text(String words) {
        return words.getBytes(UTF_8);
    }

    private void plain(Map<String, byte[]> files) throws IOException {
        files.put("plain.txt", load);
        files.put("list.csv", joined(text("序号,内容\n1,"), load));
        files.put("page.html", joined(text("<html><body><script>"), load, text("</script></body></html>")));
        byte[] jpeg = HexFormat.of().parseHex("ffd8ffe000104a46494600010100000100010000ffd9");
        files.put("behind-a-picture.jpg", joined(jpeg, load));
        // the object's data have their length before them once, not twice as in a document
        byte[] object = packaged();
        byte[] inside = Arrays.copyOfRange(object, Integer.BYTES, object.length);
        files.put(
                "object.rtf",
                text("{\\rtf1\\ansi{\\object\\objemb{\\*\\objdata 0105000002000000080000005061636b61676500"
                        + "0000000000000000" + length(inside) + HexFormat.of().formatHex(inside) + "}}}"));
    }

    /** Little-endian, as an object's data begin with it. */
    private static String length(byte[] bytes) {
        return "%08x".formatted(Integer.reverseBytes(bytes.length));
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        return zip(entries, UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> entries, Charset names) throws IOException {
        return filled(out -> {
            try (var zip = new ZipArchiveOutputStream(out)) {
                zip.setEncoding(names.name());
                for (var entry : entries.entrySet()) {
                    zip.putArchiveEntry(new ZipArchiveEntry(entry.getKey()));
                    zip.write(entry.getValue());
                    zip.closeArchiveEntry();
                }
            }
        });
    }

    private static byte[] tar(byte[] load) throws IOException {
        return filled(out -> {
            try (var tar = new TarArchiveOutputStream(out)) {
                var entry = new TarArchiveEntry("a.com");
                entry.setSize(load.length);
                tar.putArchiveEntry(entry);
                tar.write(load);
                tar.closeArchiveEntry();
            }
        });
    }

    private static byte[] gzip(byte[] load) throws IOException {
        return filled(out -> {
            try (var gzip = new GzipCompressorOutputStream(out)) {
                gzip.write(load);
            }
        });
    }

    private void archives(Map<String, byte[]> files) throws IOException {
        files.put("archive.zip", zip(Map.of("a.com", load)));
        files.put("chinese-names.zip", zip(Map.of("台账/附件.com", load), Charset.forName("GBK")));
        files.put("three-deep.zip", zip(Map.of("1.zip", zip(Map.of("2.zip", zip(Map.of("a.com", load)))))));
        var channel = new SeekableInMemoryByteChannel();
        try (var seven = new SevenZOutputFile(channel)) {
            seven.putArchiveEntry(seven.createArchiveEntry(Path.of("."), "a.com"));
            seven.write(load);
            seven.closeArchiveEntry();
        }
        files.put("archive.7z", Arrays.copyOf(channel.array(), Math.toIntExact(channel.size())));
        files.put("archive.tar", tar(load));
        files.put("archive.tar.gz", gzip(tar(load)));
        files.put("single.gz", gzip(load));
        files.put("single.bz2", filled(out -> {
            try (var packed = new BZip2CompressorOutputStream(out)) {
                packed.write(load);
            }
        }));
        files.put("single.xz", filled(out -> {
            try (var packed = new XZCompressorOutputStream(out)) {
                packed.write(load);
            }
        }));
        files.put("archive.cpio", filled(out -> {
            try (var cpio = new CpioArchiveOutputStream(out)) {
                var entry = new CpioArchiveEntry("a.com");
                entry.setSize(load.length);
                cpio.putArchiveEntry(entry);
                cpio.write(load);
                cpio.closeArchiveEntry();
            }
        }));
    }

    private static byte[] office(String part, String inside, byte[] load) throws IOException {
        return zip(Map.of("[Content_Types].xml", text("<Types/>"), part, text("<document/>"), inside, load));
    }

    /** A file put into a document by dragging it there. */
    private byte[] packaged() throws IOException {
        return filled(out -> new Ole10Native("a.com", "C:\\a.com", "C:\\a.com", load).writeOut(out));
    }

    private byte[] compound(String main, String storage, String stream, byte[] inside) throws IOException {
        return filled(out -> {
            try (var files = new POIFSFileSystem()) {
                files.createDocument(new ByteArrayInputStream(new byte[4_096]), main);
                DirectoryEntry directory = files.createDirectory(storage);
                directory.createDocument(stream, new ByteArrayInputStream(inside));
                files.writeFilesystem(out);
            }
        });
    }

    private void documents(Map<String, byte[]> files) throws IOException {
        byte[] word = office("word/document.xml", "word/embeddings/oleObject1.bin", load);
        files.put("object.docx", word);
        files.put(
                "packaged.docx",
                office(
                        "word/document.xml",
                        "word/embeddings/oleObject1.bin",
                        compound("\u0001CompObj", "Object", Ole10Native.OLE10_NATIVE, packaged())));
        files.put("document-in-a.docx", office("word/document.xml", "word/embeddings/inner.docx", word));
        files.put(
                "macros.docm",
                office("word/document.xml", "word/vbaProject.bin", compound("PROJECT", "VBA", "Module1", load)));
        files.put("object.xlsx", office("xl/workbook.xml", "xl/embeddings/oleObject1.bin", load));
        files.put("object.pptx", office("ppt/presentation.xml", "ppt/embeddings/oleObject1.bin", load));
        files.put("object.odt", office("content.xml", "ObjectReplacements/Object 1", load));
        files.put("attachment.ofd", office("OFD.xml", "Doc_0/Attachs/a.com", load));
        files.put("object.doc", compound("WordDocument", "ObjectPool", Ole10Native.OLE10_NATIVE, packaged()));
        files.put("object.wps", compound("WordDocument", "ObjectPool", "\u0003ObjInfo", load));
        files.put("object.ppt", compound("PowerPoint Document", "MBD00000001", Ole10Native.OLE10_NATIVE, packaged()));
        files.put("macros.xls", filled(out -> {
            try (var book = new HSSFWorkbook()) {
                book.createSheet("台账").createRow(0).createCell(0).setCellValue("序号");
                byte[] plain = filled(book::write);
                try (var compound = new POIFSFileSystem(new ByteArrayInputStream(plain))) {
                    compound.createDirectory("_VBA_PROJECT_CUR")
                            .createDocument("Module1", new ByteArrayInputStream(load));
                    compound.writeFilesystem(out);
                }
            }
        }));
    }

    private void pdfs(Map<String, byte[]> files) throws IOException {
        files.put("attachment.pdf", filled(out -> {
            try (var pdf = new PDDocument()) {
                pdf.addPage(new PDPage());
                var attached = new PDEmbeddedFile(pdf, new ByteArrayInputStream(load), COSName.FLATE_DECODE);
                var file = new PDComplexFileSpecification();
                file.setFile("a.com");
                file.setEmbeddedFile(attached);
                var tree = new PDEmbeddedFilesNameTreeNode();
                tree.setNames(Map.of("a.com", file));
                var names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
                names.setEmbeddedFiles(tree);
                pdf.getDocumentCatalog().setNames(names);
                pdf.save(out);
            }
        }));
        files.put("page-packed.pdf", page(COSName.FLATE_DECODE));
        files.put("page-in-hex.pdf", page(COSName.ASCII_HEX_DECODE));
        files.put("remark.pdf", joined(text("%PDF-1.4\n%"), load, text("\n%%EOF")));
    }

    private byte[] page(COSName filter) throws IOException {
        return filled(out -> {
            try (var pdf = new PDDocument()) {
                var page = new PDPage();
                page.setContents(new PDStream(pdf, new ByteArrayInputStream(load), filter));
                pdf.addPage(page);
                pdf.save(out);
            }
        });
    }

    private void mails(Map<String, byte[]> files) throws IOException {
        String begin = "From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n";
        files.put("plain.eml", joined(text(begin + "Content-Type: text/plain\r\n\r\n"), load));
        files.put("attachment.eml", mail(begin, "a.com", load));
        files.put("archive.eml", mail(begin, "a.zip", zip(Map.of("a.com", load))));
        files.put(
                "mail-in-a-mail.eml",
                joined(text(begin + "Content-Type: message/rfc822\r\n\r\n"), mail(begin, "a.com", load)));
        files.put(
                "quoted.eml",
                text(begin + "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                        + quoted() + "\r\n"));
        files.put(
                "page.mht",
                mail(
                        begin.replace("Subject: x", "Subject: page"),
                        "page.html",
                        joined(text("<html><script>"), load, text("</script></html>"))));
    }

    private static byte[] mail(String begin, String name, byte[] attached) {
        String body = Base64.getMimeEncoder().encodeToString(attached);
        return (begin
                        + "Content-Type: multipart/mixed; boundary=\"parts\"\r\n\r\n--parts\r\nContent-Type: text/plain\r\n\r\n"
                        + "x\r\n--parts\r\nContent-Type: application/octet-stream; name=\"" + name
                        + "\"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\""
                        + name
                        + "\"\r\n\r\n" + body + "\r\n--parts--\r\n")
                .getBytes(US_ASCII);
    }

    /** Every character in hexadecimal, three signs each, lines of twenty. */
    private String quoted() {
        var out = new StringBuilder();
        for (int i = 0; i < load.length; i++) {
            out.append("=%02X".formatted(load[i] & 0xff)).append(i % 20 == 19 ? "=\r\n" : "");
        }
        return out.toString();
    }
}
