package org.hecha.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * A place in our code where the application is killed; the product knows nothing of it.
 *
 * @param where  a location of Byteman's rule language
 * @param passes at most so often the place is passed before it strikes
 * @param work   strikes while files arrive; otherwise while the application starts
 */
record KillPoint(String name, String type, String method, String where, int passes, boolean work) {

    /** What a shell shows of a process that was killed with signal 9. */
    static final int KILLED = 137;

    static List<KillPoint> all() throws IOException {
        InputStream in = Objects.requireNonNull(KillPoint.class.getResourceAsStream("/torture/kill-points.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(KillPoint::read)
                    .toList();
        }
    }

    static KillPoint named(String name) throws IOException {
        return all().stream()
                .filter(point -> point.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static KillPoint read(String line) {
        String[] part = line.split("\\|", -1);
        return new KillPoint(
                part[0].strip(),
                part[1].strip(),
                part[2].strip(),
                part[3].strip(),
                Integer.parseInt(part[4].strip()),
                part[5].strip().equals("work"));
    }

    /** The rule that halts the application, no hook and no flush, when it has come here a few times. */
    String rule(Random random) {
        return """
                RULE %s
                CLASS %s
                METHOD %s
                %s
                IF incrementCounter("%s") >= %d
                DO killJVM(%d)
                ENDRULE
                """.formatted(name, type, method, where, name, 1 + random.nextInt(passes), KILLED);
    }
}
