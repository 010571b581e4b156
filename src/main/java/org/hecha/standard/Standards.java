package org.hecha.standard;

import java.util.List;

/** Every edition of the standard this installation knows, with its overlays, loaded and checked at start. */
public interface Standards {

    /** All editions, newest first; never empty. */
    List<Standard> editions();

    /**
     * One edition as everybody sees it who has no overlay.
     *
     * @param edition its id, such as {@code 2021-2025}
     * @throws UnknownEdition if this installation does not have it
     */
    Standard edition(String edition);

    /**
     * One edition with overlays applied in order.
     *
     * @param overlays ids of overlay files, such as {@code 990000-2021-2025}; may be empty
     * @throws UnknownEdition if the edition or an overlay is missing
     */
    Standard edition(String edition, List<String> overlays);
}
