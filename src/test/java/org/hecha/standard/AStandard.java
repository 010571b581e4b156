package org.hecha.standard;

/** The real edition for tests that do not start the application. */
public final class AStandard {

    private AStandard() {}

    public static Standard edition() {
        return new StandardFiles(new StandardSettings("")).edition("2021-2025");
    }
}
