package org.hecha.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hecha.evidence.worker.Order;
import org.hecha.evidence.worker.Tools;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Pictures of pages, drawn by a worker when first asked for and kept. */
@Component
class PagePictures {
    private static final Logger log = LoggerFactory.getLogger(PagePictures.class);

    private final PageRepository pages;
    private final ObjectStore objects;
    private final Workers workers;
    private final EvidenceSettings settings;
    private final Tools tools;

    PagePictures(
            PageRepository pages,
            ObjectStore objects,
            @Qualifier("drawingWorkers") Workers workers,
            EvidenceSettings settings,
            Tools tools) {
        this.pages = pages;
        this.objects = objects;
        this.workers = workers;
        this.settings = settings;
        this.tools = tools;
    }

    Optional<byte[]> of(Evidence file, int page) {
        if (page < 1 || !file.state().terminal() || file.state() == Evidence.State.QUARANTINED) {
            return Optional.empty();
        }
        String key = ObjectStore.derived(file.sha256(), "page-" + page + ".png");
        try {
            if (!objects.has(key)) {
                workers.lend(desk -> draw(file, page, key, desk));
            }
            return objects.has(key) ? Optional.of(read(key)) : Optional.empty();
        } catch (WorkerProcess.Died e) {
            log.warn("worker died while drawing page {} of evidence {}: {}", page, file.id(), e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean draw(Evidence file, int page, String key, Workers.Desk desk)
            throws IOException, WorkerProcess.Died {
        Path source = desk.directory.resolve("file");
        Optional<String> shownBy = pages.shownBy(file.id());
        try (InputStream in = shownBy.isPresent()
                ? objects.open(shownBy.get())
                : new CheckedBytes(objects.open(ObjectStore.original(file.sha256())), file.sha256())) {
            Files.copy(in, source);
        }
        Path out = Files.createDirectory(desk.directory.resolve("out"));
        boolean drawn = desk.perform(new Order(
                Order.Kind.PICTURE,
                source.toString(),
                shownBy.isPresent() ? "pages.pdf" : file.name(),
                out.toString(),
                page,
                0,
                workers.patience().toMillis(),
                settings.limits(),
                tools));
        if (drawn) {
            objects.keep(key, out.resolve(Order.IMAGE));
        }
        return drawn;
    }

    private byte[] read(String key) throws IOException {
        try (InputStream in = objects.open(key)) {
            return in.readAllBytes();
        }
    }
}
