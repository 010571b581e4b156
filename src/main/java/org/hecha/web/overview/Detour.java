package org.hecha.web.overview;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is different about a way, beside the one most dossiers went: by the longest run of steps both have in the same order.
 *
 * @param more steps only this way has, in order
 * @param less steps only the usual way has, in order
 */
record Detour(List<String> more, List<String> less) {

    static Detour of(List<String> usual, List<String> way) {
        int[][] common = new int[usual.size() + 1][way.size() + 1];
        for (int i = usual.size() - 1; i >= 0; i--) {
            for (int j = way.size() - 1; j >= 0; j--) {
                common[i][j] = usual.get(i).equals(way.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> more = new ArrayList<>();
        List<String> less = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < usual.size() && j < way.size()) {
            if (usual.get(i).equals(way.get(j))) {
                i++;
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                less.add(usual.get(i++));
            } else {
                more.add(way.get(j++));
            }
        }
        less.addAll(usual.subList(i, usual.size()));
        more.addAll(way.subList(j, way.size()));
        return new Detour(Collections.unmodifiableList(more), Collections.unmodifiableList(less));
    }
}
