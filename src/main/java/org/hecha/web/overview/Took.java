package org.hecha.web.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import org.hecha.web.words.Words;
import org.hecha.workflow.Pace;
import org.springframework.stereotype.Component;

/**
 * How long something took, as people say it. Working time is always said in days: of a day that has 24 hours but 8 of work,
 * nobody knows how long "21 hours" are.
 */
@Component
class Took {

    private static final double HOURS_OF_A_DAY = 24;

    private final Words words;

    Took(Words words) {
        this.words = words;
    }

    /** Working time. */
    public String say(Duration duration) {
        return say(duration, Pace.Hours.WORKING);
    }

    /** Working time, or that it cannot be told. */
    public String say(Optional<Duration> duration) {
        return duration.map(this::say).orElseGet(() -> words.say("stuck.unknown"));
    }

    /** A number of something: the smaller, the more of it stands after the point. */
    public String number(Optional<Double> number) {
        return number.map(n -> new BigDecimal(n)
                        .setScale(n < 1 ? 2 : n < 10 ? 1 : 0, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString())
                .orElse("–");
    }

    public String say(Duration duration, Pace.Hours hours) {
        if (hours == Pace.Hours.WALL && !duration.isZero() && duration.toDays() < 1) {
            return words.say("pace.hours", Math.round(duration.toMinutes() / 60.0));
        }
        double days = duration.toMinutes() / 60.0 / HOURS_OF_A_DAY;
        return days > 0 && days < 0.05
                ? words.say("pace.days.least")
                : words.say("pace.days", Math.round(days * 10) / 10.0);
    }
}
