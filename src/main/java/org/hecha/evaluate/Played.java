package org.hecha.evaluate;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hecha.dossier.DossierId;

/**
 * What became of a split: which dossier is which county's, and under which name a file is known.
 *
 * @param dossiers county code → dossier
 * @param twins    county → path of a file the product refused because it has it already → path of the one it has
 * @param frames   county → path of a film → seconds of the frames that were read
 */
record Played(
        Map<String, DossierId> dossiers,
        Map<String, Map<String, String>> twins,
        Map<String, Map<String, List<Integer>>> frames) {

    /**
     * The page of a file as both gold answers and findings mean it: containers stand for what is in them, the first of two
     * equal files for both, and any second of a film for the frame that is shown then.
     *
     * @param path as uploaded, or with {@code !/} for what came out of a container
     */
    Split.PageOf page(String county, String path, int page) {
        int inside = path.indexOf("!/");
        String uploaded = inside < 0 ? path : path.substring(0, inside);
        String file = twins.getOrDefault(county, Map.of()).getOrDefault(uploaded, uploaded);
        return new Split.PageOf(county, file, frame(county, file, page));
    }

    private int frame(String county, String file, int second) {
        var seconds = new TreeSet<>(frames.getOrDefault(county, Map.of()).getOrDefault(file, List.of()));
        if (seconds.isEmpty()) {
            return second;
        }
        Integer shown = seconds.floor(second);
        return shown == null ? seconds.first() : shown;
    }
}
