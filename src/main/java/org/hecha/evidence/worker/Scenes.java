package org.hecha.evidence.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Which seconds of a film are looked at. */
final class Scenes {

    private Scenes() {}

    /**
     * Every so-manieth second, of a short film every one, and the middle of each scene that lies between two of them: what fades in
     * is there and what fades out still is.
     *
     * @param cuts   seconds at which a scene begins, ascending; the first scene begins without
     * @param length seconds
     * @param most   seconds looked at whatever the scenes are; half as many more at most for short scenes
     * @return seconds, the first being 1, ascending, each once; one at least
     */
    static List<Integer> seconds(List<Double> cuts, double length, int most) {
        int every = (int) Math.max(1, Math.ceil(length / most));
        var seconds = new TreeSet<Integer>();
        for (int second = 1; second <= Math.max(1, Math.ceil(length)); second += every) {
            seconds.add(second);
        }
        var between = new ArrayList<Integer>();
        for (int scene = 0; scene < cuts.size(); scene++) {
            double from = cuts.get(scene);
            double to = scene + 1 == cuts.size() ? Math.max(length, from) : cuts.get(scene + 1);
            // second n is drawn at n - 1
            Integer next = seconds.ceiling(1 + (int) Math.ceil(from));
            if (next == null || next - 1 >= to) {
                double middle = Math.floor((from + to) / 2);
                between.add(1 + (int) (middle >= from ? middle : Math.ceil(from)));
            }
        }
        seconds.addAll(thinned(between, most / 2));
        return List.copyOf(seconds);
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
