package org.hecha.evidence;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hecha.evidence.ObjectStore.Promise;
import org.hecha.shared.StandardOutput;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * {@code ./hecha storage check [--required=versions,locks,…]}: tries what the configured store really does, prints it with what
 * follows from it, and ends with 1 when something required is missing. Nothing stays behind.
 */
@Component
@ConditionalOnProperty(name = "hecha.command", havingValue = "storage-check")
class StorageCheckCommand implements ApplicationRunner, ExitCodeGenerator {

    private final ObjectStore store;
    private int exitCode = 1;

    StorageCheckCommand(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        List<String> required = arguments.getOptionValues("required");
        StandardOutput.print(answer(required == null ? Set.of() : promises(String.join(",", required))));
    }

    private static Set<Promise> promises(String names) {
        Set<Promise> promises = EnumSet.noneOf(Promise.class);
        Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> promises.add(promise(name)));
        return promises;
    }

    private static Promise promise(String name) {
        return Arrays.stream(Promise.values())
                .filter(promise -> called(promise).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("storage check knows no '%s'; it knows %s"
                        .formatted(
                                name,
                                Arrays.stream(Promise.values())
                                        .map(StorageCheckCommand::called)
                                        .toList())));
    }

    private static String called(Promise promise) {
        return promise.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Map<String, Object> answer(Set<Promise> required) throws IOException {
        Map<Promise, Boolean> kept = store.promises();
        var promises = new LinkedHashMap<String, Object>();
        for (Promise promise : Promise.values()) {
            boolean does = kept.getOrDefault(promise, false);
            promises.put(
                    called(promise),
                    Map.of(
                            "kept",
                            does,
                            "required",
                            required.contains(promise),
                            "meaning",
                            does ? promise.whenKept() : promise.whenNot()));
        }
        boolean well = required.stream().allMatch(promise -> kept.getOrDefault(promise, false));
        exitCode = well ? 0 : 1;
        var answer = new LinkedHashMap<String, Object>();
        answer.put("store", store.describe());
        answer.put("promises", promises);
        answer.put("wellEnough", well);
        return answer;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
