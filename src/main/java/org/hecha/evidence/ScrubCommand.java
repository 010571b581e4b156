package org.hecha.evidence;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hecha.shared.StandardOutput;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** {@code ./hecha scrub}: compares everything now, prints what came of it and ends with 1 when anything differs. */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "scrub")
class ScrubCommand implements ApplicationRunner, ExitCodeGenerator {

    private final Scrubbing scrubbing;
    // not compared is not the same
    private int exitCode = 1;

    ScrubCommand(Scrubbing scrubbing) {
        this.scrubbing = scrubbing;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Map<String, Object> answer = answer();
        StandardOutput.print(answer);
    }

    /** Everything compared, and what is to be printed. */
    Map<String, Object> answer() {
        long begin = System.nanoTime();
        Scrubbing.Round round = scrubbing.everything();
        double seconds = (System.nanoTime() - begin) / 1e9;
        exitCode = round.differing() == 0 ? 0 : 1;
        var answer = new LinkedHashMap<String, Object>();
        answer.put("files", round.files());
        answer.put("bytes", round.bytes());
        answer.put("differing", round.differing());
        answer.put(
                "which",
                scrubbing.differing().stream()
                        .map(d -> Map.of(
                                "sha256",
                                d.sha256(),
                                "kind",
                                d.kind().name(),
                                "evidence",
                                d.files().stream().map(EvidenceId::toString).toList()))
                        .toList());
        answer.put("seconds", Math.round(seconds * 100) / 100.0);
        answer.put("megabytesPerSecond", Math.round(round.bytes() / 1e6 / Math.max(seconds, 0.001) * 10) / 10.0);
        return answer;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
