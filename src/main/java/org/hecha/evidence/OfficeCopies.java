package org.hecha.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hecha.evidence.worker.Order;
import org.hecha.evidence.worker.Tools;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Has the office suite make archival copies inside the walls of a worker. */
@Component
class OfficeCopies implements ArchivalCopies {
    private static final Logger log = LoggerFactory.getLogger(OfficeCopies.class);

    private final Workers workers;
    private final EvidenceSettings settings;
    private final Tools tools;

    OfficeCopies(@Qualifier("drawingWorkers") Workers workers, EvidenceSettings settings, Tools tools) {
        this.workers = workers;
        this.settings = settings;
        this.tools = tools;
    }

    @Override
    public byte[] of(byte[] docx) {
        if (tools.soffice().isEmpty()) {
            throw new ConverterMissing();
        }
        try {
            return workers.lend(desk -> make(docx, desk));
        } catch (WorkerProcess.Died e) {
            log.warn("worker died while making a PDF/A: {}", e.getMessage());
            throw new NotConvertible();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] make(byte[] docx, Workers.Desk desk) throws IOException, WorkerProcess.Died {
        Path source = Files.write(desk.directory.resolve("file"), docx);
        Path out = Files.createDirectory(desk.directory.resolve("out"));
        boolean made = desk.perform(new Order(
                Order.Kind.ARCHIVE,
                source.toString(),
                "paper.docx",
                out.toString(),
                0,
                0,
                workers.patience().toMillis(),
                settings.limits(),
                tools));
        if (!made) {
            throw new NotConvertible();
        }
        return Files.readAllBytes(out.resolve(Order.ARCHIVED));
    }
}
