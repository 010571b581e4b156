package org.hecha.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.hecha.InApplication;
import org.hecha.evidence.OddNames;
import org.hecha.web.Browser;
import org.hecha.web.SomeDossier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;

/** Names sent in every place where a request has one: nothing is written but into the store, under names of its own. */
@InApplication
class OddNamesOverHttpIT extends AtTheClerksDesk {

    private static final String EVIDENCE = "/dossiers/" + SomeDossier.NUMBER + "/evidence";

    @Value("${hecha.storage}")
    Path storage;

    @TempDir
    Path directory;

    @Test
    void everyWriteIsBelowTheStore() throws IOException {
        browser.get(EVIDENCE);
        Set<String> around = around();
        var forms = new TreeMap<Integer, Integer>();
        var uploads = new TreeMap<Integer, Integer>();
        Set<String> written;
        try (var recording = new Recording()) {
            recording.enable("jdk.FileWrite").withoutThreshold();
            recording.start();
            // the same bytes each time: names are looked at, not readers
            for (String name : OddNames.all()) {
                forms.merge(form(name).status(), 1, Integer::sum);
                if (name.length() % 3 == 0) {
                    uploads.merge(tus(name).status(), 1, Integer::sum);
                }
            }
            recording.stop();
            Path file = directory.resolve("writes.jfr");
            recording.dump(file);
            written = RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals("jdk.FileWrite"))
                    .map(event -> event.getString("path"))
                    .filter(path -> path != null)
                    .collect(Collectors.toSet());
        }

        // taken once, refused as received already, or refused for the name
        assertThat(forms.keySet()).containsExactly(200, 409, 422);
        assertThat(uploads.keySet()).containsExactly(201, 422);
        assertThat(forms.get(422)).isGreaterThan(100);
        assertThat(uploads.get(422)).isGreaterThan(30);
        assertThat(written).anyMatch(path -> Path.of(path).toAbsolutePath().startsWith(storage.toAbsolutePath()));
        assertThat(written).allMatch(this::isOurs);
        assertThat(around()).isEqualTo(around);
    }

    /** In the store of this application or of one that another test has started, or where the server keeps a form meanwhile. */
    private boolean isOurs(String written) {
        Path path = Path.of(written).toAbsolutePath().normalize();
        Path stores = storage.toAbsolutePath().getParent();
        return path.startsWith(stores) && path.getNameCount() > stores.getNameCount() + 1
                || path.toString().matches(".*/tomcat\\.[^/]*/.*/upload_[0-9a-f_]+\\.tmp");
    }

    private Browser.Page form(String name) {
        String inHeader = name.replaceAll("[\r\n\u0000]", "_").replace("\"", "%22");
        String form =
                "--b\r\nContent-Disposition: form-data; name=\"path\"\r\nContent-Type: text/plain;charset=UTF-8\r\n\r\n"
                        + name + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + inHeader
                        + "\"\r\n\r\nwords\r\n--b--\r\n";
        return browser.script(
                "POST",
                EVIDENCE,
                BodyPublishers.ofString(form),
                "Content-Type",
                "multipart/form-data; boundary=b",
                "Accept",
                "application/json");
    }

    private Browser.Page tus(String name) {
        Browser.Page begun = browser.script(
                "POST",
                "/uploads",
                BodyPublishers.noBody(),
                "Tus-Resumable",
                "1.0.0",
                "Upload-Length",
                "5",
                "Upload-Metadata",
                "dossier " + base64(SomeDossier.NUMBER) + ",filename " + base64(name) + ",key "
                        + base64(UUID.randomUUID().toString()) + ",criterion " + base64("S07") + ",slot ");
        if (begun.status() == 201) {
            browser.script("DELETE", begun.header("Location"), BodyPublishers.noBody(), "Tus-Resumable", "1.0.0");
        }
        return begun;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What lies beside the store and where the application was started. */
    private Set<String> around() throws IOException {
        var names = new TreeSet<String>();
        for (Path place :
                Set.of(storage.toAbsolutePath().getParent(), Path.of("").toAbsolutePath())) {
            try (Stream<Path> files = Files.list(place)) {
                files.map(Path::toString).forEach(names::add);
            }
        }
        return names;
    }
}
