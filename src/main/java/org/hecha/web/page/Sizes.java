package org.hecha.web.page;

import java.util.Locale;
import org.springframework.stereotype.Component;

/** File sizes as people read them: {@code @sizes.of(bytes)}. */
@Component("sizes")
class Sizes {

    private static final String[] UNITS = {"B", "KB", "MB", "GB"};

    /** With one decimal place from a kilobyte on. */
    public String of(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
