package org.hecha.evidence.worker;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.hecha.evidence.Likeness;

/** What a worker notes of a picture, for tests of those who compare. */
public final class Seen {

    private Seen() {}

    public static Optional<Likeness> of(BufferedImage picture) {
        return Looks.of(picture, 1, 1).map(look -> Likeness.unpacked(look.packed()));
    }
}
