package org.hecha.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.organization.Scope;

/**
 * Whether a round will make its dates, told by playing the rest of it many times: dossiers go on the ways that were measured,
 * take the times that were measured, queue for as many people as were seen at work, and only working time passes. The same
 * question at the same moment has the same answer.
 */
public interface Forecast {

    /**
     * @param round  id
     * @param region code; empty = whole scope
     * @param step   where more people would work; empty = nowhere
     * @param more   how many more at every office that does the step; 0 to {@link #MOST_MORE}
     */
    record Question(String round, String region, String step, int more) {
        public Question {
            if (more < 0 || more > MOST_MORE) {
                throw new IllegalArgumentException("0 to " + MOST_MORE + " more, not " + more);
            }
        }
    }

    int MOST_MORE = 10;

    /** Steps that end a station for which rounds have a date. */
    List<String> DATED = List.of("sign", "city_review");

    /** With fewer finished tasks at reviewing steps nothing can be told. */
    int LEAST = 20;

    /** @param low a tenth of the plays were earlier or fewer. @param high a tenth were later or more */
    record Days(LocalDate low, LocalDate middle, LocalDate high) {}

    record Numbers(double low, double middle, double high) {}

    /**
     * One station on the way to the title.
     *
     * @param step     whose approval ends it
     * @param passed   dossiers that have it behind them
     * @param coming   dossiers that get there in the plays; empty where nobody ever got that far, and nothing can be told
     * @param target   date of the round; empty where it has none for this station
     * @param last     day on which the last one gets there; empty where nothing comes any more
     * @param late     dossiers that get there after the target; empty without target or where nothing comes
     * @param inTime   share of the plays in which all made the target, 0 to 1; empty likewise
     */
    record Station(
            String step,
            long passed,
            Optional<Numbers> coming,
            Optional<LocalDate> target,
            Optional<Days> last,
            Optional<Numbers> late,
            Optional<Double> inTime) {}

    /**
     * @param plays how often the rest of the round was played
     * @param took  how long that took
     */
    record Outlook(List<Station> stations, int plays, Duration took) {}

    /**
     * How good forecasts of this kind would have been: from several days of the past, with nothing known of what came after.
     *
     * @param trials    numbers told
     * @param untold    numbers that could not be told, because nobody had the station behind them
     * @param ahead     how far ahead, working days
     * @param meanError mean distance between the number of dossiers told and the true one, in dossiers
     * @param meanShare the same in hundredths of the true one
     * @param held      in how many trials the truth lay between low and high; of such ranges about four in five should
     * @param days      how often it was told when so many would be through
     * @param heldDays  in how many of these the true day lay between low and high
     * @param wider     by how much these errors widen today's numbers on both sides, as a share of the middle
     * @param longer    by which factor they stretch and shorten today's times; 1 and more
     */
    record BackTest(
            int trials,
            int untold,
            List<Integer> ahead,
            double meanError,
            double meanShare,
            int held,
            int days,
            int heldDays,
            double wider,
            double longer) {

        private static final double SHOULD = 0.8;
        private static final double LEAST_HELD = 0.7;
        /** ranges of small whole numbers hold more than they are made for */
        private static final double MOST_HELD = 0.95;

        private static final int FEW = 10;

        /** Whether the ranges can be believed. */
        public Trust trust() {
            if (trials < FEW) {
                return Trust.TOO_FEW;
            }
            double numbers = held / (double) trials;
            double when = days == 0 ? SHOULD : heldDays / (double) days;
            if (Math.min(numbers, when) < LEAST_HELD) {
                return Trust.TOO_SURE;
            }
            return Math.min(numbers, when) > MOST_HELD ? Trust.TOO_WIDE : Trust.FAIR;
        }
    }

    enum Trust {
        /** too little was tried to say */
        TOO_FEW,
        /** the truth lies outside more often than is said */
        TOO_SURE,
        FAIR,
        /** the truth lies inside more often than is said */
        TOO_WIDE
    }

    /** @param days working days by which dossiers are through it earlier, on average; below 0 later */
    record Gain(String station, double days) {}

    /**
     * What more people bring beyond chance; both ways are played with the same luck.
     *
     * @param here     working days by which dossiers are through the step itself earlier; 0 where work does not queue there
     * @param stations those that gain or lose half a day or more
     */
    record Effect(double here, List<Gain> stations) {}

    /**
     * @param now      as things are; empty where too little was finished
     * @param more     with more people; empty where none were asked for
     * @param effect   how the two differ; empty likewise
     * @param soon     dossiers through a station in the next {@link #SOON} working days, by its step, as things are
     * @param backTest empty where there is too little past
     * @param steps    where more people can be asked for
     */
    record Answer(
            Optional<Outlook> now,
            Optional<Outlook> more,
            Optional<Effect> effect,
            Map<String, Numbers> soon,
            Optional<BackTest> backTest,
            List<String> steps) {}

    /** Working days. */
    int SOON = 20;

    /** The dossiers that {@link Station#passed} counted then, by number; empty for steps that end no station. */
    List<Why.Item> passed(Scope scope, Question question, String step, Instant then);

    /** {@link Answer#now} alone. */
    Optional<Outlook> outlook(Scope scope, Question question);

    /** Cost: grows with the dossiers of the round; the number of plays falls as they rise, so that it takes seconds at most. */
    Answer of(Scope scope, Question question);
}
