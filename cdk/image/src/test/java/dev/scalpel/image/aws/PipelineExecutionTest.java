package dev.scalpel.image.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.invocation.Action;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.notice.Notice;
import dev.scalpel.notice.Notifier;
import dev.scalpel.pipeline.PipelineSummary;
import dev.scalpel.pipeline.StepActions;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.testkit.RequiresNode;
import dev.scalpel.testkit.states.StateMachineServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The synthesised state machine over a thousand symbols, executed by moto's interpreter. The steps' recording is the real one; what a step
 * does for a symbol is counted instead of done.
 */
@ExtendWith({RequiresNode.class, StateMachineServer.Required.class})
class PipelineExecutionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SYMBOLS = 1_000;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:20:05Z"), ZoneOffset.UTC);

    @TempDir
    private static Path folder;

    private static String definition = "";
    private static String bucket = "";
    private static StateMachineServer server;
    private static MemoryStore store = new MemoryStore();

    private static final Map<String, Dispatcher> FUNCTIONS = new ConcurrentHashMap<>();

    private final Queue<String> work = new ConcurrentLinkedQueue<>();
    private final Queue<Notice> notices = new ConcurrentLinkedQueue<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void synthesise() throws IOException {
        ResolvedTemplate template = ResolvedTemplate.of(
                Stage.TESTNET,
                "notification: {email: someone@example.org}\npipeline: {lake: true, concurrency: 8}\n",
                folder);
        JsonNode machine = template.resources("AWS::StepFunctions::StateMachine")
                .values()
                .iterator()
                .next();
        definition = template.text(machine.path("DefinitionString"));
        bucket = JSON.readTree(definition)
                .at("/States/train/ItemReader/Parameters/Bucket")
                .asText();
        server = StateMachineServer.start(PipelineExecutionTest::call);
    }

    /** As in Lambda, an event that is refused is a failed call. The plans go to where the interpreter reads them. */
    private static String call(String function, String event) {
        String name = function.substring(function.lastIndexOf(':') + 1).replace("scalpel-testnet-", "");
        JsonNode answer = FUNCTIONS.get(name).answer(event, Deadline.in(Duration.ofMinutes(5), CLOCK));
        if (answer.has("error")) {
            throw new IllegalStateException(answer.path("error").asText());
        }
        if (answer.path("step").asText().equals("universe")) {
            store.list("pipeline/").stream()
                    .filter(key -> key.endsWith("/calls.json"))
                    .forEach(key ->
                            server.put(bucket, key, store.get(key).orElseThrow().bytes()));
        }
        return answer.toString();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void ofAThousandSymbolsThreePercentFailAndExactlyThoseAreReported() throws IOException {
        deploy();
        Map<String, String> expected = new TreeMap<>();
        for (int at = 0; at < SYMBOLS; at += 33) {
            broken.add("fit " + symbol(at));
            expected.put(symbol(at), "broken");
        }

        JsonNode ended = server.execute("whole", definition, "{\"day\":\"2026-06-01T00:20:00Z\"}");

        assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("SUCCEEDED");
        JsonNode day = day();
        Map<String, String> failed = new TreeMap<>();
        day.at("/results/train/failed")
                .properties()
                .forEach(item -> failed.put(item.getKey(), item.getValue().asText()));
        assertThat(failed).hasSize(31).isEqualTo(expected);
        assertThat(day.at("/results/train/done").asInt()).isEqualTo(SYMBOLS - expected.size());
        for (String step : List.of("backfill", "convert", "learn")) {
            assertThat(day.at("/results/" + step + "/done").asInt()).as(step).isEqualTo(SYMBOLS);
        }
        assertThat(work).as("everything once").doesNotHaveDuplicates().hasSize(4 * SYMBOLS + 5);
        assertThat(notices).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).isEqualTo("Scalpel: pipeline of 2026-06-01, 31 failures");
            expected.keySet().forEach(symbol -> assertThat(notice.message()).contains("train " + symbol + ": broken"));
        });
    }

    @Test
    void moreFailuresThanAStepToleratesEndTheExecutionAndNothingAfterItIsBegun() throws IOException {
        deploy();
        IntStream.range(0, SYMBOLS / 2 + 1).forEach(at -> broken.add("backfill " + symbol(at)));

        JsonNode ended = server.execute("stopped", definition, "{\"day\":\"2026-06-01\"}");

        assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("FAILED");
        assertThat(ended.path("error").asText()).isEqualTo("PipelineStopped");
        assertThat(day().at("/results/backfill/outcome").asText()).isEqualTo("FAILED");
        assertThat(day().at("/results/train/outcome").asText()).isEqualTo("NOT_REACHED");
        assertThat(work).noneMatch(each -> each.startsWith("fit"));
    }

    /** Its repeated step has no item then: the machine reads an empty list. */
    @Test
    void onAnyOtherDayThanThatOfTheReviewNothingIsLearnedAndTheExecutionSucceeds() throws IOException {
        deploy(3);

        JsonNode ended = server.execute("sunday", definition, "{\"day\":\"2026-05-31T00:20:00Z\"}");

        assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("SUCCEEDED");
        JsonNode results = JSON.readTree(
                        store.get("pipeline/2026-05-31.json").orElseThrow().bytes())
                .path("results");
        assertThat(results.at("/learn/outcome").asText()).as(results.toString()).isEqualTo("NOT_DUE");
        assertThat(results.at("/review/outcome").asText()).isEqualTo("NOT_DUE");
        assertThat(results.at("/train/done").asInt()).isEqualTo(3);
        assertThat(work).noneMatch(each -> each.startsWith("learn") || each.startsWith("review"));
        assertThat(notices).isEmpty();
    }

    private static JsonNode day() throws IOException {
        return JSON.readTree(store.get("pipeline/2026-06-01.json").orElseThrow().bytes());
    }

    private void deploy() {
        deploy(SYMBOLS);
    }

    private void deploy(int count) {
        store = new MemoryStore();
        Settings settings = SettingsReader.fromText(
                        "test",
                        "symbols: ["
                                + IntStream.range(0, count)
                                        .mapToObj(PipelineExecutionTest::symbol)
                                        .collect(Collectors.joining(", "))
                                + "]\nreferenceSymbol: none\ntuning: {seconds: 10}\n",
                        Map.of())
                .settings();
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
            own.forEach(action -> all.put(action, (fields, deadline) -> {
                String symbols = fields.symbols("symbols")
                        .map(some -> " " + some.get(0))
                        .orElseGet(() -> fields.text("analysis")
                                .map(which -> " " + which)
                                .orElse(""));
                List.of("from", "to", "day").forEach(fields::instant);
                fields.requireNoProblems();
                work.add(action + symbols);
                return Map.of("failures", broken.contains(action + symbols) ? List.of("broken") : List.of());
            }));
            if (name.equals("monitoring")) {
                all.put(Pipeline.SUMMARY, new PipelineSummary(store, notifier, CLOCK));
            }
            functions.put(
                    name,
                    new Dispatcher(
                            name,
                            own.get(0),
                            StepActions.with(name, settings, store, CLOCK, all),
                            (f, a, failed) -> {}));
        });
        FUNCTIONS.putAll(functions);
    }

    private static String symbol(int at) {
        return String.format(Locale.ROOT, "AAA%03d/USDT", at);
    }
}
