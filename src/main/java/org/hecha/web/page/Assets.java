package org.hecha.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the browser libraries of this build are: {@code @assets.of('bpmn-js', 'assets/bpmn-js.css')} in templates. */
@Component("assets")
class Assets {

    private final Properties folders = new Properties();

    Assets() throws IOException {
        try (@Nullable InputStream index = Assets.class.getResourceAsStream("/static/vendor/index.properties")) {
            if (index == null) {
                throw new IllegalStateException("The browser libraries are missing. Run `mvn generate-resources` once;"
                        + " it needs Node.js with npm.");
            }
            folders.load(new InputStreamReader(index, StandardCharsets.UTF_8));
        }
    }

    /** @param file as listed in src/main/frontend/install.mjs */
    public String of(String library, String file) {
        @Nullable String folder = folders.getProperty(library);
        if (folder == null) {
            throw new IllegalArgumentException("no browser library is called " + library);
        }
        return "/vendor/" + folder + "/" + file;
    }
}
