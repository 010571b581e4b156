package org.hecha.bench;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far {@code torture crash} has come and what it found, on disk after every step: a thousand cycles take hours, and the
 * machine may be wanted for something else in between. A cycle that was begun and not done counts as interrupted, not as a kill.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class CrashProgress {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NAMED = 50;

    @JsonIgnore
    private @Nullable Path file;

    private int seed;
    private int runs;
    private int begun;
    private int done;
    private int atRandom;
    private int settlings;
    private int stuck;
    private long acknowledged;
    private double slowestToSettle;
    private double seconds;
    private final Map<String, Integer> kills = new TreeMap<>();
    private final Set<String> notReached = new TreeSet<>();
    private final Map<String, Set<String>> broken = new LinkedHashMap<>();

    private CrashProgress() {}

    /**
     * Goes on with what stands in the folder, or begins.
     *
     * @throws IllegalArgumentException where what stands there has another seed
     */
    static CrashProgress in(Path folder, int seed) throws IOException {
        Path file = folder.resolve("progress.json");
        var progress = Files.exists(file) ? JSON.readValue(file.toFile(), CrashProgress.class) : new CrashProgress();
        if (progress.runs > 0 && progress.seed != seed) {
            throw new IllegalArgumentException(
                    folder + " keeps a run with --seed " + progress.seed + "; go on with that");
        }
        progress.file = file;
        progress.seed = seed;
        progress.runs++;
        return progress;
    }

    int begun() {
        return begun;
    }

    int interrupted() {
        return begun - done;
    }

    /** @return number of the cycle, from 1 */
    int begin() throws IOException {
        begun++;
        keep();
        return begun;
    }

    /**
     * @param point empty for a random moment
     * @param died  whether it did so at that place; if not, no path led through it in time
     */
    void done(Optional<KillPoint> point, boolean died, Duration took) throws IOException {
        done++;
        if (point.isEmpty()) {
            atRandom++;
        } else if (died) {
            kills.merge(point.get().name(), 1, Integer::sum);
        } else {
            notReached.add(point.get().name());
        }
        took(took);
    }

    /** What an application found that came after a kill: lists of names by what is wrong with them. */
    void found(JsonNode checked) {
        checked.fields().forEachRemaining(field -> {
            if (field.getValue().isArray()) {
                Set<String> names = broken.computeIfAbsent(field.getKey(), k -> new TreeSet<>());
                field.getValue().forEach(name -> names.add(name.asText()));
            }
        });
    }

    /** What one found that looked at everything, after its minute. */
    void settled(JsonNode checked, Duration took) throws IOException {
        found(checked);
        settlings++;
        acknowledged = checked.path("acknowledged").asLong();
        stuck += checked.path("stuckAfter60s").asInt();
        slowestToSettle =
                Math.max(slowestToSettle, checked.path("settledSeconds").asDouble());
        took(took);
    }

    boolean clean() {
        return stuck == 0 && notReached.isEmpty() && broken.values().stream().allMatch(Set::isEmpty);
    }

    Map<String, Object> answer() {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("cycles", done);
        answer.put("seed", seed);
        answer.put("runs", runs);
        answer.put("interrupted", interrupted());
        answer.put("killsByPoint", kills);
        answer.put("killsAtRandomMoments", atRandom);
        answer.put("pointsNotReached", notReached);
        answer.put("acknowledged", acknowledged);
        broken.forEach((what, names) -> answer.put(what, names.size()));
        answer.put("settlings", settlings);
        answer.put("stuckAfter60s", stuck);
        answer.put("settledSeconds", slowestToSettle);
        answer.put(
                "which",
                broken.values().stream().flatMap(Set::stream).limit(NAMED).toList());
        answer.put("seconds", Math.round(seconds * 10) / 10.0);
        return answer;
    }

    private void took(Duration time) throws IOException {
        seconds += time.toMillis() / 1e3;
        keep();
    }

    private void keep() throws IOException {
        Path to = Objects.requireNonNull(file, "begun in a folder");
        Path half = Files.write(to.resolveSibling("progress.half"), JSON.writeValueAsBytes(this));
        Files.move(half, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
