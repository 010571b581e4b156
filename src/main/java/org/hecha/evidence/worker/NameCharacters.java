package org.hecha.evidence.worker;

/** Characters a file's name must not show to anybody, wherever the name came from. */
public final class NameCharacters {
    private NameCharacters() {}

    /**
     * Controls; marks that turn the direction, which make {@code txt.exe} look like {@code exe.txt}; separators that end a line
     * where a name stands in one; halves of pairs and code points that are no characters.
     */
    public static boolean forbidden(int c) {
        return Character.isISOControl(c)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || c == 0x2028
                || c == 0x2029
                || c == 0xFEFF
                || (c & 0xFFFE) == 0xFFFE
                || Character.getType(c) == Character.SURROGATE;
    }
}
