package dev.scalpel.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.monitoring.fixture.FillModel;
import dev.scalpel.monitoring.fixture.RecordsWriter;
import dev.scalpel.monitoring.fixture.TradedMarket;
import dev.scalpel.monitoring.learning.LearningMethod;
import dev.scalpel.monitoring.learning.LearningResult;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.notice.Notifier;
import dev.scalpel.notice.RateLimitedNotifier;
import dev.scalpel.notice.SnsNotifier;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.testkit.SnsEndpoint;
import dev.scalpel.testkit.SnsFault;
import dev.scalpel.testkit.SnsMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The function as Lambda and the command line call it, its mail through the real SDK. */
class MonitoringFunctionTest {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:scalpel";
    private static final Instant NOW = Instant.parse("2026-11-02T06:00:00Z");
    private static final String PAGE = "reports/2026-W44/report.html";
    private static final String METRICS = "reports/2026-W44/metrics.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<TradedMarket> markets;

    private final MemoryStore store = new MemoryStore();
    private final RecordsWriter writer = new RecordsWriter(store);
    private final SnsEndpoint sns = new SnsEndpoint(TOPIC);
    private final SnsNotifier mail = SnsNotifier.at(
            sns.endpoint(), StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test-secret")), TOPIC);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final List<String> failed = new ArrayList<>();

    @BeforeAll
    static void trade() {
        markets = TradedMarket.both(14, 3, FillModel.LIVE);
    }

    @AfterEach
    void close() {
        mail.close();
        sns.close();
    }

    private Dispatcher function(LearningMethod... learningMethods) {
        Settings settings = SettingsReader.fromText(
                        "test", "symbols: [BTC/USDT, ETH/USDT]\nstore: {kind: s3, bucket: my-bucket}", Map.of())
                .settings();
        Notifier notifier = new RateLimitedNotifier(mail, store, clock, "test");
        return MonitoringFunction.create(
                settings,
                store,
                clock,
                notifier,
                List.of(learningMethods),
                (function, action, failure) -> failed.add(function + " " + action + ": " + failure.getMessage()));
    }

    private JsonNode call(String event, LearningMethod... learningMethods) {
        return function(learningMethods).answer(event, Deadline.in(Duration.ofMinutes(10), clock));
    }

    private String stored(String key) {
        return store.get(key).map(StoredObject::text).orElse("");
    }

    @Test
    void reviewsTheFinishedWeekWritesItAndMailsIt() throws Exception {
        markets.forEach(writer::write);
        JsonNode answer = call("{\"detail-type\": \"Scheduled Event\", \"source\": \"aws.scheduler\"}");

        assertThat(answer.path("week").asText()).isEqualTo("2026-W44");
        assertThat(answer.path("from").asText()).isEqualTo("2026-10-26T00:00:00Z");
        assertThat(answer.path("to").asText()).isEqualTo("2026-11-02T00:00:00Z");
        assertThat(answer.path("report").asText()).isEqualTo(PAGE);
        assertThat(answer.path("mail").asText()).isEqualTo("sent");
        assertThat(stored(PAGE)).startsWith("<!doctype html>");
        JsonNode metrics = JSON.readTree(stored(METRICS));
        assertThat(metrics.at("/figures/trades/value").asInt()).isGreaterThan(50);
        assertThat(metrics.path("verdict")).isEqualTo(answer.path("verdict"));

        SnsMessage message = sns.messages().get(0);
        assertThat(message.subject()).startsWith("Scalpel 2026-W44: ").hasSizeLessThanOrEqualTo(100);
        assertThat(message.message())
                .startsWith(
                        answer.path("verdict").asText().replace("\u202f", " ").replace("\u2212", "-"))
                .contains("s3://my-bucket/" + PAGE);
        assertThat(message.message().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(256 * 1_024);
        assertThat(failed).isEmpty();
    }

    @Test
    void aSecondReviewOfTheWeekReplacesTheReportAndMailsOnce() {
        writer.write(markets.get(0));
        call("{}");
        String first = stored(METRICS);
        writer.trial(TradedMarket.BTC, ReviewPeriod.finishedWeek(NOW).firstDay(), 0, "{\"number\": 0, \"value\": 1}");
        JsonNode second = call("{}");

        assertThat(second.path("mail").asText()).isEqualTo("suppressed");
        assertThat(sns.messages()).hasSize(1);
        assertThat(stored(METRICS).equals(first)).isFalse();
    }

    @Test
    void aWeekWithoutAnythingIsAReportThatSaysSo() {
        JsonNode answer = call("{\"action\": \"review\"}");

        assertThat(answer.path("verdict").asText()).isEqualTo("No trades: no bars were stored in this period.");
        assertThat(sns.messages()).hasSize(1);
        assertThat(stored(PAGE)).contains("There has been no champion yet");
    }

    @Test
    void aMailThatCannotBeSentDoesNotLoseTheReport() {
        sns.failNext(SnsFault.NOT_ALLOWED);
        JsonNode answer = call("{}");

        assertThat(answer.path("mail").asText()).startsWith("failed: SNS rejected the notice of review-2026-W44");
        assertThat(stored(PAGE)).isNotEmpty();
        assertThat(stored(METRICS)).isNotEmpty();
    }

    @Test
    void reportsAnyPeriodAndChangesNothing() {
        markets.forEach(writer::write);
        List<String> before = store.list("");
        JsonNode answer = call(
                "{\"action\": \"report\", \"from\": \"2026-10-20\", \"to\": \"2026-10-23T12:00:00Z\", \"html\": true}");

        assertThat(answer.path("from").asText()).isEqualTo("2026-10-20T00:00:00Z");
        assertThat(answer.at("/symbols/BTC~1USDT/data/minutes").asInt()).isEqualTo(3 * 1_440 + 720);
        assertThat(answer.path("html").asText()).startsWith("<!doctype html>").contains("Report, 20 Oct 2026");
        assertThat(store.list("")).isEqualTo(before);
        assertThat(sns.requests()).isZero();
    }

    @Test
    void anyReportShowsWhatTheNewestReviewInItsPeriodTriedToLearn() {
        LearningMethod learning = new LearningMethod() {
            @Override
            public String name() {
                return "a-method";
            }

            @Override
            public LearningResult learn(InstrumentId instrument, ReviewPeriod period, Deadline deadline) {
                return new LearningResult(
                        name(),
                        instrument.symbol(),
                        LearningResult.Outcome.REFUSED,
                        "it was no better",
                        Map.of("gain", -0.5));
            }
        };
        call("{\"action\": \"review\"}", learning);

        JsonNode within = call("{\"action\": \"report\", \"from\": \"2026-10-25\", \"to\": \"2026-11-02T03:00:00Z\"}");
        JsonNode before = call("{\"action\": \"report\", \"from\": \"2026-10-20\", \"to\": \"2026-10-26\"}");

        assertThat(within.path("lessons")).hasSize(2);
        assertThat(within.at("/lessons/0/words").asText()).isEqualTo("it was no better");
        assertThat(within.at("/lessons/0/figures/gain").asDouble()).isEqualTo(-0.5);
        assertThat(before.path("lessons")).isEmpty();
    }

    @Test
    void aDamagedReviewDoesNotStopAReport() {
        store.putIfAbsent(METRICS, new byte[] {'{'});

        JsonNode answer = call(
                "{\"action\": \"report\", \"from\": \"2026-10-25\", \"to\": \"2026-11-02T03:00:00Z\", \"html\": true}");

        assertThat(answer.path("html").asText()).contains("metrics.json is damaged");
    }

    @Test
    void aReportWithoutFieldsIsAboutTheLastSevenDays() {
        JsonNode answer = call("{\"action\": \"report\"}");
        assertThat(answer.path("from").asText()).isEqualTo("2026-10-26T06:00:00Z");
        assertThat(answer.path("to").asText()).isEqualTo("2026-11-02T06:00:00Z");
        assertThat(answer.has("html")).isFalse();
    }

    @Test
    void rejectsAnEmptyPeriod() {
        assertThat(call("{\"action\": \"report\", \"from\": \"2026-10-20\", \"to\": \"2026-10-19\"}")
                        .path("error")
                        .asText())
                .isEqualTo("fields 'from' and 'to': the period's from must be before its to:"
                        + " 2026-10-20T00:00:00Z, 2026-10-19T00:00:00Z");
    }

    @Test
    void aReportSaysWhatKindOfRunItIsAboutAndHowToRepeatIt() throws Exception {
        String period = "\"from\": \"2026-10-20\", \"to\": \"2026-10-21\"";
        JsonNode own = call("{\"action\": \"report\", " + period + "}").path("run");
        JsonNode backtest = call("{\"action\": \"report\", " + period + ", \"run\": \"backtest\", \"command\":"
                + " \"./scalpel backtest --symbol BTC/USDT\", \"earlierRuns\": 2, \"html\": true}");

        assertThat(own.path("command").asText())
                .isEqualTo("./scalpel report --from 2026-10-20T00:00:00Z --to 2026-10-21T00:00:00Z");
        assertThat(own.path("meaning").asText()).isNotEmpty();
        assertThat(own.path("costs")).isNotEmpty();
        assertThat(backtest.at("/run/kind").asText()).isEqualTo("backtest");
        assertThat(backtest.at("/run/earlierRuns").asInt()).isEqualTo(2);
        assertThat(backtest.path("html").asText())
                .contains("Backtest, 20 Oct 2026, on bars of ")
                .contains("2 earlier backtests of the same days")
                .contains("<code>./scalpel backtest --symbol BTC/USDT</code>");
        assertThat(call("{\"action\": \"report\", \"run\": \"guess\"}")
                        .path("error")
                        .asText())
                .isEqualTo("field 'run' must be one of backtest, demo, paper, testnet, live: 'guess'");
        assertThat(call("{\"action\": \"report\", \"compare\": \"{\"}")
                        .path("error")
                        .asText())
                .isEqualTo("field 'compare' must be the text of a JSON document");
        assertThat(call("{\"action\": \"report\", \"compare\": \"{}\"}")
                        .path("error")
                        .asText())
                .startsWith("field 'compare': the other run has no figures of a report");
    }

    @Test
    void rejectsAnUnknownActionAndAnUnknownField() {
        assertThat(call("{\"action\": \"trade\"}").path("error").asText())
                .isEqualTo(
                        "monitoring has no action 'trade'; allowed: finish_step, learn, report, review, step, summary");
        assertThat(call("{\"action\": \"review\", \"from\": \"2026-10-20\"}")
                        .path("error")
                        .asText())
                .isEqualTo("action 'review' has no field 'from'; allowed: none");
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void reportsWhatWasLearnedAndWhatFailed() throws Exception {
        JsonNode answer = call("{}", learning("tactics", false), learning("online-learning", true));

        assertThat(answer.path("lessons")).hasSize(4);
        JsonNode results = JSON.readTree(stored(METRICS)).path("lessons");
        assertThat(results).hasSize(4);
        assertThat(results.get(0).path("outcome").asText()).isEqualTo("adopted");
        assertThat(results.get(1).path("outcome").asText()).isEqualTo("failed");
        assertThat(sns.messages().get(0).message())
                .contains("- BTC/USDT: tactics was adopted. Better by 1 bp.")
                .contains("- ETH/USDT: online learning failed. It broke.");
        assertThat(failed)
                .containsExactly(
                        "monitoring online-learning-BTC-USDT: it broke",
                        "monitoring online-learning-ETH-USDT: it broke");
    }

    @Test
    void whatWasLearnedForAnInstrumentIsNotLearnedAgainByTheReview() throws Exception {
        List<String> calls = new ArrayList<>();
        LearningMethod method = counted("tactics", calls, () -> true);

        JsonNode first = call("{\"action\": \"learn\", \"symbols\": [\"ETH/USDT\"]}", method);
        JsonNode again = call("{\"action\": \"learn\", \"symbols\": [\"ETH/USDT\"]}", method);
        JsonNode review = call("{}", method);

        assertThat(first.path("failures")).isEmpty();
        assertThat(first.at("/results/0/symbol").asText()).isEqualTo("ETH/USDT");
        assertThat(first.at("/results/0/outcome").asText()).isEqualTo("ADOPTED");
        assertThat(again.path("results")).isEqualTo(first.path("results"));
        assertThat(calls).containsExactly("ETH/USDT", "BTC/USDT");
        assertThat(review.path("lessons")).hasSize(2);
        assertThat(JSON.readTree(stored(METRICS)).path("lessons")).hasSize(2);
        assertThat(JSON.readTree(stored("reports/2026-W44/learned/binance/ETH-USDT.json"))
                        .at("/lessons/0/words")
                        .asText())
                .isEqualTo("Better by 1 bp");
    }

    @Test
    void learningThatFailedIsAttemptedAgainByTheNextCallAndNotByTheReview() {
        List<String> calls = new ArrayList<>();
        LearningMethod broken = counted("tactics", calls, () -> false);

        JsonNode first = call("{\"action\": \"learn\", \"symbols\": [\"ETH/USDT\", \"BTC/USDT\"]}", broken);
        call("{}", broken);
        JsonNode again =
                call("{\"action\": \"learn\", \"symbols\": [\"ETH/USDT\"]}", counted("tactics", calls, () -> true));

        assertThat(first.path("failures"))
                .extracting(JsonNode::asText)
                .containsExactly("tactics: it broke", "tactics: it broke");
        assertThat(calls).containsExactly("ETH/USDT", "BTC/USDT", "ETH/USDT");
        assertThat(again.path("failures")).isEmpty();
    }

    @Test
    void learningWithoutTimeIsLeftToTheNextCall() {
        List<String> calls = new ArrayList<>();
        LearningMethod method = counted("tactics", calls, () -> true);

        JsonNode late = function(method).answer("{\"action\": \"learn\"}", Deadline.in(Duration.ZERO, clock));
        call("{\"action\": \"learn\"}", method);

        assertThat(late.path("failures"))
                .extracting(JsonNode::asText)
                .containsExactly("tactics: No time was left.", "tactics: No time was left.");
        assertThat(calls).containsExactly("BTC/USDT", "ETH/USDT");
    }

    @Test
    void learningIsForTradedSymbolsOnly() {
        assertThat(call("{\"action\": \"learn\", \"symbols\": [\"XRP/USDT\"]}")
                        .path("error")
                        .asText())
                .isEqualTo("field 'symbols' must name traded symbols, [BTC/USDT, ETH/USDT]: XRP/USDT");
    }

    @Test
    void learningLeavesTimeForTheReport() {
        Dispatcher function = function(learning("tactics", false));
        JsonNode answer = function.answer("{}", Deadline.in(WeeklyReview.REPORT_TIME, clock));

        assertThat(answer.path("lessons").get(0).path("outcome").asText()).isEqualTo("SKIPPED");
        assertThat(stored(PAGE)).isNotEmpty();
    }

    @Test
    void reportsAHalt() {
        writer.state(TradedMarket.ETH, 1_000, true);
        call("{}");
        assertThat(sns.messages().get(0).message()).contains("- ETH/USDT is halted until it is resumed.");
    }

    private static LearningMethod counted(String name, List<String> calls, BooleanSupplier works) {
        return new LearningMethod() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public LearningResult learn(InstrumentId instrument, ReviewPeriod period, Deadline deadline) {
                calls.add(instrument.symbol().toString());
                return learning(name, !works.getAsBoolean()).learn(instrument, period, deadline);
            }
        };
    }

    private static LearningMethod learning(String name, boolean breaks) {
        return new LearningMethod() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public LearningResult learn(InstrumentId instrument, ReviewPeriod period, Deadline deadline) {
                if (breaks) {
                    throw new IllegalStateException("it broke");
                }
                return new LearningResult(
                        name,
                        instrument.symbol(),
                        LearningResult.Outcome.ADOPTED,
                        "Better by 1 bp",
                        Map.of("difference", 1.0));
            }
        };
    }
}
