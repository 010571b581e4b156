package org.hecha.evidence.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.jsoup.Jsoup;

/** Mail as Outlook keeps it: subject and body are its page 1, attachments its children. */
final class OutlookReader {
    private OutlookReader() {}

    static void read(Job job, Draft draft) throws IOException, CannotRead {
        try (var message = new MAPIMessage(job.file().toFile())) {
            message.setReturnNullOnMissingChunk(true);
            message.guess7BitEncoding();
            draft.property("mail.subject", message.getSubject());
            draft.property("mail.from", message.getDisplayFrom());
            if (message.getMessageDate() != null) {
                draft.property("mail.date", message.getMessageDate().toInstant().toString());
            }
            String body = message.getTextBody();
            if (body == null || body.isBlank()) {
                String html = message.getHtmlBody();
                body = html == null ? "" : HtmlReader.text(Jsoup.parse(html));
            }
            String subject = message.getSubject() == null ? "" : message.getSubject() + "\n";
            String page = (subject + body.replace("\r\n", "\n")).strip();
            draft.pages(1);
            if (page.isEmpty()) {
                draft.blankPage();
            } else {
                draft.page(1, page, false, Quality.of(page));
            }
            attachments(message, new Unpacking(job, draft));
            draft.container();
        } catch (ChunkNotFoundException damaged) {
            throw new CannotRead(org.hecha.evidence.Evidence.Reason.DAMAGED);
        }
    }

    private static void attachments(MAPIMessage message, Unpacking unpacking) throws IOException, CannotRead {
        int unnamed = 0;
        for (AttachmentChunks attachment : message.getAttachmentFiles()) {
            byte[] bytes = attachment.getEmbeddedAttachmentObject();
            if (bytes == null) {
                continue;
            }
            String name = attachment.getAttachLongFileName() != null
                    ? attachment.getAttachLongFileName().getValue()
                    : attachment.getAttachFileName() != null
                            ? attachment.getAttachFileName().getValue()
                            : "attachment-" + ++unnamed;
            unpacking.take(name, bytes.length, new ByteArrayInputStream(bytes));
        }
    }
}
