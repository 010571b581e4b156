package org.hecha.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hecha.review.AllotmentTrial;
import org.hecha.shared.StandardOutput;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * {@code ./hecha bench allotment [--dossiers N] [--people N]}: chooses reviewers for many dossiers at once, three each, where
 * nearly everybody, half and a tenth of them are free, with room to spare and with hardly any, where everybody knows every part
 * of the standard and where nine of ten know one of three only. Prints seconds of this machine
 * and of its processors for each, and for a tenth of the dossiers beside it, so that the growth is seen.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "bench-allotment")
class BenchAllotment implements ApplicationRunner {

    private static final int EACH = 3;

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        int dossiers = Options.number(arguments, "dossiers", 1_000);
        int people = Options.number(arguments, "people", 200);
        StandardOutput.print(measure(dossiers, people));
    }

    static Map<String, Object> measure(int dossiers, int people) {
        List<Map<String, Object>> rows = new ArrayList<>();
        double slowest = 0;
        for (int size : new int[] {Math.max(1, dossiers / 10), dossiers}) {
            int even = Math.ceilDiv(size * EACH, people);
            for (double free : new double[] {0.95, 0.5, 0.1}) {
                for (int[] way : new int[][] {{2 * even, 0}, {even, 0}, {2 * even, 90}, {even, 90}}) {
                    int cap = way[0];
                    long begin = System.nanoTime();
                    double processor = threadSeconds();
                    int empty = AllotmentTrial.emptyPlaces(size, people, EACH, cap, free, way[1] / 100.0, 1);
                    double seconds = (System.nanoTime() - begin) / 1e9;
                    var row = new LinkedHashMap<String, Object>();
                    row.put("dossiers", size);
                    row.put("people", people);
                    row.put("free", free);
                    row.put("cap", cap);
                    row.put("knowOnePartPercent", way[1]);
                    row.put("seconds", Stopwatch.round(seconds));
                    row.put("cpuSeconds", Stopwatch.round(threadSeconds() - processor));
                    row.put("emptyPlaces", empty);
                    rows.add(row);
                    slowest = Math.max(slowest, seconds);
                }
            }
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("slowestSeconds", Stopwatch.round(slowest));
        answer.put("rows", rows);
        return answer;
    }

    private static double threadSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
