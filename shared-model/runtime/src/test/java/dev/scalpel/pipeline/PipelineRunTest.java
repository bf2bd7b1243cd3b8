package dev.scalpel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.Action;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.RequestFields;
import dev.scalpel.notice.Notice;
import dev.scalpel.notice.Notifier;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.settings.deployment.PipelineStep;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.MemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pipeline over functions whose work is counted instead of done. */
class PipelineRunTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T00:20:00Z"), ZoneOffset.UTC);

    private final List<String> work = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();

    @Test
    void everyStepIsDoneForEachOfItsItems() {
        JsonNode ended = run(new MemoryStore(), settings(3), MONDAY);

        assertThat(work)
                .containsExactly(
                        "ensure_universe {}",
                        "backfill AAA000/USDT 2026-11-23 2026-11-30",
                        "backfill AAA001/USDT 2026-11-23 2026-11-30",
                        "backfill AAA002/USDT 2026-11-23 2026-11-30",
                        "build AAA000/USDT",
                        "build AAA001/USDT",
                        "build AAA002/USDT",
                        "analyse rank 2026-11-29",
                        "analyse trend 2026-11-29",
                        "fit AAA000/USDT 2026-11-30",
                        "fit AAA001/USDT 2026-11-30",
                        "fit AAA002/USDT 2026-11-30",
                        "settle 2026-11-30",
                        "learn AAA000/USDT",
                        "learn AAA001/USDT",
                        "learn AAA002/USDT",
                        "review {}");
        assertThat(ended.path("failed").asBoolean()).isFalse();
        assertThat(ended.path("failures")).isEmpty();
        assertThat(outcomes(ended)).containsOnly("DONE");
        assertThat(notices).isEmpty();
    }

    @Test
    void theReviewAndItsLearningAreDueOnItsDayOnly() {
        JsonNode ended = run(new MemoryStore(), settings(1), MONDAY.minusDays(1));
        assertThat(ended.at("/steps/review/outcome").asText()).isEqualTo("NOT_DUE");
        assertThat(ended.at("/steps/learn/outcome").asText()).isEqualTo("NOT_DUE");
        assertThat(work).noneMatch(each -> each.startsWith("review") || each.startsWith("learn"));
    }

    @Test
    void whoeverFollowsARunSeesWhatEachItemWasAnswered() {
        broken.add("fit AAA001/USDT");
        List<String> answered = new ArrayList<>();
        PipelineRun.Listener listener = new PipelineRun.Listener() {
            @Override
            public void begins(PipelineStep step, int call, int calls) {}

            @Override
            public void failed(PipelineStep step, String reason) {}

            @Override
            public void answered(PipelineStep step, JsonNode answer) {
                answered.add(step.name() + " " + answer.path("failures"));
            }
        };
        Settings settings = settings(2);
        MemoryStore store = new MemoryStore();
        Map<String, Dispatcher> functions = functions(store, settings);
        new PipelineRun(
                        Pipeline.of(settings, false),
                        store,
                        (function, event, limit) -> functions.get(function).answer(event, Deadline.in(limit, CLOCK)),
                        listener)
                .run(MONDAY);
        assertThat(answered)
                .filteredOn(each -> each.startsWith("train"))
                .containsExactly("train []", "train [\"broken\"]");
    }

    /** Before every call, once: nothing is called any more, and the next run does what is missing. */
    @Test
    void aRunThatIsInterruptedBeforeAnyCallIsContinuedByTheNextOne() {
        run(new MemoryStore(), settings(3), MONDAY);
        List<String> all = List.copyOf(work);
        boolean interrupted = true;
        for (int after = 0; interrupted; after++) {
            work.clear();
            MemoryStore store = new MemoryStore();
            int limit = after;
            interrupted =
                    run(store, settings(3), MONDAY, () -> work.size() >= limit).isMissingNode();
            JsonNode ended = run(store, settings(3), MONDAY);
            assertThat(outcomes(ended)).containsOnly("DONE");
            assertThat(work).as("interrupted after " + after).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void aRepeatedRunDoesNothing() {
        MemoryStore store = new MemoryStore();
        JsonNode first = run(store, settings(3), MONDAY);
        work.clear();
        assertThat(run(store, settings(3), MONDAY)).isEqualTo(first);
        assertThat(work).isEmpty();
    }

    /** At every write of the store, once: what was recorded before is not done again, and everything is done in the end. */
    @Test
    void aRunThatIsKilledAtAnyWriteIsCompletedByTheNextOne() {
        MemoryStore whole = new MemoryStore();
        run(whole, settings(3), MONDAY);
        List<String> all = List.copyOf(work);
        int writes = 0;
        boolean killed = true;
        while (killed) {
            work.clear();
            MemoryStore store = new MemoryStore();
            StoppingStore stopping = new StoppingStore(store, ++writes);
            killed = false;
            try {
                run(stopping, settings(3), MONDAY);
            } catch (StoppingStore.KilledError stopped) {
                killed = true;
            }
            int before = work.size();
            JsonNode ended = run(store, settings(3), MONDAY);

            assertThat(outcomes(ended)).containsOnly("DONE");
            assertThat(new HashSet<>(work)).as("after write " + writes).isEqualTo(new HashSet<>(all));
            // At most the item whose record was being written is done twice.
            assertThat(work.size()).as("after write " + writes).isBetween(all.size(), all.size() + 1);
            assertThat(before).isLessThanOrEqualTo(all.size());
            assertThat(store.list("")).isEqualTo(whole.list(""));
        }
        assertThat(writes).isGreaterThan(all.size());
    }

    @Test
    void whatFailsIsReportedAndAttemptedAgainByTheNextRun() {
        MemoryStore store = new MemoryStore();
        broken.add("fit AAA001/USDT");
        JsonNode ended = run(store, settings(3), MONDAY);

        assertThat(ended.path("failed").asBoolean()).isFalse();
        assertThat(ended.path("failures")).extracting(JsonNode::asText).containsExactly("train AAA001/USDT: broken");
        assertThat(notices).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).isEqualTo("Scalpel: pipeline of 2026-11-30, 1 failures");
            assertThat(notice.message())
                    .contains("train: done; done 2, failed 1, not done 0", "train AAA001/USDT: broken");
        });

        work.clear();
        broken.clear();
        assertThat(run(store, settings(3), MONDAY).path("failures")).isEmpty();
        assertThat(work).containsExactly("fit AAA001/USDT 2026-11-30");
    }

    @Test
    void aFailedItemIsAttemptedAsOftenAsItsStepSays() {
        broken.add("backfill AAA001/USDT");
        run(new MemoryStore(), settings(3), MONDAY);
        assertThat(work).filteredOn(each -> each.startsWith("backfill AAA001")).hasSize(2);
    }

    @Test
    void moreFailuresThanTheStepToleratesStopThePipelineButNotItsSummary() {
        broken.addAll(List.of("backfill AAA000/USDT", "backfill AAA001/USDT"));
        JsonNode ended = run(new MemoryStore(), settings(3), MONDAY);

        assertThat(ended.path("failed").asBoolean()).isTrue();
        assertThat(outcomes(ended))
                .containsExactly(
                        "DONE",
                        "FAILED",
                        "NOT_REACHED",
                        "NOT_REACHED",
                        "NOT_REACHED",
                        "NOT_REACHED",
                        "NOT_REACHED",
                        "NOT_REACHED",
                        "NOT_REACHED");
        assertThat(work).noneMatch(each -> each.startsWith("build"));
        assertThat(notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.subject()).isEqualTo("Scalpel: pipeline of 2026-11-30 stopped"));
    }

    @Test
    void aCallWithoutAnAnswerLeavesItsItemsMissingAndTheOthersAreDone() {
        unanswered.add("train 0");
        JsonNode ended = run(new MemoryStore(), settings(12), MONDAY);

        int batch = Pipeline.of(settings(12), true).step("train").orElseThrow().batch();
        assertThat(ended.at("/steps/train/missing")).hasSize(batch);
        assertThat(ended.at("/steps/train/done").asInt()).isEqualTo(12 - batch);
        assertThat(ended.path("failures").get(0).asText()).isEqualTo("train AAA000/USDT: not done");
    }

    @Test
    void ofAThousandItemsThreePercentFailAndExactlyThoseAreReported() {
        Set<String> expected = new HashSet<>();
        for (int at = 0; at < 1_000; at++) {
            if (at % 33 == 7) {
                broken.add("fit " + symbol(at));
                expected.add("train " + symbol(at) + ": broken");
            }
        }
        JsonNode ended = run(new MemoryStore(), settings(1_000), MONDAY);
        assertThat(expected).hasSize(31);
        assertThat(ended.path("failures"))
                .extracting(JsonNode::asText)
                .hasSize(31)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(ended.at("/steps/train/done").asInt()).isEqualTo(969);
    }

    @Test
    void anUnknownStepATimeToComeAndADayWithoutAPlanAreRefused() {
        Dispatcher training = functions(new MemoryStore(), settings(1)).get("training");
        Deadline deadline = Deadline.in(Duration.ofMinutes(1), CLOCK);
        assertThat(training.answer("{\"action\":\"step\",\"step\":\"backfill\"}", deadline)
                        .path("error")
                        .asText())
                .isEqualTo("field 'step' must be one of training's steps, [train, settle]: 'backfill'");
        assertThat(training.answer("{\"action\":\"step\",\"step\":\"train\",\"items\":[3]}", deadline)
                        .path("error")
                        .asText())
                .isEqualTo("field 'items' must be a list of texts: [3]");
        assertThat(training.answer("{\"action\":\"step\",\"step\":\"train\",\"day\":\"2026-12-24\"}", deadline)
                        .path("error")
                        .asText())
                .startsWith("field 'day' must not be after now, 2026-11-30T00:20:00Z");
        assertThat(training.answer("{\"action\":\"finish_step\",\"step\":\"train\"}", deadline)
                        .path("error")
                        .asText())
                .startsWith("the pipeline of 2026-11-30 was not planned");
    }

    @Test
    void aUniverseThatIsNotKnownStopsThePipelineAndTheNextRunPlansAgain() {
        MemoryStore store = new MemoryStore();
        Settings top = SettingsReader.fromText("test", "symbols: top 3\nreferenceSymbol: none\n", Map.of())
                .settings();
        broken.add("ensure_universe");
        JsonNode ended = run(store, top, MONDAY);
        assertThat(ended.path("failed").asBoolean()).isTrue();
        assertThat(ended.at("/steps/universe/failed/all").asText()).isEqualTo("broken");

        broken.clear();
        work.clear();
        run(store, top.inUniverse(settings(3).symbols().symbols(), List.of()), MONDAY);
        assertThat(work).contains("fit AAA002/USDT 2026-11-30");
    }

    private JsonNode run(ObjectStore store, Settings settings, LocalDate day) {
        return run(store, settings, day, () -> false);
    }

    private JsonNode run(ObjectStore store, Settings settings, LocalDate day, BooleanSupplier interrupted) {
        Map<String, Dispatcher> functions = functions(store, settings);
        return new PipelineRun(
                        Pipeline.of(settings, true),
                        store,
                        (function, event, limit) -> {
                            if (unanswered.stream()
                                    .anyMatch(each -> event.contains("\"step\":\"" + each.split(" ")[0] + "\"")
                                            && event.contains("\"call\":" + each.split(" ")[1] + ","))) {
                                throw new IllegalStateException("the function ended without an answer");
                            }
                            return functions.get(function).answer(event, Deadline.in(limit, CLOCK));
                        },
                        PipelineRun.Listener.NONE)
                .run(day, interrupted);
    }

    private Map<String, Dispatcher> functions(ObjectStore store, Settings settings) {
        Notifier notifier = notice -> {
            notices.add(notice);
            return Notifier.Delivery.SENT;
        };
        Map<String, List<String>> actions = Map.of(
                "data-retrieval", List.of("ensure_universe", "backfill"),
                "lake", List.of("build", "analyse"),
                "training", List.of("fit", "settle"),
                "monitoring", List.of("learn", "review"));
        Map<String, Dispatcher> functions = new HashMap<>();
        actions.forEach((name, own) -> {
            Map<String, Action> all = new TreeMap<>();
            own.forEach(action -> all.put(action, (fields, deadline) -> count(action, fields)));
            if (name.equals("monitoring")) {
                all.put(Pipeline.SUMMARY, new PipelineSummary(store, notifier, CLOCK));
            }
            functions.put(
                    name,
                    new Dispatcher(
                            name,
                            own.get(0),
                            StepActions.with(name, settings, store, CLOCK, all),
                            (f, a, failure) -> {}));
        });
        return functions;
    }

    private Object count(String action, RequestFields fields) {
        String symbols = fields.symbols("symbols")
                .map(some -> some.stream().map(Object::toString).collect(Collectors.joining(",")))
                .orElse("");
        String done = (action + " " + symbols).strip();
        String times = Stream.of(
                        fields.text("analysis").orElse(""), day(fields, "from"), day(fields, "to"), day(fields, "day"))
                .filter(time -> !time.isEmpty())
                .collect(Collectors.joining(" "));
        fields.requireNoProblems();
        work.add(symbols.isEmpty() && times.isEmpty() ? done + " {}" : (done + " " + times).strip());
        if (broken.contains(done)) {
            if (action.equals("backfill")) {
                throw new IllegalStateException("broken");
            }
            return Map.of("failures", List.of("broken"));
        }
        return Map.of("failures", List.of());
    }

    private static String day(RequestFields fields, String name) {
        return fields.instant(name)
                .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).toString())
                .orElse("");
    }

    private static List<String> outcomes(JsonNode ended) {
        List<String> outcomes = new ArrayList<>();
        ended.path("steps").forEach(step -> outcomes.add(step.path("outcome").asText()));
        return outcomes;
    }

    private static String symbol(int at) {
        return String.format("AAA%03d/USDT", at);
    }

    private static Settings settings(int symbols) {
        String names =
                IntStream.range(0, symbols).mapToObj(PipelineRunTest::symbol).collect(Collectors.joining(", "));
        return SettingsReader.fromText(
                        "test",
                        "symbols: [" + names + "]\nreferenceSymbol: none\nmonitoring: {day: monday}\n"
                                + "tuning: {seconds: 60}\n",
                        Map.of())
                .settings();
    }

    @Test
    void theStepsOfADeploymentWithoutALakeAndWithoutAModel() {
        Settings signals = SettingsReader.fromText("test", """
                        model: {trading: false}
                        portfolios:
                          crypto:
                            quote: USDT
                            strategies:
                              btc: {instrument: BTC/USDT, ticker: BTCUSDT, share: 0.5}
                        """, Map.of()).settings();
        assertThat(Pipeline.of(signals, false).steps())
                .extracting(PipelineStep::name)
                .containsExactly("universe", "backfill", "review");
    }
}
