package dev.scalpel.monitoring;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.monitoring.learning.LearningMethod;
import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.monitoring.learning.LearningResult.Outcome;
import dev.scalpel.monitoring.learning.LearningResultsJson;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a review that belongs to one instrument: every learning method, once a week. What a method came to is recorded, so that
 * many calls may do it for one instrument each, a repeated call does not learn from its own result, and the report finds it.
 */
final class WeeklyLearning {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Codec<byte[]> BYTES = Codec.of(bytes -> bytes, (key, bytes) -> bytes);

    private final ObjectStore store;
    private final CompareAndSet compareAndSet;
    private final List<LearningMethod> methods;
    private final Failed failed;

    /** Receives what a method throws. */
    @FunctionalInterface
    interface Failed {
        void failed(String method, InstrumentId instrument, RuntimeException failure);
    }

    WeeklyLearning(ObjectStore store, List<LearningMethod> methods, Failed failed) {
        this.store = store;
        this.compareAndSet = new CompareAndSet(store);
        this.methods = List.copyOf(methods);
        this.failed = failed;
    }

    /**
     * What the methods came to for an instrument.
     *
     * @param results of all methods, in their order
     * @param unfinished what a repeated call attempts again, with the reason
     */
    record Learned(List<LearningResult> results, List<String> unfinished) {

        Learned {
            results = List.copyOf(results);
            unfinished = List.copyOf(unfinished);
        }
    }

    /**
     * What has no result yet is done now.
     *
     * @param again whether what failed is attempted again
     * @param deadline after which no method is begun
     */
    Learned of(InstrumentId instrument, ReviewPeriod week, boolean again, Deadline deadline) {
        Map<String, LearningResult> known = recorded(instrument, week);
        List<LearningResult> results = new ArrayList<>();
        List<String> unfinished = new ArrayList<>();
        for (LearningMethod method : methods) {
            Optional<LearningResult> before = Optional.ofNullable(known.get(method.name()))
                    .filter(result -> !again || result.outcome() != Outcome.FAILED);
            boolean due = before.isEmpty();
            LearningResult result = before.orElseGet(() -> learn(method, instrument, week, deadline));
            boolean outOfTime = due && result.outcome() == Outcome.SKIPPED && deadline.passed();
            if (due && !outOfTime) {
                known.put(method.name(), result);
                record(instrument, week, List.copyOf(known.values()));
            }
            if (outOfTime || result.outcome() == Outcome.FAILED) {
                unfinished.add(method.name() + ": " + result.explanation());
            }
            results.add(result);
        }
        return new Learned(results, unfinished);
    }

    /** By the methods' names. */
    private Map<String, LearningResult> recorded(InstrumentId instrument, ReviewPeriod week) {
        Map<String, LearningResult> results = new LinkedHashMap<>();
        store.get(StoreKeys.learned(week.firstDay(), instrument))
                .map(object -> LearningResultsJson.read(object.bytes()))
                .orElse(List.of())
                .forEach(result -> results.put(result.method(), result));
        return results;
    }

    private LearningResult learn(LearningMethod method, InstrumentId instrument, ReviewPeriod week, Deadline deadline) {
        if (deadline.passed()) {
            return LearningResult.skipped(method.name(), instrument.symbol(), "No time was left.");
        }
        try {
            return method.learn(instrument, week, deadline);
        } catch (RuntimeException failure) {
            failed.failed(method.name(), instrument, failure);
            return new LearningResult(
                    method.name(), instrument.symbol(), Outcome.FAILED, String.valueOf(failure.getMessage()), Map.of());
        }
    }

    private void record(InstrumentId instrument, ReviewPeriod week, List<LearningResult> results) {
        ObjectNode document = JSON.createObjectNode();
        document.set(LearningResultsJson.FIELD, LearningResultsJson.write(results));
        byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);
        compareAndSet.update(StoreKeys.learned(week.firstDay(), instrument), BYTES, before -> bytes);
    }
}
