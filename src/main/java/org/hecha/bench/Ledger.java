package org.hecha.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client was told, held against what is there (Jepsen's set checker on a small scale): every {@code ok} must be there
 * once and whole, no {@code fail} may be, an {@code info} may.
 */
final class Ledger {

    enum Outcome {
        /** the receipt arrived */
        OK,
        /** surely not done */
        FAIL,
        /** nobody knows: the line or the application went away */
        INFO
    }

    /** @param told the receipt, where there is one */
    record Promise(String name, String sha256, Outcome outcome, Optional<Told> told) {}

    record Told(String receipt, String sha256, String sm3) {}

    /**
     * A file that is there.
     *
     * @param found   digest of the stored bytes; empty where there are none
     * @param audited entries in the trail that say it was received
     */
    record There(String name, String receipt, String sha256, String sm3, Optional<String> found, int audited) {}

    record Verdict(
            long acknowledged, List<String> lost, List<String> half, List<String> duplicated, List<String> unaudited) {
        boolean clean() {
            return lost.isEmpty() && half.isEmpty() && duplicated.isEmpty() && unaudited.isEmpty();
        }
    }

    private final Map<String, Promise> promises = new LinkedHashMap<>();

    void invoke(String name, String sha256) {
        promises.put(name, new Promise(name, sha256, Outcome.INFO, Optional.empty()));
    }

    void ok(String name, Told told) {
        Promise before = promises.get(name);
        // a receipt is for ever: asked again, it must be the same one
        if (before != null && before.outcome() == Outcome.OK && !before.told().equals(Optional.of(told))) {
            promises.put(name + " (second receipt)", new Promise(name, told.sha256(), Outcome.OK, Optional.of(told)));
            return;
        }
        promises.put(
                name,
                new Promise(name, before == null ? told.sha256() : before.sha256(), Outcome.OK, Optional.of(told)));
    }

    void fail(String name) {
        promises.computeIfPresent(name, (n, before) -> new Promise(n, before.sha256(), Outcome.FAIL, Optional.empty()));
    }

    List<Promise> all() {
        return List.copyOf(promises.values());
    }

    Verdict check(List<There> files) {
        var byName = new HashMap<String, List<There>>();
        files.forEach(file ->
                byName.computeIfAbsent(file.name(), n -> new ArrayList<>()).add(file));
        var lost = new ArrayList<String>();
        var half = new ArrayList<String>();
        var duplicated = new ArrayList<String>();
        var unaudited = new ArrayList<String>();
        long acknowledged = 0;
        for (Promise promise : promises.values()) {
            List<There> there = byName.getOrDefault(promise.name(), List.of());
            if (promise.outcome() == Outcome.OK) {
                acknowledged++;
                Told told = promise.told().orElseThrow();
                if (there.stream().noneMatch(file -> keeps(file, told))) {
                    lost.add(promise.name());
                }
            }
            if (promise.outcome() == Outcome.FAIL && !there.isEmpty() || there.size() > 1) {
                duplicated.add(promise.name());
            }
            there.stream()
                    .filter(file -> !file.sha256().equals(promise.sha256()))
                    .forEach(file -> half.add(file.name()));
        }
        for (There file : files) {
            if (!file.found().equals(Optional.of(file.sha256()))) {
                half.add(file.name());
            }
            if (file.audited() != 1) {
                unaudited.add(file.name());
            }
            if (!promises.containsKey(file.name())) {
                duplicated.add(file.name());
            }
        }
        return new Verdict(acknowledged, lost, half, duplicated, unaudited);
    }

    private static boolean keeps(There file, Told told) {
        return file.receipt().equals(told.receipt())
                && file.sha256().equals(told.sha256())
                && file.sm3().equals(told.sm3());
    }
}
