package org.hecha.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hecha.workflow.Spent.Piece;
import org.hecha.workflow.Spent.Segment;

/** Cuts the time of one dossier into pieces, from what happened to its tasks in the order in which it happened. */
final class Segments {

    /** @param result of a finished task; otherwise anything */
    record Happening(String task, String step, EventTable.Kind kind, Instant at, String result) {}

    /** Background steps of the engine begin within five seconds. */
    private static final Duration BETWEEN_TASKS = Duration.ofMinutes(1);

    private final Map<String, Segment> open = new HashMap<>();
    /** Steps that sent it back and wait to have it again. */
    private final Set<String> wantedBy = new HashSet<>();

    private final List<Piece> pieces = new ArrayList<>();
    private Instant since;

    private Segments(Instant since) {
        this.since = since;
    }

    /**
     * @param happenings by time; what lies outside is as if it had happened at the nearest end
     * @return pieces from one end to the other; none where they are equal
     */
    static List<Piece> cut(Instant from, Instant to, List<Happening> happenings) {
        var segments = new Segments(from);
        for (Happening happening : happenings) {
            if (!happening.at().isBefore(to)) {
                break;
            }
            // nobody's time, and not the county's to know
            if (!Journey.besideIt(happening.step())) {
                segments.until(happening.at());
                segments.take(happening);
            }
        }
        segments.until(to);
        return List.copyOf(segments.pieces);
    }

    private void until(Instant moment) {
        if (!moment.isAfter(since)) {
            return;
        }
        Segment now = now();
        if (!pieces.isEmpty() && pieces.getLast().segment() == now) {
            pieces.set(pieces.size() - 1, new Piece(now, pieces.getLast().from(), moment));
        } else {
            pieces.add(new Piece(now, since, moment));
        }
        since = moment;
    }

    private Segment now() {
        if (!wantedBy.isEmpty()) {
            return Segment.RETURNED;
        }
        return open.values().stream().min(Segment::compareTo).orElse(Segment.EXTERNAL);
    }

    private void take(Happening what) {
        switch (what.kind()) {
            case CREATED -> {
                wantedBy.remove(what.step());
                open.put(what.task(), untouched(what.step()));
            }
            case ASSIGNED, CLAIMED, TRANSFERRED -> open.replace(what.task(), Segment.HELD);
            case OPENED -> open.replace(what.task(), Segment.WORKED);
            case RELEASED -> open.replace(what.task(), untouched(what.step()));
            case COMPLETED -> {
                open.remove(what.task());
                // who judges apart says so for somebody else to decide
                if (what.result().equals("return") && !Task.JUDGED_APART.contains(what.step())) {
                    wantedBy.add(what.step());
                }
            }
            case CANCELLED -> open.remove(what.task());
            case TAKEN_BACK -> wantedBy.add(what.step());
            case SAVED, URGED, EXTENDED -> {}
        }
    }

    private static Segment untouched(String step) {
        return Task.PERIODS.contains(step) ? Segment.EXTERNAL : Segment.QUEUE;
    }

    /** What the house needs between one task and the next counts for what came before, or else for what comes. */
    static List<Piece> calm(List<Piece> pieces) {
        var calm = new ArrayList<Piece>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean machine = piece.segment() == Segment.EXTERNAL
                    && i + 1 < pieces.size()
                    && Duration.between(piece.from(), piece.to()).compareTo(BETWEEN_TASKS) < 0;
            Segment segment = !machine
                    ? piece.segment()
                    : calm.isEmpty()
                            ? pieces.get(i + 1).segment()
                            : calm.getLast().segment();
            if (!calm.isEmpty() && calm.getLast().segment() == segment) {
                calm.set(calm.size() - 1, new Piece(segment, calm.getLast().from(), piece.to()));
            } else {
                calm.add(new Piece(segment, piece.from(), piece.to()));
            }
        }
        return List.copyOf(calm);
    }

    /** Seconds of every segment in both kinds of hours; both are differences of one running count, so nothing is lost. */
    static Map<Segment, Map<Pace.Hours, Duration>> sums(List<Piece> pieces, WorkingTime.Days days) {
        var sums = new EnumMap<Segment, Map<Pace.Hours, Duration>>(Segment.class);
        for (Segment segment : Segment.values()) {
            sums.put(segment, new EnumMap<>(Map.of(Pace.Hours.WALL, Duration.ZERO, Pace.Hours.WORKING, Duration.ZERO)));
        }
        for (Piece piece : pieces) {
            long wall = piece.to().getEpochSecond() - piece.from().getEpochSecond();
            long working = days.between(piece.from(), piece.to());
            sums.computeIfPresent(piece.segment(), (segment, of) -> {
                of.computeIfPresent(Pace.Hours.WALL, (hours, sum) -> sum.plusSeconds(wall));
                of.computeIfPresent(Pace.Hours.WORKING, (hours, sum) -> sum.plusSeconds(working));
                return of;
            });
        }
        return sums;
    }
}
