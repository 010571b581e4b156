package org.hecha.web;

import java.time.LocalDate;

/** What the strip below the header says while the demo is shown; whoever plays the demo gives it, production has none. */
public interface DemoStrip {

    /** The demo's own day, which is not that of the wall. */
    LocalDate day();

    /** Files of the demo that nobody can search yet because they have not been read; invented files, so a count tells nothing. */
    int unread();

    /** True while the demo's dossiers are still being played. */
    boolean prepares();
}
