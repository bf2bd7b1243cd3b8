package dev.scalpel.image.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.api.access.ApiKey;
import dev.scalpel.api.access.KeyRing;
import dev.scalpel.api.access.Scope;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.testkit.RequiresNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * From an alert to the mail in AWS: the gateway's event, the API's function, the table, execution, the order at the exchange, the topic.
 * The account is moto; the functions are the real handlers with the template's environment and no more rights than their roles have.
 */
@ExtendWith(RequiresNode.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiLifecycleTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Instant BEGIN = Instant.parse("2026-05-31T21:00:02Z");
    private static final String STACK = "scalpel-testnet";
    private static final String API = "scalpel-testnet-api";
    private static final String EXECUTION = "scalpel-testnet-execution";
    private static final String TRADING_VIEW = "52.89.214.238";
    private static final String KEY = "the-key-of-the-alerts";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SETTINGS = """
            mode: paper
            model: {trading: false}
            costs: {feeBp: 0, slippageBp: 0}
            notification: {email: someone@example.org, trades: each}
            portfolios:
              crypto:
                mode: testnet
                quote: USDT
                timeframe: immediate
                strategies:
                  btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.5}
            credentials: {store: parameter-store}
            api: {enabled: true}
            """;

    @TempDir
    private static Path folder;

    private static final SettableClock CLOCK = new SettableClock(BEGIN);
    private static ResolvedTemplate template;
    private static LocalExchange exchange;
    private static FunctionHost host;
    private static MotoAccount account;

    @BeforeAll
    static void deploy() throws Exception {
        MotoAccount.requireOrSkip();
        Files.writeString(folder.resolve(SettingsReader.FILE_NAME), SETTINGS);
        template = ResolvedTemplate.of(Stage.TESTNET, SETTINGS, folder);
        long first = Minutes.plus(Minutes.floor(BEGIN), -Minutes.PER_DAY);
        Map<Symbol, BarSeries> market = SyntheticMarket.generate(MarketSpec.of(List.of(BTC), first, 2, 5));
        exchange = LocalExchange.start(CLOCK, List.of(Listing.of(BTC, Objects.requireNonNull(market.get(BTC)))));
        exchange.deposit("USDT", new BigDecimal("10000"));
        exchange.setCommission(Commission.of("0.0000"));
        host = new FunctionHost(CLOCK);
        account = MotoAccount.open(host.address(), folder);
        System.setProperty("aws.region", ResolvedTemplate.REGION);
        System.setProperty("aws.endpointUrlSns", account.endpoint().toString());
        System.setProperty("aws.endpointUrlSsm", account.endpoint().toString());
        putParameter("/cdk-bootstrap/hnb659fds/version", "30");
        account.call(
                "ssm",
                "AmazonSSM.PutParameter",
                Map.of(
                        "Name",
                        "/scalpel/testnet/binance/keys",
                        "Type",
                        "SecureString",
                        "Value",
                        JSON.writeValueAsString(Map.of(
                                "api-key",
                                exchange.apiKey().key(),
                                "api-secret",
                                exchange.apiKey().secret()))));
        account.query(
                "cloudformation",
                Map.of(
                        "Action",
                        "CreateStack",
                        "StackName",
                        STACK,
                        "TemplateBody",
                        Files.readString(folder.resolve("cdk.out/scalpel-testnet.template.json"))));
        assertThat(account.query("cloudformation", Map.of("Action", "DescribeStacks", "StackName", STACK)))
                .contains("<StackStatus>CREATE_COMPLETE</StackStatus>");
        for (DeployedFunction function : template.functions()) {
            host.deploy(asDeployed(function));
        }
    }

    @AfterAll
    static void close() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {account, host, exchange}) {
            if (each != null) {
                each.close();
            }
        }
        for (String property : List.of(
                "aws.accessKeyId", "aws.secretAccessKey", "aws.region", "aws.endpointUrlSns", "aws.endpointUrlSsm")) {
            System.clearProperty(property);
        }
    }

    @Test
    @Order(1)
    void withoutItsKeysTheApiAnswersThatItMayBeTriedAgain() throws Exception {
        assertThat(send(alert("buy", "")).path("statusCode").asInt()).isEqualTo(503);
        assertThat(items()).isZero();
        // By the command of the output SetKeys.
        KeyRing keys = new KeyRing(List.of(ApiKey.of("alerts", Scope.signalsTo("crypto"), KEY, BEGIN)));
        putParameter("/scalpel-testnet/api-keys", new String(keys.write(), StandardCharsets.UTF_8));
    }

    @Test
    @Order(2)
    void anAlertIsStoredAndItsOrderIsAtTheExchange() throws Exception {
        JsonNode answer = send(alert("buy", ""));

        assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.path("body").asText()).contains("\"executes\":\"now\"", "\"duplicate\":false");
        assertThat(items()).isEqualTo(1);
        host.drain();
        FunctionHost.Call last = host.calls().get(host.calls().size() - 1);
        assertThat(last.function()).isEqualTo(EXECUTION);
        assertThat(last.asynchronous()).isTrue();
        assertThat(last.event()).isEqualTo("{\"action\":\"execute_signals\",\"portfolio\":\"crypto\"}");
        assertThat(last.error()).isEmpty();
        assertThat(exchange.fills()).as(last.answer()).isNotEmpty();
        assertThat(exchange.free("BTC")).isPositive();
        requireNothingRefused();
    }

    @Test
    @Order(3)
    void theSameAlertAgainAndTheNextMinuteBuyNothingMore() throws Exception {
        int fills = exchange.fills().size();
        assertThat(send(alert("buy", "")).path("body").asText()).contains("\"duplicate\":true");
        host.drain();
        CLOCK.advance(Duration.ofMinutes(1));
        minuteOfSignals();

        assertThat(exchange.fills()).hasSize(fills);
        assertThat(items()).isEqualTo(1);
        requireNothingRefused();
    }

    @Test
    @Order(4)
    void aStopClosesAndTheClosedTradeIsMailed() throws Exception {
        int mails = account.mails().size();

        assertThat(send(alert("sell", "stop")).path("statusCode").asInt()).isEqualTo(200);
        host.drain();

        assertThat(exchange.free("BTC")).as("what is still held").isLessThan(new BigDecimal("0.0001"));
        // At most one notice of trades in ten minutes.
        CLOCK.advance(Duration.ofMinutes(11));
        minuteOfSignals();
        assertThat(account.mails()).hasSizeGreaterThan(mails);
        JsonNode mail = account.mails().get(account.mails().size() - 1);
        assertThat(mail.path("message").asText()).as(mail.toString()).contains("BTC/USDT", "crypto");
        requireNothingRefused();
    }

    @Test
    @Order(5)
    void strangersAndWrongKeysReachNothing() throws Exception {
        int calls = host.calls().size();
        assertThat(send("203.0.113.9", alert("buy", "late")).path("statusCode").asInt())
                .isEqualTo(403);
        assertThat(send(alert("buy", "late").replace(KEY, "another"))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(401);
        host.drain();
        assertThat(host.calls()).hasSize(calls + 2);
        assertThat(items()).isEqualTo(2);
    }

    /** The schedule that keeps a process warm, by what the template says that it sends. */
    @Test
    @Order(6)
    void theWarmingCallIsAnswered() throws Exception {
        Map<String, JsonNode> rules = template.resources("AWS::Events::Rule");
        assertThat(rules).hasSize(1);
        JsonNode target = rules.values().iterator().next().path("Targets").path(0);
        FunctionHost.Call call = host.invoke(API, template.text(target.path("Input")));
        assertThat(call.error()).isEmpty();
        assertThat(call.answer()).isEqualTo("{\"warm\":true}");
    }

    /** What the schedule of the account sends to execution. */
    private static void minuteOfSignals() throws Exception {
        JsonNode target = account.read("scheduler", "/schedules/" + STACK + "-signals?groupName=" + STACK)
                .path("Target");
        assertThat(host.invoke(EXECUTION, AwsEvents.scheduled(target.path("Input")))
                        .error())
                .isEmpty();
    }

    private static JsonNode send(String body) throws Exception {
        return send(TRADING_VIEW, body);
    }

    private static JsonNode send(String address, String body) throws Exception {
        FunctionHost.Call call =
                host.invoke(API, AwsEvents.restRequest("/signals/{portfolio}", "/signals/crypto", address, body));
        assertThat(call.error()).isEmpty();
        return JSON.readTree(call.answer());
    }

    private static String alert(String action, String comment) {
        return "{\"key\":\"" + KEY + "\",\"time\":\"" + CLOCK.instant()
                + "\",\"ticker\":\"BTCUSDT\",\"order_action\":\"" + action + "\",\"order_comment\":\"" + comment
                + "\"}";
    }

    private static int items() throws Exception {
        return account.call("dynamodb", "DynamoDB_20120810.Scan", Map.of("TableName", "scalpel-testnet-signals"))
                .path("Count")
                .asInt();
    }

    private static void putParameter(String name, String value) throws Exception {
        account.call("ssm", "AmazonSSM.PutParameter", Map.of("Name", name, "Type", "String", "Value", value));
    }

    private static void requireNothingRefused() {
        assertThat(account.refused()).as("what a role does not allow").isEmpty();
    }

    private static DeployedFunction asDeployed(DeployedFunction function) throws Exception {
        JsonNode configuration = account.read("lambda", "/2015-03-31/functions/" + function.name() + "/configuration");
        Map<String, String> environment = new HashMap<>(Map.of(
                "LAMBDA_TASK_ROOT", folder.toString(),
                "AWS_LAMBDA_FUNCTION_NAME", function.name(),
                "AWS_REGION", ResolvedTemplate.REGION,
                "AWS_ENDPOINT_URL", account.endpoint().toString(),
                "SCALPEL_VENUE_CONNECTION_ADDRESS", exchange.uri().toString(),
                "SCALPEL_STORE_REGION", ResolvedTemplate.REGION,
                "SCALPEL_STORE_ENDPOINT", account.endpoint().toString()));
        configuration
                .at("/Environment/Variables")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        return new DeployedFunction(function.name(), function.arn(), function.handler(), environment);
    }
}
