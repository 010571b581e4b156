package org.hecha.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.organization.Scope;

/**
 * When a person wants no mail. What was not sent then goes together as soon as they are over. What is urgent by rule waits only
 * while the person's quiet hours and the installation's are both on: a free weekend does not keep it back in the daytime.
 */
public interface QuietHours {

    /**
     * @param from    hour of Beijing from which no mail is sent, 0 to 23
     * @param until   hour from which mail is sent again, 0 to 23; before {@code from} on the next day, equal to it for no hours
     * @param daysOff whether days on which the person's office does not work are quiet from midnight to midnight
     */
    record Hours(int from, int until, boolean daysOff) {
        public Hours {
            if (from < 0 || from > 23 || until < 0 || until > 23) {
                throw new IllegalArgumentException("no hours of a day: %d to %d".formatted(from, until));
            }
        }

        /** Whether an hour of a working day lies in them. */
        boolean within(int hour) {
            return from <= until ? from <= hour && hour < until : from <= hour || hour < until;
        }
    }

    /** What counts for everybody who has chosen nothing. */
    Hours usual();

    /** What the person who acts has chosen; empty = the usual. */
    Optional<Hours> own(Scope scope);

    void choose(Scope scope, Hours hours);

    /**
     * Until when messages wait because their person rests, to the full hour: for messages the reader may see. Those that do not
     * wait, or wait for something else, are missing.
     *
     * @param now at which it is asked
     */
    Map<UUID, Instant> until(Collection<Outbox.Message> messages, Instant now);

    /** Back to the usual, also where that changes later. */
    void chooseUsual(Scope scope);
}
