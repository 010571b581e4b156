package org.hecha.evidence.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Mail: subject and body are its page 1, attachments its children. Also web pages saved as one file. */
final class MailReader {
    private MailReader() {}

    static void mail(Job job, Draft draft) throws IOException, CannotRead {
        Message message = parse(job);
        var text = new StringBuilder();
        if (message.getSubject() != null) {
            text.append(decoded(message.getSubject())).append('\n');
            draft.property("mail.subject", decoded(message.getSubject()));
        }
        if (message.getFrom() != null && !message.getFrom().isEmpty()) {
            draft.property("mail.from", message.getFrom().get(0).getAddress());
        }
        if (message.getDate() != null) {
            draft.property("mail.date", message.getDate().toInstant().toString());
        }
        part(message, text, new Unpacking(job, draft), 0);
        draft.pages(1);
        String page = text.toString().strip();
        if (page.isEmpty()) {
            draft.blankPage();
        } else {
            draft.page(1, page, false, Quality.of(page));
        }
        draft.container();
    }

    /** A web page saved with its pictures: only the page is read. */
    static void webPage(Job job, Draft draft) throws IOException {
        var found = html(parse(job), 0);
        String text = found == null ? "" : HtmlReader.text(Jsoup.parse(found));
        draft.pages(1);
        draft.page(1, text, false, Quality.of(text));
    }

    private static Message parse(Job job) throws IOException {
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(new MimeConfig.Builder()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(-1)
                .setMaxContentLen(job.limits().unpacked())
                .build());
        builder.setDecodeMonitor(DecodeMonitor.SILENT);
        try (InputStream in = Files.newInputStream(job.file())) {
            return builder.parseMessage(in);
        }
    }

    private static void part(Entity entity, StringBuilder text, Unpacking unpacking, int depth)
            throws IOException, CannotRead {
        if (depth > 20) {
            return;
        }
        String name = entity.getFilename() == null ? null : decoded(entity.getFilename());
        boolean attached = "attachment".equalsIgnoreCase(entity.getDispositionType()) || name != null;
        if (entity.getBody() instanceof Multipart multipart) {
            multipart(multipart, text, unpacking, depth);
        } else if (entity.getBody() instanceof Message message) {
            var bytes = new java.io.ByteArrayOutputStream();
            new DefaultMessageWriter().writeMessage(message, bytes);
            unpacking.take(
                    name == null ? "message.eml" : name, bytes.size(), new ByteArrayInputStream(bytes.toByteArray()));
        } else if (entity.getBody() instanceof SingleBody body) {
            if (attached || !entity.getMimeType().startsWith("text/")) {
                if (name != null) {
                    unpacking.take(name, Unpacking.UNSAID, body.getInputStream());
                }
            } else {
                String words = text(entity, body);
                boolean html = entity.getMimeType().equals("text/html");
                text.append(html ? HtmlReader.text(Jsoup.parse(words)) : words.replace("\r\n", "\n"))
                        .append('\n');
            }
        }
    }

    /** Of alternatives the one with the table cells is read, not both. */
    private static void multipart(Multipart multipart, StringBuilder text, Unpacking unpacking, int depth)
            throws IOException, CannotRead {
        if (multipart.getSubType().equalsIgnoreCase("alternative")) {
            Entity best = multipart.getBodyParts().getFirst();
            for (Entity part : multipart.getBodyParts()) {
                if (part.isMultipart() || part.getMimeType().equals("text/html")) {
                    best = part;
                }
            }
            part(best, text, unpacking, depth + 1);
            return;
        }
        for (Entity part : multipart.getBodyParts()) {
            part(part, text, unpacking, depth + 1);
        }
    }

    private static @Nullable String html(Entity entity, int depth) throws IOException {
        if (entity.getBody() instanceof Multipart multipart && depth < 20) {
            for (Entity part : multipart.getBodyParts()) {
                String found = html(part, depth + 1);
                if (found != null) {
                    return found;
                }
            }
        } else if (entity.getBody() instanceof SingleBody body
                && entity.getMimeType().equals("text/html")) {
            return text(entity, body);
        }
        return null;
    }

    private static String text(Entity entity, SingleBody body) throws IOException {
        byte[] bytes;
        try (InputStream in = body.getInputStream()) {
            bytes = in.readNBytes(8 << 20);
        }
        String declared = entity.getCharset();
        if (declared == null || declared.equalsIgnoreCase("us-ascii")) {
            return Decoding.text(bytes);
        }
        Charset charset = declared.equalsIgnoreCase("utf-8") ? StandardCharsets.UTF_8 : HtmlReader.named(declared);
        return new String(bytes, charset);
    }

    private static String decoded(String header) {
        return DecoderUtil.decodeEncodedWords(header, DecodeMonitor.SILENT).replaceAll("[\\r\\n\\t]+", " ");
    }
}
