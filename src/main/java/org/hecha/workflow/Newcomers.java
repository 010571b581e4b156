package org.hecha.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.hecha.workflow.Measured.Spell;

/**
 * Dossiers that are not there yet: as many a week as in one of the last weeks, one from each county at most.
 *
 * @param until    they come until then, in working time
 * @param counties codes of each county that may apply and of what it belongs to, smallest first
 */
record Newcomers(long until, List<List<String>> counties) {

    static final Newcomers NONE = new Newcomers(0, List.of());

    /** Weeks whose arrivals the weeks to come are drawn from. */
    private static final int WEEKS = 8;

    private static final long WEEK = 5L * WorkingTime.DAY;

    /** @param lineage as {@link Newcomers#counties}. @param step its first. @param at in working time */
    record Coming(String dossier, List<String> lineage, String step, long at) {}

    /** @param firsts the first task of each dossier that is counted and there already */
    List<Coming> drawn(List<Spell> firsts, long now, UniformRandomProvider random) {
        if (firsts.isEmpty() || until <= now) {
            return List.of();
        }
        int[] weekly = new int[WEEKS];
        firsts.forEach(spell -> {
            long ago = (now - spell.begin()) / WEEK;
            if (ago < WEEKS) {
                weekly[(int) ago]++;
            }
        });
        List<List<String>> left = left(firsts);
        if (left.isEmpty() || Arrays.stream(weekly).sum() == 0) {
            return List.of();
        }
        // the weeks seen are themselves but a sample of the weeks there might have been
        int[] again = new int[WEEKS];
        Arrays.setAll(again, i -> weekly[random.nextInt(WEEKS)]);
        List<Coming> coming = new ArrayList<>();
        for (long week = now; week < until && !left.isEmpty(); week += WEEK) {
            for (int n = again[random.nextInt(WEEKS)]; n > 0 && !left.isEmpty(); n--) {
                long at = week + random.nextLong(WEEK);
                if (at < until) {
                    int which = random.nextInt(left.size());
                    var lineage = left.get(which);
                    left.set(which, left.getLast());
                    left.removeLast();
                    var like = firsts.get(random.nextInt(firsts.size()));
                    coming.add(new Coming("+" + lineage.getFirst(), lineage, like.step(), at));
                }
            }
        }
        return coming;
    }

    private List<List<String>> left(List<Spell> firsts) {
        Set<String> there = new HashSet<>();
        firsts.forEach(spell -> there.add(spell.lineage().getFirst()));
        List<List<String>> left = new ArrayList<>(counties);
        left.removeIf(county -> there.contains(county.getFirst()));
        return left;
    }
}
