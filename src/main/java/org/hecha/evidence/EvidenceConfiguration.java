package org.hecha.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hecha.evidence.worker.Tools;
import org.hecha.evidence.worker.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileSystemUtils;

/** Puts the house's storage, its programs and its workers together. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {
    private static final Logger log = LoggerFactory.getLogger(EvidenceConfiguration.class);

    /** The directory everything lives in. */
    record Storage(Path root) {}

    @Bean
    Storage evidenceStorage(@Value("${hecha.storage:storage/local}") String directory) throws IOException {
        Path root = directory.isEmpty() ? Files.createTempDirectory("hecha") : Path.of(directory);
        return new Storage(Files.createDirectories(root.toAbsolutePath()).toRealPath());
    }

    @Bean
    ObjectStore objectStore(EvidenceSettings settings, Storage storage) {
        return settings.s3().endpoint().isBlank()
                ? new LocalObjects(storage.root().resolve("objects"))
                : new S3Objects(settings.s3());
    }

    @Bean
    Staging staging(Storage storage) throws IOException {
        return new Staging(storage.root().resolve("staging"));
    }

    @Bean
    Room room(AcceptSettings settings, Storage storage) throws IOException {
        return Room.on(storage.root(), settings.free());
    }

    @Bean
    Tools tools(EvidenceSettings settings) {
        Tools tools = settings.helpers() == EvidenceSettings.Helpers.NONE ? Tools.none() : Tools.find();
        log.info(
                "programs found: OCR networks {}, tesseract {}, office {}, ffmpeg {}",
                tools.networks(),
                tools.tesseract().isPresent(),
                tools.soffice().isPresent(),
                tools.ffmpeg().isPresent());
        return tools;
    }

    @Bean
    Sandbox sandbox(EvidenceSettings settings, Storage storage) {
        return new Sandbox(settings.sandbox(), storage.root());
    }

    @Bean(destroyMethod = "close")
    Workers readingWorkers(EvidenceSettings settings, Sandbox sandbox, Storage storage) throws IOException {
        return new Workers(settings.workers(), settings, sandbox, own(storage, "reading"), Worker.class);
    }

    /** One more, so that nobody who looks at a page waits behind a scan of three hundred. */
    @Bean(destroyMethod = "close")
    Workers drawingWorkers(EvidenceSettings settings, Sandbox sandbox, Storage storage) throws IOException {
        return new Workers(1, settings, sandbox, own(storage, "drawing"), Worker.class);
    }

    /** A directory for the workers of this application; those of applications that are gone are removed. */
    private static Path own(Storage storage, String purpose) throws IOException {
        Path work = Files.createDirectories(storage.root().resolve("work"));
        String ours = Long.toString(ProcessHandle.current().pid());
        try (Stream<Path> there = Files.list(work)) {
            for (Path directory : there.toList()) {
                String pid = directory.getFileName().toString();
                boolean dead = pid.matches("\\d{1,10}")
                        && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
                if (dead) {
                    FileSystemUtils.deleteRecursively(directory);
                }
            }
        }
        Path own = work.resolve(ours).resolve(purpose);
        FileSystemUtils.deleteRecursively(own);
        return Files.createDirectories(own);
    }
}
