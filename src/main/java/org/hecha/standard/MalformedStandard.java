package org.hecha.standard;

/** A file of the standard cannot be used; the application does not start. Says where, what is wrong and what to do. */
final class MalformedStandard extends RuntimeException {

    /**
     * @param place  file and line, such as {@code 2021-2025.yaml:17}
     * @param wrong  what is wrong there
     * @param remedy what to do about it
     */
    MalformedStandard(String place, String wrong, String remedy) {
        super(place + ": " + wrong + ". " + remedy + ".");
    }
}
