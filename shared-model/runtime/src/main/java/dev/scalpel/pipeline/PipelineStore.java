package dev.scalpel.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.scalpel.pipeline.CallRecord.ItemOutcome;
import dev.scalpel.pipeline.PipelineDay.PlannedStep;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.settings.deployment.PipelineStep;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.DocumentStore;
import dev.scalpel.store.JsonCodec;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The records of pipelines. A call writes only its own record, so that any number of them may run at once: one document of a day that all of
 * them change would make them wait for each other.
 */
public final class PipelineStore {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private static final Codec<PipelineDay> DAY = new JsonCodec<>(JSON, PipelineDay.class);
    private static final Codec<CallRecord> CALL = new JsonCodec<>(JSON, CallRecord.class);
    private static final Codec<PlannedCall[]> CALLS = new JsonCodec<>(JSON, PlannedCall[].class);

    private final ObjectStore store;
    private final CompareAndSet compareAndSet;

    public PipelineStore(ObjectStore store) {
        this.store = store;
        compareAndSet = new CompareAndSet(store);
    }

    /** As a state machine reads it. */
    private record PlannedCall(int call, List<String> items) {}

    /** The pipeline of a day; empty if none was begun. */
    public Optional<PipelineDay> day(LocalDate day) {
        return new DocumentStore<>(store, DAY).read(StoreKeys.pipeline(day)).map(DocumentStore.Document::value);
    }

    /** The newest day that has one. */
    public Optional<LocalDate> newest() {
        return store.list(StoreKeys.PIPELINES).stream()
                .flatMap(key -> StoreKeys.dayOfPipeline(key).stream())
                .max(LocalDate::compareTo);
    }

    /** Plans a day. The first plan with known symbols stays: a repeated pipeline continues what was begun. */
    PipelineDay plan(LocalDate day, Pipeline pipeline, Settings settings, Instant now) {
        boolean known = !settings.symbols().followsUniverse()
                || !settings.symbols().symbols().isEmpty();
        List<PlannedStep> steps = pipeline.steps().stream()
                .map(step -> new PlannedStep(step.name(), step.isDue(settings, day) ? step.calls(settings) : List.of()))
                .toList();
        PipelineDay planned = new PipelineDay(PipelineDay.FORMAT, day, now, known, steps, Map.of(), Optional.empty());
        PipelineDay inForce = compareAndSet
                .update(
                        StoreKeys.pipeline(day),
                        DAY,
                        before -> before.filter(PipelineDay::symbolsKnown).orElse(planned))
                .after();
        for (PipelineStep step : pipeline.steps()) {
            if (step.isRepeated()) {
                writeCalls(day, step.name(), calls(inForce, step.name()));
            }
        }
        return inForce;
    }

    private void writeCalls(LocalDate day, String step, List<List<String>> calls) {
        PlannedCall[] planned = new PlannedCall[calls.size()];
        for (int call = 0; call < planned.length; call++) {
            planned[call] = new PlannedCall(call, calls.get(call));
        }
        compareAndSet.update(StoreKeys.pipelineCalls(day, step), CALLS, before -> planned);
    }

    static List<List<String>> calls(PipelineDay day, String step) {
        return day.step(step).map(PlannedStep::calls).orElse(List.of());
    }

    CallRecord call(LocalDate day, String step, int call) {
        return new DocumentStore<>(store, CALL)
                .read(StoreKeys.pipelineCall(day, step, call))
                .map(DocumentStore.Document::value)
                .orElse(CallRecord.EMPTY);
    }

    /** The records of all calls of a step, as far as they were begun. */
    List<CallRecord> calls(PipelineDay day, PlannedStep step) {
        List<String> begun = store.list(StoreKeys.pipelineCallsPrefix(day.day(), step.name()));
        List<CallRecord> records = new ArrayList<>();
        for (int call = 0; call < step.calls().size(); call++) {
            records.add(
                    begun.contains(StoreKeys.pipelineCall(day.day(), step.name(), call))
                            ? call(day.day(), step.name(), call)
                            : CallRecord.EMPTY);
        }
        return records;
    }

    void note(LocalDate day, String step, int call, String item, ItemOutcome outcome) {
        compareAndSet.update(
                StoreKeys.pipelineCall(day, step, call),
                CALL,
                before -> before.orElse(CallRecord.EMPTY).with(item, outcome));
    }

    void note(LocalDate day, String step, StepResult result) {
        change(day, before -> before.with(step, result));
    }

    void end(LocalDate day, Map<String, StepResult> results, Instant now) {
        change(day, before -> before.ended(results, now));
    }

    private void change(LocalDate day, UnaryOperator<PipelineDay> change) {
        compareAndSet.update(
                StoreKeys.pipeline(day),
                DAY,
                before -> change.apply(before.orElseThrow(() -> new IllegalStateException(
                        "the pipeline of " + day + " was not planned: its first step is universe"))));
    }
}
