package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.hecha.workflow.EventTable.Kind;
import org.hecha.workflow.Segments.Happening;
import org.hecha.workflow.Spent.Piece;
import org.hecha.workflow.Spent.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTests {

    private static final Instant BEGIN = Instant.parse("2022-06-01T01:00:00Z");
    private static final List<String> STEPS = List.of("seal", "city_review", "desk_review", "correct", "recommend");

    @Test
    void tellsWhoHadItFromTheFirstDraftToTheReturnAndBack() {
        var pieces = Segments.cut(
                BEGIN,
                hour(20),
                List.of(
                        what("a", "city_review", Kind.CREATED, 1),
                        what("a", "city_review", Kind.CLAIMED, 3),
                        what("a", "city_review", Kind.OPENED, 4),
                        returned("a", "city_review", 6),
                        what("b", "correct", Kind.CREATED, 6),
                        what("b", "correct", Kind.CLAIMED, 8),
                        what("b", "correct", Kind.COMPLETED, 10),
                        what("c", "city_review", Kind.CREATED, 10),
                        what("c", "city_review", Kind.ASSIGNED, 10),
                        what("c", "city_review", Kind.OPENED, 13),
                        what("c", "city_review", Kind.COMPLETED, 14)));

        assertThat(pieces)
                .containsExactly(
                        new Piece(Segment.EXTERNAL, hour(0), hour(1)),
                        new Piece(Segment.QUEUE, hour(1), hour(3)),
                        new Piece(Segment.HELD, hour(3), hour(4)),
                        new Piece(Segment.WORKED, hour(4), hour(6)),
                        new Piece(Segment.RETURNED, hour(6), hour(10)),
                        new Piece(Segment.HELD, hour(10), hour(13)),
                        new Piece(Segment.WORKED, hour(13), hour(14)),
                        new Piece(Segment.EXTERNAL, hour(14), hour(20)));
    }

    @Test
    void aReviewerWhoJudgesApartSendsNothingBack() {
        var pieces = Segments.cut(
                BEGIN,
                hour(9),
                List.of(
                        what("a", "desk_review", Kind.CREATED, 0),
                        what("b", "desk_review", Kind.CREATED, 0),
                        returned("a", "desk_review", 4)));

        assertThat(pieces).containsExactly(new Piece(Segment.QUEUE, hour(0), hour(9)));
    }

    @Test
    void aTaskThatChangesHandsIsNotLookedAtUntilItIs() {
        var pieces = Segments.cut(
                BEGIN,
                hour(9),
                List.of(
                        what("a", "seal", Kind.CREATED, 0),
                        what("a", "seal", Kind.CLAIMED, 0),
                        what("a", "seal", Kind.OPENED, 0),
                        what("a", "seal", Kind.TRANSFERRED, 2),
                        what("a", "seal", Kind.OPENED, 5),
                        what("a", "seal", Kind.RELEASED, 7)));

        assertThat(pieces)
                .extracting(Piece::segment)
                .containsExactly(Segment.WORKED, Segment.HELD, Segment.WORKED, Segment.QUEUE);
    }

    @Test
    void theCreationPeriodWaitsForNobodyUntilSomebodyEndsIt() {
        var pieces = Segments.cut(
                BEGIN,
                hour(9),
                List.of(
                        what("a", "start_self_check", Kind.CREATED, 0),
                        what("a", "start_self_check", Kind.CLAIMED, 7),
                        what("a", "start_self_check", Kind.RELEASED, 8)));

        assertThat(pieces)
                .containsExactly(
                        new Piece(Segment.EXTERNAL, hour(0), hour(7)),
                        new Piece(Segment.HELD, hour(7), hour(8)),
                        new Piece(Segment.EXTERNAL, hour(8), hour(9)));
    }

    @Test
    void anInvestigationOfFraudIsNobodysTime() {
        var pieces = Segments.cut(
                BEGIN,
                hour(9),
                List.of(
                        what("a", "city_review", Kind.CREATED, 0),
                        what("b", "investigate_fraud", Kind.CREATED, 2),
                        what("b", "investigate_fraud", Kind.CLAIMED, 3),
                        what("b", "investigate_fraud", Kind.OPENED, 4),
                        what("b", "investigate_fraud", Kind.COMPLETED, 8)));

        assertThat(pieces).containsExactly(new Piece(Segment.QUEUE, hour(0), hour(9)));
    }

    @Test
    void theMomentBetweenTwoTasksCountsForTheTaskBefore() {
        Instant first = hour(0).plusSeconds(2);
        Instant second = hour(3).plusSeconds(4);
        var pieces = List.of(
                new Piece(Segment.EXTERNAL, hour(0), first),
                new Piece(Segment.QUEUE, first, hour(3)),
                new Piece(Segment.EXTERNAL, hour(3), second),
                new Piece(Segment.HELD, second, hour(5)),
                new Piece(Segment.EXTERNAL, hour(5), hour(6)),
                new Piece(Segment.QUEUE, hour(6), hour(7)),
                new Piece(Segment.EXTERNAL, hour(7), hour(7).plusSeconds(1)));

        assertThat(Segments.calm(pieces))
                .containsExactly(
                        new Piece(Segment.QUEUE, hour(0), second),
                        new Piece(Segment.HELD, second, hour(5)),
                        new Piece(Segment.EXTERNAL, hour(5), hour(6)),
                        new Piece(Segment.QUEUE, hour(6), hour(7)),
                        new Piece(Segment.EXTERNAL, hour(7), hour(7).plusSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void piecesOfAnyHistoryLeaveOutNothingAndSayAtEveryMomentWhatAReplaySays(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var happenings = history(random);
            Instant to = BEGIN.plusSeconds(random.nextInt(120 * 3600));
            var pieces = Segments.cut(BEGIN, to, happenings);

            Instant at = BEGIN;
            for (Piece piece : pieces) {
                assertThat(piece.from()).isEqualTo(at).isBefore(piece.to());
                at = piece.to();
            }
            assertThat(at).isEqualTo(to);
            for (int i = 1; i < pieces.size(); i++) {
                assertThat(pieces.get(i).segment())
                        .isNotEqualTo(pieces.get(i - 1).segment());
            }
            for (int i = 0; i < 30 && to.isAfter(BEGIN); i++) {
                Instant moment = BEGIN.plusMillis(
                        random.nextLong(Duration.between(BEGIN, to).toMillis()));
                assertThat(pieces.stream()
                                .filter(piece -> !moment.isBefore(piece.from()) && moment.isBefore(piece.to()))
                                .map(Piece::segment))
                        .containsExactly(replay(happenings, moment));
            }
            var sums = Segments.sums(random.nextBoolean() ? pieces : Segments.calm(pieces), everyOtherDayWorks());
            assertThat(total(sums, Pace.Hours.WALL)).isEqualTo(to.getEpochSecond() - BEGIN.getEpochSecond());
            assertThat(total(sums, Pace.Hours.WORKING))
                    .isEqualTo(everyOtherDayWorks().between(BEGIN, to));
        }
    }

    /** What is so at a moment, found without keeping anything from one happening to the next. */
    private static Segment replay(List<Happening> all, Instant moment) {
        var past = all.stream().filter(one -> !one.at().isAfter(moment)).toList();
        for (String step : STEPS) {
            int back = last(
                    past,
                    one -> one.step().equals(step)
                            && (one.kind() == Kind.TAKEN_BACK
                                    || one.kind() == Kind.COMPLETED
                                            && one.result().equals("return")
                                            && !step.equals("desk_review")));
            if (back >= 0 && back > last(past, one -> one.step().equals(step) && one.kind() == Kind.CREATED)) {
                return Segment.RETURNED;
            }
        }
        var states = new TreeSet<Segment>();
        for (String task : past.stream().map(Happening::task).distinct().toList()) {
            int created = last(past, one -> one.task().equals(task) && one.kind() == Kind.CREATED);
            int ended = last(
                    past,
                    one -> one.task().equals(task) && (one.kind() == Kind.COMPLETED || one.kind() == Kind.CANCELLED));
            if (created < 0 || ended > created) {
                continue;
            }
            int state = last(
                    past,
                    one -> one.task().equals(task)
                            && one.kind() != Kind.SAVED
                            && one.kind() != Kind.URGED
                            && one.kind() != Kind.EXTENDED
                            && one.kind() != Kind.TAKEN_BACK);
            states.add(
                    switch (past.get(state).kind()) {
                        case OPENED -> Segment.WORKED;
                        case ASSIGNED, CLAIMED, TRANSFERRED -> Segment.HELD;
                        default -> Segment.QUEUE;
                    });
        }
        return states.isEmpty() ? Segment.EXTERNAL : states.first();
    }

    private static int last(List<Happening> all, java.util.function.Predicate<Happening> which) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (which.test(all.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Tasks come, are taken, looked at, handed on, given back, finished; several at once, many moments the same. */
    private static List<Happening> history(Random random) {
        var all = new ArrayList<Happening>();
        Map<String, String> open = new HashMap<>();
        Instant at = BEGIN;
        for (int i = 0; i < random.nextInt(40); i++) {
            at = at.plusSeconds(random.nextInt(3) == 0 ? 0 : random.nextInt(5 * 3600));
            if (open.isEmpty() || random.nextInt(4) == 0) {
                String task = "t" + i;
                String step = STEPS.get(random.nextInt(STEPS.size()));
                open.put(task, step);
                all.add(new Happening(task, step, Kind.CREATED, at, ""));
                continue;
            }
            String task = open.keySet().stream()
                    .sorted(Comparator.naturalOrder())
                    .skip(random.nextInt(open.size()))
                    .findFirst()
                    .orElseThrow();
            Kind kind = Kind.values()[1 + random.nextInt(Kind.values().length - 1)];
            String result = kind == Kind.COMPLETED && random.nextInt(3) == 0 ? "return" : "";
            all.add(new Happening(task, open.get(task), kind, at, result));
            if (kind == Kind.COMPLETED || kind == Kind.CANCELLED) {
                open.remove(task);
            }
        }
        return all;
    }

    private static long total(Map<Segment, Map<Pace.Hours, Duration>> sums, Pace.Hours hours) {
        assertThat(sums).containsOnlyKeys(Segment.values());
        return sums.values().stream().mapToLong(of -> of.get(hours).toSeconds()).sum();
    }

    private static WorkingTime.Days everyOtherDayWorks() {
        int days = (int) java.time.temporal.ChronoUnit.DAYS.between(WorkingTime.FIRST, LocalDate.of(2023, 1, 1));
        long[] before = new long[days];
        boolean[] working = new boolean[days];
        for (int i = 0; i < days; i++) {
            working[i] = i % 2 == 0;
            before[i] = (long) (i + 1) / 2 * WorkingTime.DAY;
        }
        return new WorkingTime.Days(before, working);
    }

    private static Happening what(String task, String step, Kind kind, int hour) {
        return new Happening(task, step, kind, hour(hour), "approve");
    }

    private static Happening returned(String task, String step, int hour) {
        return new Happening(task, step, Kind.COMPLETED, hour(hour), "return");
    }

    private static Instant hour(int number) {
        return BEGIN.plusSeconds(3600L * number);
    }
}
