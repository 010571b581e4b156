package org.hecha.programme;

/** Identifies a round, such as {@code 2021B2}. */
public record RoundId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
