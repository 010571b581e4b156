package org.hecha.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What more people bring, where the same plays were played without and with them. */
final class Gains {

    /** Less than this is nothing, where days are told: half a working day, in seconds. */
    private static final double NOTHING = WorkingTime.DAY / 2.0;

    /** Standard errors that chance may explain. */
    private static final double CHANCE = 2;

    private Gains() {}

    /**
     * @param asItIs by play and step, when dossiers pass, rising; {@code more} likewise and in the same order
     * @param step   where the people are. @param stations steps that end one
     */
    static Forecast.Effect of(
            List<Map<String, long[]>> asItIs, List<Map<String, long[]>> more, String step, List<String> stations) {
        List<Forecast.Gain> gains = new ArrayList<>();
        for (String station : stations) {
            double days = days(asItIs, more, station);
            if (days != 0) {
                gains.add(new Forecast.Gain(station, days));
            }
        }
        return new Forecast.Effect(days(asItIs, more, step), gains);
    }

    /** Working days by which dossiers are through earlier, on average; 0 where that may be chance or is not worth telling. */
    private static double days(List<Map<String, long[]>> asItIs, List<Map<String, long[]>> more, String step) {
        double sum = 0;
        double squares = 0;
        int plays = asItIs.size();
        for (int i = 0; i < plays; i++) {
            double gain = gain(
                    asItIs.get(i).getOrDefault(step, new long[0]), more.get(i).getOrDefault(step, new long[0]));
            sum += gain;
            squares += gain * gain;
        }
        double mean = sum / plays;
        double error = Math.sqrt(Math.max(0, squares / plays - mean * mean) / plays);
        return Math.abs(mean) < NOTHING || Math.abs(mean) < CHANCE * error ? 0 : mean / WorkingTime.DAY;
    }

    private static double gain(long[] asItIs, long[] more) {
        int both = Math.min(asItIs.length, more.length);
        double sum = 0;
        for (int i = 0; i < both; i++) {
            sum += asItIs[i] - more[i];
        }
        return both == 0 ? 0 : sum / both;
    }
}
