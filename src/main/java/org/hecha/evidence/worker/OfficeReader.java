package org.hecha.evidence.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.extractor.WordExtractor;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.extractor.SlideShowExtractor;
import org.apache.poi.sl.usermodel.Slide;
import org.apache.poi.sl.usermodel.SlideShow;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.apache.xmpbox.xml.DomXmpParser;
import org.apache.xmpbox.xml.XmpParsingException;
import org.hecha.evidence.Evidence.Reason;

/** Documents and slides: turned into PDF by LibreOffice, whose page numbers are the ones people see, and read from it. */
final class OfficeReader {

    private static final Duration CONVERSION = Duration.ofSeconds(150);

    /** What the office suite ends with when it has just made its profile and wants to be started again. */
    private static final int FIRST_START = 81;

    /** PDF/A-2 in the office suite's export of text documents. */
    private static final String ARCHIVAL =
            "pdf:writer_pdf_Export:{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"}}";

    private OfficeReader() {}

    /**
     * Leaves a text document as PDF/A-2b in {@link Order#ARCHIVED}.
     *
     * @return false where it is no such document, or the office suite is missing, gave nothing, or gave something that does
     *     not call itself PDF/A-2b
     */
    static boolean archive(Job job) throws IOException {
        if (!textDocument(job)) {
            return false;
        }
        Optional<Path> pdf = convert(job, "doc", ARCHIVAL);
        if (pdf.isEmpty() || !archival(pdf.get())) {
            return false;
        }
        Files.move(pdf.get(), job.out().resolve(Order.ARCHIVED));
        return true;
    }

    /** Asked before, because the office suite repairs what it cannot read, and an empty page is a page. */
    private static boolean textDocument(Job job) throws IOException {
        try (var file = OPCPackage.open(job.file().toFile(), PackageAccess.READ)) {
            return !file.getPartsByContentType(XWPFRelation.DOCUMENT.getContentType())
                    .isEmpty();
        } catch (OpenXML4JException | OpenXML4JRuntimeException damaged) {
            return false;
        }
    }

    private static boolean archival(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDMetadata metadata = document.getDocumentCatalog().getMetadata();
            if (metadata == null) {
                return false;
            }
            var said = new DomXmpParser().parse(metadata.toByteArray()).getPDFAIdentificationSchema();
            return said != null && Integer.valueOf(2).equals(said.getPart()) && "B".equals(said.getConformance());
        } catch (XmpParsingException unlike) {
            return false;
        }
    }

    static void document(Job job, Draft draft) throws Exception {
        properties(job, draft);
        Optional<Path> pdf = convert(job, "doc", "pdf");
        if (pdf.isEmpty()) {
            draft.because(notConverted(job));
            List<String> pages = List.of(plainText(job).split("\f"));
            draft.pages(pages.size());
            for (int i = 0; i < pages.size(); i++) {
                draft.page(
                        i + 1, pages.get(i).replace("\r", "").replace('\u0007', '\t'), false, Quality.of(pages.get(i)));
            }
            return;
        }
        // what this PDF says of itself is the office suite's and today's
        try (PDDocument document = PdfReader.open(job.with(pdf.get()))) {
            PdfReader.pages(document, job.with(pdf.get()), draft, new Ocr(job.with(pdf.get()), draft));
        }
        draft.converted(pdf.get().getFileName().toString());
    }

    static void slides(Job job, Draft draft) throws Exception {
        properties(job, draft);
        List<Shown> slides = slides(job);
        Optional<Path> pdf = convert(job, "ppt", "pdf");
        List<Shown> visible = slides.stream().filter(slide -> !slide.hidden()).toList();
        var inPdf = new Draft(job.limits());
        int pdfPages = 0;
        if (pdf.isPresent()) {
            try (PDDocument document = PdfReader.open(job.with(pdf.get()))) {
                pdfPages = document.getNumberOfPages();
                PdfReader.pages(document, job.with(pdf.get()), inPdf, new Ocr(job, draft));
            }
            draft.converted(pdf.get().getFileName().toString());
        } else {
            draft.because(notConverted(job));
        }
        Reading seen = inPdf.finish("");
        draft.looks(seen.looks());
        var pages = seen.text();
        draft.pages(slides.size());
        int page = 0;
        for (int i = 0; i < slides.size(); i++) {
            Shown slide = slides.get(i);
            int shownAs = slide.hidden() || pdfPages != visible.size() ? 0 : ++page;
            var onPage = pages.stream().filter(p -> p.number() == shownAs).findFirst();
            String notes = slide.notes().isBlank() ? "" : "\n" + slide.notes();
            if (onPage.isPresent()) {
                draft.page(i + 1, onPage.get(), notes);
            } else if ((slide.text() + notes).isBlank()) {
                draft.blankPage();
            } else {
                draft.page(i + 1, slide.text() + notes, false, Quality.of(slide.text()));
            }
        }
    }

    /** One slide as the file itself has it. */
    private record Shown(String text, String notes, boolean hidden) {}

    private static List<Shown> slides(Job job) throws IOException, OpenXML4JException {
        if (FileMagic.valueOf(job.file().toFile()) == FileMagic.OLE2) {
            try (var show = new HSLFSlideShow(new POIFSFileSystem(job.file().toFile(), true))) {
                return slides(show);
            }
        }
        try (var file = OPCPackage.open(job.file().toFile(), PackageAccess.READ);
                var show = new XMLSlideShow(file)) {
            return slides(show);
        }
    }

    private static <
                    S extends org.apache.poi.sl.usermodel.Shape<S, P>,
                    P extends
                            org.apache.poi.sl.usermodel.TextParagraph<
                                            S, P, ? extends org.apache.poi.sl.usermodel.TextRun>>
            List<Shown> slides(SlideShow<S, P> show) {
        var slides = new ArrayList<Shown>();
        var extractor = new SlideShowExtractor<>(show);
        for (Slide<S, P> slide : show.getSlides()) {
            extractor.setSlidesByDefault(true);
            extractor.setNotesByDefault(false);
            String text = extractor.getText(slide);
            extractor.setSlidesByDefault(false);
            extractor.setNotesByDefault(true);
            slides.add(new Shown(text.strip(), extractor.getText(slide).strip(), slide.isHidden()));
        }
        return slides;
    }

    /** @param target what the office suite shall make: {@code pdf}, or that with the options of its export */
    private static Optional<Path> convert(Job job, String kind, String target) throws IOException {
        if (job.tools().soffice().isEmpty()) {
            return Optional.empty();
        }
        // the office suite looks at the content, but wants some extension
        String extension = FileMagic.valueOf(job.file().toFile()) == FileMagic.OOXML ? kind + "x" : kind;
        Path input = Files.copy(job.file(), job.out().resolve("input." + extension));
        Path profile = Files.createDirectories(job.out().resolveSibling("profile"));
        Path pdf = job.out().resolve("input.pdf");
        List<String> command = List.of(
                job.tools().soffice().get(),
                "-env:UserInstallation=" + profile.toUri(),
                "--headless",
                "--norestore",
                "--nologo",
                "--nodefault",
                "--nolockcheck",
                "--convert-to",
                target,
                "--outdir",
                job.out().toString(),
                input.toString());
        Map<String, String> environment = Map.of("HOME", profile.toString(), "SAL_USE_VCLPLUGIN", "svp");
        Path log = job.out().resolve("soffice.log");
        try {
            var exit = Program.run(command, job.out(), environment, log, CONVERSION, job);
            if (exit.code() == FIRST_START) {
                Program.run(command, job.out(), environment, log, CONVERSION, job);
            }
        } finally {
            Files.deleteIfExists(input);
        }
        return Files.exists(pdf) && Files.size(pdf) > 0 ? Optional.of(pdf) : Optional.empty();
    }

    private static Reason notConverted(Job job) {
        return job.tools().soffice().isPresent() ? Reason.DAMAGED : Reason.CONVERTER_MISSING;
    }

    private static String plainText(Job job) throws Exception {
        switch (FileMagic.valueOf(job.file().toFile())) {
            case OLE2 -> {
                try (var file = new POIFSFileSystem(job.file().toFile(), true);
                        var extractor = new WordExtractor(new HWPFDocument(file.getRoot()))) {
                    return extractor.getText();
                }
            }
            case OOXML -> {
                try (var file = OPCPackage.open(job.file().toFile(), PackageAccess.READ);
                        var extractor = new XWPFWordExtractor(new XWPFDocument(file))) {
                    return extractor.getText();
                }
            }
            default -> throw new CannotRead(notConverted(job));
        }
    }

    private static void properties(Job job, Draft draft) throws IOException, CannotRead {
        switch (FileMagic.valueOf(job.file().toFile())) {
            case OLE2 -> {
                try (var file = new POIFSFileSystem(job.file().toFile(), true)) {
                    if (file.getRoot().hasEntry("EncryptedPackage") || encrypted(file)) {
                        throw new CannotRead(Reason.PASSWORD_PROTECTED);
                    }
                    OfficeProperties.of(file, draft);
                }
            }
            case OOXML -> {
                try (var file = OPCPackage.open(job.file().toFile(), PackageAccess.READ)) {
                    OfficeProperties.of(file, draft);
                } catch (OpenXML4JException damaged) {
                    throw new CannotRead(Reason.DAMAGED);
                }
            }
            default -> {
                // RTF and OpenDocument: the converter will tell
            }
        }
    }

    /** The flag in the header every binary Word file begins with. */
    private static boolean encrypted(POIFSFileSystem file) throws IOException {
        if (!file.getRoot().hasEntry("WordDocument")) {
            return false;
        }
        try (var in = file.createDocumentInputStream("WordDocument")) {
            byte[] head = in.readNBytes(12);
            return head.length == 12 && (head[11] & 1) != 0;
        }
    }
}
