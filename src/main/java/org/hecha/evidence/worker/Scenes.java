package org.hecha.evidence.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Which seconds of a film are looked at. */
final class Scenes {

    /** In a scene that goes on, titles change without a cut. */
    private static final double STEP_S = 10;

    private Scenes() {}

    /**
     * The middle of each scene, where what fades in is there and what fades out still is, and more of those that go on.
     *
     * @param cuts   seconds at which a scene begins, ascending; the first scene begins without
     * @param length seconds
     * @param most   so many at most; of more, every so-manieth
     * @return seconds, the first being 1, ascending, each once; one at least
     */
    static List<Integer> seconds(List<Double> cuts, double length, int most) {
        double step = Math.max(STEP_S, length / most);
        var seconds = new TreeSet<Integer>();
        for (int scene = 0; scene <= cuts.size(); scene++) {
            double from = scene == 0 ? 0 : cuts.get(scene - 1);
            double to = scene == cuts.size() ? Math.max(length, from) : cuts.get(scene);
            int looks = (int) Math.max(1, Math.floor((to - from) / step));
            for (int look = 0; look < looks; look++) {
                double at = from + (to - from) * (look + 0.5) / looks;
                // the whole second before lies in the scene as well, unless the scene is shorter than that
                seconds.add(1 + (int) (Math.floor(at) >= from ? Math.floor(at) : Math.ceil(from)));
            }
        }
        return thinned(new ArrayList<>(seconds), most);
    }

    private static List<Integer> thinned(List<Integer> seconds, int most) {
        if (seconds.size() <= most) {
            return seconds;
        }
        var thinned = new ArrayList<Integer>(most);
        for (int i = 0; i < most; i++) {
            thinned.add(seconds.get((int) ((long) i * seconds.size() / most)));
        }
        return thinned;
    }
}
