package dev.scalpel.image.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.samples.SampleModel;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.RequiresNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * A life in AWS: deployed, destroyed, deployed again; then a minute's chain up to an order, a training, a review, a stop
 * and a resume, each by what the template or a printed command sends. The account is moto; the functions are the real
 * handlers in this process, with the template's environment and no more rights than their roles have (there is no Docker
 * engine here, and so none of Lambda's containers); the exchange is the local one.
 */
@ExtendWith(RequiresNode.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeploymentLifecycleTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final Instant BEGIN = Instant.parse("2026-05-31T21:00:02Z");
    private static final int MAX_MINUTES = 60;
    private static final String STACK = "scalpel-testnet";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OUTPUT =
            Pattern.compile("<OutputKey>([^<]*)</OutputKey>\\s*<OutputValue>([^<]*)</OutputValue>");
    private static final String SETTINGS = """
            mode: testnet
            symbols: {ETH/USDT: 0.5}
            costs: {feeBp: 0, slippageBp: 0}
            training: {style: brackets, windowDays: 5, holdOutDays: 1, folds: 2, foldDays: 1}
            retrieval: {historyDays: 6}
            tuning: {trials: 1, seconds: 20, seeds: 1}
            notification: {email: someone@example.org}
            pipeline: {lake: true}
            """;

    @TempDir
    private static Path folder;

    private static final SettableClock CLOCK = new SettableClock(BEGIN);
    private static ResolvedTemplate template;
    private static LocalExchange exchange;
    private static FunctionHost host;
    private static MotoAccount account;
    private static String bucket = "";
    private static Map<String, String> printed = Map.of();

    @BeforeAll
    static void open() throws Exception {
        MotoAccount.requireOrSkip();
        Files.writeString(folder.resolve(SettingsReader.FILE_NAME), SETTINGS);
        template = ResolvedTemplate.of(Stage.TESTNET, SETTINGS, folder);
        long first = Minutes.plus(Minutes.floor(BEGIN), -7 * Minutes.PER_DAY);
        Map<Symbol, BarSeries> market = SyntheticMarket.generate(MarketSpec.of(List.of(BTC, ETH), first, 8, 5));
        exchange = LocalExchange.start(
                CLOCK,
                market.entrySet().stream()
                        .map(pair -> Listing.of(pair.getKey(), pair.getValue()))
                        .toList());
        exchange.deposit("USDT", new BigDecimal("10000"));
        exchange.setCommission(Commission.of("0.0000"));
        host = new FunctionHost(CLOCK);
        account = MotoAccount.open(host.address(), folder);
        String endpoint = account.endpoint().toString();
        System.setProperty("aws.region", ResolvedTemplate.REGION);
        System.setProperty("aws.endpointUrlSns", endpoint);
        System.setProperty("aws.endpointUrlSecretsManager", endpoint);
        account.call(
                "ssm",
                "AmazonSSM.PutParameter",
                Map.of("Name", "/cdk-bootstrap/hnb659fds/version", "Type", "String", "Value", "30"));
        account.call(
                "secretsmanager",
                "secretsmanager.CreateSecret",
                Map.of(
                        "Name",
                        "scalpel/exchange-testnet",
                        "SecretString",
                        JSON.writeValueAsString(Map.of(
                                "key",
                                exchange.apiKey().key(),
                                "secret",
                                exchange.apiKey().secret()))));
    }

    @AfterAll
    static void close() {
        List<AutoCloseable> open = new ArrayList<>();
        for (AutoCloseable each : new AutoCloseable[] {account, host, exchange}) {
            if (each != null) {
                open.add(each);
            }
        }
        open.forEach(each -> {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot close " + each, e);
            }
        });
        for (String property : List.of(
                "aws.accessKeyId",
                "aws.secretAccessKey",
                "aws.region",
                "aws.endpointUrlSns",
                "aws.endpointUrlSecretsManager")) {
            System.clearProperty(property);
        }
    }

    @Test
    @Order(1)
    void isDeployedDestroyedAndDeployedAgainAndTheDataStays() throws Exception {
        String first = deploy();
        try (S3Store store = store(first)) {
            store.putIfAbsent("trades/binance/ETH-USDT/2026-05.csv", new byte[] {1});
        }
        account.query("cloudformation", Map.of("Action", "DeleteStack", "StackName", STACK));
        assertThat(account.query("cloudformation", Map.of("Action", "ListStacks")))
                .contains("<StackStatus>DELETE_COMPLETE</StackStatus>")
                .doesNotContain("FAILED");

        bucket = deploy();

        assertThat(bucket).isNotEqualTo(first).startsWith("scalpel-testnet-123456789012-");
        try (S3Store store = store(first)) {
            assertThat(store.get("trades/binance/ETH-USDT/2026-05.csv")).isPresent();
        }
        for (DeployedFunction function : template.functions()) {
            host.deploy(asDeployed(function));
        }
    }

    @Test
    @Order(2)
    void aMinutesChainEndsInAnOrderAtTheExchange() throws Exception {
        try (S3Store store = store(bucket)) {
            SampleModel.put(store, ETH_ID, FeatureSet.standard(FeatureVariant.FULL), CLOCK.instant());
        }
        Scheduled retrieve = schedule("retrieve");
        for (int minute = 0; minute < MAX_MINUTES && exchange.fills().isEmpty(); minute++) {
            CLOCK.setTo(BEGIN.plus(Duration.ofMinutes(minute)));
            succeeds(retrieve.fire());
            host.drain();
        }

        assertThat(exchange.fills()).isNotEmpty();
        assertThat(host.calls())
                .filteredOn(call -> call.function().equals("scalpel-testnet-execution"))
                .allSatisfy(call -> assertThat(call.asynchronous()).isTrue())
                .allSatisfy(call -> assertThat(call.event()).contains("\"eventSource\": \"aws:s3\"", "chain%2F0.json"))
                .allSatisfy(call -> assertThat(call.error()).isEmpty())
                .isNotEmpty();
        assertThat(stored("state/binance/ETH-USDT.json")).contains("ETH/USDT");
        assertThat(account.refused()).as("what a role does not allow").isEmpty();
    }

    @Test
    @Order(3)
    void aTrainingLooksForAModelAndSaysWhatCameOfIt() throws Exception {
        JsonNode answer = succeeds(host.invoke("scalpel-testnet-training", "{\"action\":\"train\",\"batch\":\"0\"}"));

        assertThat(answer.path("failures")).isEmpty();
        assertThat(answer.at("/symbols/0/trials").asInt()).as(answer.toString()).isEqualTo(1);
        assertThat(answer.at("/symbols/0/decided").asBoolean())
                .as(answer.toString())
                .isTrue();
        assertThat(account.refused()).as("what a role does not allow").isEmpty();
    }

    @Test
    @Order(4)
    void aReviewWritesItsReportAndMailsIt() throws Exception {
        CLOCK.setTo(Instant.parse("2026-06-01T01:30:05Z"));

        JsonNode answer = succeeds(host.invoke("scalpel-testnet-monitoring", "{\"action\":\"review\"}"));

        assertThat(answer.path("mail").asText()).isEqualTo("sent");
        assertThat(stored(answer.path("report").asText())).startsWith("<!doctype html>");
        assertThat(account.refused()).as("what a role does not allow").isEmpty();
    }

    /**
     * The state machine as its schedule starts it, in moto's interpreter, with the real functions behind it; it and they have the rights of
     * their roles. First all calls that train are killed; what they left is all that a second execution does.
     */
    @Test
    @Order(5)
    void thePipelineDoesTheDaysWorkAndASecondExecutionOnlyWhatWasMissing() throws Exception {
        JsonNode target = account.read("scheduler", "/schedules/" + STACK + "-pipeline?groupName=" + STACK)
                .path("Target");
        String input = target.path("Input").asText().replace("<aws.scheduler.scheduled-time>", "2026-06-01T00:20:00Z");
        String machine = target.path("Arn").asText();

        host.kill(event -> event.contains("\"train\"") && event.contains("\"items\""));
        JsonNode first = account.execute(machine, input);
        host.kill(event -> false);

        assertThat(first.path("status").asText()).as(first.toString()).isEqualTo("SUCCEEDED");
        JsonNode killed = JSON.readTree(stored("pipeline/2026-06-01.json")).path("results");
        assertThat(fields(killed))
                .containsExactlyInAnyOrder(
                        "universe", "backfill", "convert", "rank", "trend", "train", "settle", "learn", "review");
        assertThat(killed.at("/train/missing/0").asText()).as(killed.toString()).isEqualTo("ETH/USDT");
        assertThat(killed.at("/backfill/done").asInt()).as("with the reference").isEqualTo(2);
        assertThat(stored("lake/bars/venue=binance/instrument=ETH-USDT/month=2026-05/bars.parquet"))
                .startsWith("PAR1");
        assertThat(stored("analysis/2026-05-31/trend.json")).contains("ETH-USDT");
        JsonNode rank = account.call(
                        "dynamodb",
                        "DynamoDB_20120810.GetItem",
                        Map.of(
                                "TableName",
                                STACK + "-analysis",
                                "Key",
                                Map.of(
                                        "symbol", Map.of("S", "binance/ETH-USDT"),
                                        "analysis", Map.of("S", "rank#2026-05-31"))))
                .path("Item");
        assertThat(rank.has("expires")).as(rank.toString()).isTrue();

        int before = host.calls().size();
        JsonNode second = account.execute(machine, input);

        assertThat(second.path("status").asText()).as(second.toString()).isEqualTo("SUCCEEDED");
        List<String> done = new ArrayList<>();
        for (FunctionHost.Call call : host.calls().subList(before, host.calls().size())) {
            JsonNode answer = JSON.readTree(call.answer());
            if (call.event().contains("\"step\"") && !call.event().contains("finish_step")) {
                assertThat(answer.path("failed").asInt()).as(call.toString()).isZero();
                if (answer.path("done").asInt() > 0) {
                    done.add(answer.path("step").asText());
                }
            }
        }
        assertThat(done).as("a second execution does what the first one left").containsExactly("train");
        JsonNode day = JSON.readTree(stored("pipeline/2026-06-01.json")).path("results");
        day.forEach(step -> {
            assertThat(step.path("outcome").asText()).as(day.toString()).isEqualTo("DONE");
            assertThat(step.path("failed")).as(day.toString()).isEmpty();
            assertThat(step.path("missing")).as(day.toString()).isEmpty();
        });
        assertThat(account.refused()).as("what a role does not allow").isEmpty();
    }

    /** By the printed commands, pasted into a shell, with each command line of AWS that is installed. */
    @Test
    @Order(6)
    void stopsAndResumesByThePrintedCommands() throws Exception {
        Assumptions.assumeFalse(MotoAccount.commandLines().isEmpty(), "no command line of AWS (command 'aws')");
        for (Path aws : MotoAccount.commandLines()) {
            String stopped = account.paste(aws, printed.get("EmergencyStop"));
            assertThat(stopped).as(aws.toString()).doesNotContain("FunctionError");
            assertThat(account.paste(aws, printed.get("AccountInfo"))).contains("emergency stop");
            assertThat(exchange.locked("USDT").add(exchange.locked("ETH")))
                    .as("what orders hold")
                    .isZero();
            assertThat(exchange.free("ETH")).as("what is still held").isLessThan(new BigDecimal("0.001"));

            assertThat(account.paste(aws, printed.get("Resume"))).doesNotContain("FunctionError");
            assertThat(account.paste(aws, printed.get("AccountInfo"))).doesNotContain("emergency stop");
        }
        assertThat(account.refused()).as("what a role does not allow").isEmpty();
    }

    @Test
    @Order(7)
    void everyOtherPrintedCommandWorksToo() throws Exception {
        Assumptions.assumeFalse(MotoAccount.commandLines().isEmpty(), "no command line of AWS (command 'aws')");
        Map<String, String> commands = new TreeMap<>(printed);
        commands.values().removeIf(value -> !value.contains("aws "));
        assertThat(commands)
                .containsOnlyKeys(
                        "EmergencyStop",
                        "Resume",
                        "AccountInfo",
                        "Retrain",
                        "Report",
                        "RunPipeline",
                        "Logs",
                        "FailedCalls");
        commands.keySet().removeAll(List.of("EmergencyStop", "Resume", "AccountInfo"));
        for (Path aws : MotoAccount.commandLines()) {
            for (Map.Entry<String, String> command : commands.entrySet()) {
                int before = host.calls().size();
                // Without a day it is that of the execution's start, by a clock that is not this exchange's.
                String day = command.getKey().equals("RunPipeline") ? " --input '{\"day\": \"2026-06-01\"}'" : "";
                String shown = account.paste(aws, command.getValue() + day);
                assertThat(shown).as(aws + " " + command).doesNotContain("FunctionError", "rror:");
                if (command.getKey().equals("RunPipeline")) {
                    JsonNode ended = account.awaitEnd(
                            JSON.readTree(shown).path("executionArn").asText());
                    assertThat(ended.path("status").asText())
                            .as(ended.toString())
                            .isEqualTo("SUCCEEDED");
                }
                host.drain();
                if (command.getKey().equals("Retrain")) {
                    // No caller waits a quarter of an hour for a response, and no command line repeats the call.
                    assertThat(host.calls().subList(before, host.calls().size()))
                            .hasSize(1)
                            .allSatisfy(call -> assertThat(call.asynchronous()).isTrue())
                            .allSatisfy(call -> assertThat(call.error()).isEmpty());
                }
            }
        }
        assertThat(account.refused()).as("what a role does not allow").isEmpty();
    }

    /** An alarm on a metric that is never written never fires, or always does. */
    @Test
    @Order(8)
    void theMetricsThatTheAlarmsWatchAreThoseThatTheFunctionsLog() throws Exception {
        List<Map<String, String>> logged = new ArrayList<>();
        for (String line : host.log()) {
            if (line.contains("CloudWatchMetrics")) {
                JsonNode document = JSON.readTree(line);
                JsonNode directive = document.at("/_aws/CloudWatchMetrics/0");
                Map<String, String> metric = new TreeMap<>();
                directive
                        .at("/Dimensions/0")
                        .forEach(name -> metric.put(
                                name.asText(), document.path(name.asText()).asText()));
                metric.put(
                        "",
                        directive.path("Namespace").asText() + "/"
                                + directive.at("/Metrics/0/Name").asText());
                logged.add(metric);
            }
        }
        List<Map<String, String>> watched = new ArrayList<>();
        template.resources("AWS::CloudWatch::Alarm").forEach((id, alarm) -> {
            if (!alarm.path("Namespace").asText().startsWith("AWS/")) {
                Map<String, String> metric = new TreeMap<>();
                alarm.path("Dimensions")
                        .forEach(dimension ->
                                metric.put(dimension.path("Name").asText(), template.text(dimension.path("Value"))));
                metric.put(
                        "",
                        alarm.path("Namespace").asText() + "/"
                                + alarm.path("MetricName").asText());
                watched.add(metric);
            }
        });
        assertThat(watched).hasSizeGreaterThanOrEqualTo(2);
        assertThat(logged).containsAll(watched);
    }

    private static String deploy() throws IOException {
        account.query(
                "cloudformation",
                Map.of(
                        "Action",
                        "CreateStack",
                        "StackName",
                        STACK,
                        "TemplateBody",
                        Files.readString(folder.resolve("cdk.out/scalpel-testnet.template.json"))));
        String stack = account.query("cloudformation", Map.of("Action", "DescribeStacks", "StackName", STACK));
        assertThat(stack).contains("<StackStatus>CREATE_COMPLETE</StackStatus>");
        Map<String, String> outputs = new HashMap<>();
        OUTPUT.matcher(stack).results().forEach(output -> outputs.put(output.group(1), unescaped(output.group(2))));
        printed = Map.copyOf(outputs);
        return outputs.get("Bucket");
    }

    private static String unescaped(String xml) {
        return xml.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** The function with the environment that the account resolved, and where the stand-ins listen. */
    private static DeployedFunction asDeployed(DeployedFunction function) throws Exception {
        JsonNode configuration = account.read("lambda", "/2015-03-31/functions/" + function.name() + "/configuration");
        Map<String, String> environment = new HashMap<>(Map.of(
                "LAMBDA_TASK_ROOT", folder.toString(),
                "AWS_LAMBDA_FUNCTION_NAME", function.name(),
                "SCALPEL_VENUE_CONNECTION_ADDRESS", exchange.uri().toString(),
                "SCALPEL_STORE_REGION", ResolvedTemplate.REGION,
                "SCALPEL_STORE_ENDPOINT", account.endpoint().toString(),
                "AWS_REGION", ResolvedTemplate.REGION,
                "AWS_ENDPOINT_URL", account.endpoint().toString()));
        configuration
                .at("/Environment/Variables")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        assertThat(environment).containsEntry("SCALPEL_STORE_BUCKET", bucket);
        return new DeployedFunction(function.name(), function.arn(), function.handler(), environment);
    }

    /** What a schedule of the account sends, and to which function. */
    private record Scheduled(String function, String event) {

        FunctionHost.Call fire() throws Exception {
            return host.invoke(function, event);
        }
    }

    private static Scheduled schedule(String name) throws Exception {
        JsonNode target = account.read("scheduler", "/schedules/" + STACK + "-" + name + "?groupName=" + STACK)
                .path("Target");
        String arn = target.path("Arn").asText();
        return new Scheduled(arn.substring(arn.lastIndexOf(':') + 1), AwsEvents.scheduled(target.path("Input")));
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode succeeds(FunctionHost.Call call) throws IOException {
        assertThat(call.error()).isEmpty();
        JsonNode answer = JSON.readTree(call.answer());
        assertThat(answer.has("error")).as(call.answer()).isFalse();
        return answer;
    }

    private static String stored(String key) {
        try (S3Store store = store(bucket)) {
            return store.get(key).map(StoredObject::text).orElse("");
        }
    }

    private static S3Store store(String name) {
        return new S3Store(S3Connection.to(name)
                .at(
                        account.endpoint(),
                        Region.of(ResolvedTemplate.REGION),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("owner", "secret"))));
    }
}
