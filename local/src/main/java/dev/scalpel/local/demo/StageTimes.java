package dev.scalpel.local.demo;

import dev.scalpel.local.demo.DemoResult.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Adds up the time per function. */
final class StageTimes {

    private final Map<String, long[]> byName = new LinkedHashMap<>();

    <T> T taking(String name, Supplier<T> work) {
        long started = System.nanoTime();
        try {
            return work.get();
        } finally {
            long[] sums = byName.computeIfAbsent(name, key -> new long[2]);
            sums[0]++;
            sums[1] += System.nanoTime() - started;
        }
    }

    List<Stage> stages() {
        return byName.entrySet().stream()
                .map(stage -> new Stage(stage.getKey(), (int) stage.getValue()[0], stage.getValue()[1] / 1e9))
                .toList();
    }
}
