package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.testkit.RequiresNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The HTTP API of a deployment: what is public, what is logged, and what the function may do. */
@ExtendWith(RequiresNode.class)
class HttpApiTest {

    private static final String PORTFOLIOS = """
            portfolios:
              crypto: {quote: USDT, strategies: {btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}}}
              perps: {venue: binance-usdm, mode: testnet, quote: USDT, strategies: {eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.2}}}
            """;
    private static final String YAML =
            SynthesizedStack.MAILED + PORTFOLIOS + "api: {enabled: true}\naws: {dashboard: true}\n";

    private static final String TABLE = "Signals";

    @TempDir
    private static Path folder;

    private static SynthesizedStack stack;
    private static Template template;
    private static Map<String, Object> json;

    @BeforeAll
    static void synthesise() throws IOException {
        Path api = Files.createDirectories(folder.resolve("api"));
        Files.writeString(api.resolve("handler.txt"), "stands for the function");
        Deployment deployment =
                SynthesizedStack.deployment(Stage.TESTNET, YAML, folder).withApi(api);
        stack = SynthesizedStack.of(deployment, folder);
        template = stack.template();
        json = stack.json();
    }

    @Test
    void theSecurityRulesFindNothingThatWasNotAccepted() {
        stack.requireNoFindings();
    }

    @Test
    void signalsAreTakenFromTheAddressesOfTradingViewOnly() {
        template.hasResourceProperties(
                "AWS::ApiGateway::RestApi",
                Match.objectLike(Map.of(
                        "EndpointConfiguration",
                        Map.of("Types", List.of("REGIONAL")),
                        "Policy",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Effect",
                                        "Deny",
                                        "Resource",
                                        List.of(
                                                "execute-api:/*/POST/signals/*",
                                                "execute-api:/*/POST/receive_trade_signals",
                                                "execute-api:/*/POST/webhook"),
                                        "Condition",
                                        Map.of(
                                                "NotIpAddress",
                                                Map.of(
                                                        "aws:SourceIp",
                                                        List.of(
                                                                "52.89.214.238/32",
                                                                "34.212.75.30/32",
                                                                "54.218.53.128/32",
                                                                "52.32.178.7/32"))))))))))));
    }

    @Test
    void theStageThrottlesAndLogsNeitherAddressesAsCalledNorBodies() {
        Map<String, Object> stage = only("AWS::ApiGateway::Stage");
        assertThat(TemplatePolicies.list(stage.get("MethodSettings")))
                .singleElement()
                .satisfies(settings -> assertThat(TemplatePolicies.map(settings))
                        .containsEntry("ThrottlingRateLimit", 10)
                        .containsEntry("ThrottlingBurstLimit", 100)
                        .containsEntry("DataTraceEnabled", false)
                        .containsEntry("LoggingLevel", "OFF"));
        assertThat(String.valueOf(
                        TemplatePolicies.map(stage.get("AccessLogSetting")).get("Format")))
                .contains("$context.resourcePath")
                .doesNotContain("$context.path")
                .doesNotContain("requestOverride");
    }

    @Test
    void whatTheGatewayRefusesAndSendingAgainCanMendIsAnsweredWith503() {
        for (String type : List.of("THROTTLED", "INTEGRATION_TIMEOUT", "INTEGRATION_FAILURE")) {
            template.hasResourceProperties(
                    "AWS::ApiGateway::GatewayResponse",
                    Match.objectLike(Map.of("ResponseType", type, "StatusCode", "503")));
        }
    }

    @Test
    void everyRouteIsThereAndBodiesAreValidated() {
        assertThat(all("AWS::ApiGateway::Method"))
                .hasSize(21)
                .filteredOn(method -> method.get("HttpMethod").equals("POST"))
                .hasSize(6)
                .allSatisfy(method -> assertThat(method).containsKeys("RequestValidatorId", "RequestModels"));
    }

    @Test
    void theFunctionIsRestoredFromASnapshotBehindAnAliasAndKeptWarm() {
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Match.objectLike(Map.of(
                        "FunctionName",
                        "scalpel-testnet-api",
                        "SnapStart",
                        Map.of("ApplyOn", "PublishedVersions"),
                        "MemorySize",
                        1769,
                        "Environment",
                        Map.of(
                                "Variables",
                                Match.objectLike(Map.of(
                                        "KEYS_PARAMETER",
                                        "/scalpel-testnet/api-keys",
                                        "MARGIN_PORTFOLIOS",
                                        "perps"))))));
        template.hasResourceProperties("AWS::Lambda::Alias", Match.objectLike(Map.of("Name", "live")));
        template.hasResourceProperties(
                "AWS::Events::Rule", Match.objectLike(Map.of("ScheduleExpression", "rate(4 minutes)")));
    }

    @Test
    void theTableIsPaidPerRequestRecoverableAndKept() {
        template.hasResource(
                "AWS::DynamoDB::Table",
                Match.objectLike(Map.of(
                        "UpdateReplacePolicy",
                        "Retain",
                        "Properties",
                        Match.objectLike(Map.of(
                                "TableName",
                                "scalpel-testnet-signals",
                                "BillingMode",
                                "PAY_PER_REQUEST",
                                "PointInTimeRecoverySpecification",
                                Map.of("PointInTimeRecoveryEnabled", true),
                                "TimeToLiveSpecification",
                                Map.of("AttributeName", "expires", "Enabled", true))))));
    }

    @ParameterizedTest
    @CsvSource({
        "api, dynamodb:PutItem, Signals",
        "api, dynamodb:Query, Signals",
        "api, dynamodb:GetItem, Signals",
        "api, lambda:InvokeFunction, execution",
        "api, ssm:GetParameter, parameter/scalpel-testnet/api-keys",
        "execution, dynamodb:Query, Signals",
    })
    void mayDoItsWork(String function, String action, String resource) {
        assertThat(rights(function))
                .anyMatch(right ->
                        right.action().equals(action) && right.resource().contains(resource));
    }

    @ParameterizedTest
    @CsvSource({
        "api, dynamodb:DeleteItem",
        "api, dynamodb:UpdateItem",
        "api, dynamodb:Scan",
        "api, s3:GetObject",
        "api, s3:PutObject",
        "api, s3:ListBucket",
        "api, secretsmanager:GetSecretValue",
        "api, ssm:PutParameter",
        "api, sns:Publish",
        "execution, dynamodb:PutItem",
        "execution, dynamodb:DeleteItem",
        "execution, ssm:GetParameter",
        "data-retrieval, dynamodb:Query",
        "training, dynamodb:Query",
        "monitoring, dynamodb:PutItem",
    })
    void mayDoNothingElse(String function, String action) {
        assertThat(rights(function))
                .isNotEmpty()
                .noneMatch(right -> right.covers(action, right.resource()))
                .noneMatch(
                        right -> right.resource().equals("*") || right.action().contains("*"));
    }

    @Test
    void theApiCallsExecutionOnly() {
        assertThat(rights("api"))
                .filteredOn(right -> right.action().equals("lambda:InvokeFunction"))
                .allMatch(right -> right.resource().contains("execution"));
        assertThat(rights("api"))
                .filteredOn(right -> right.action().startsWith("dynamodb"))
                .allMatch(right -> right.resource().contains(TABLE));
    }

    @Test
    void alarmsAndOutputsNameWhatToDo() {
        assertThat(all("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.get("AlarmName"))
                .contains("scalpel-testnet-api-errors", "scalpel-testnet-api-latency");
        template.hasOutput("SignalsAddress", Match.objectLike(Map.of()));
        template.hasOutput("HealthAddress", Match.objectLike(Map.of()));
        assertThat(template.findOutputs("SignalMessage").toString())
                .contains("{\"key\":\"KEY\", \"time\":\"{{timenow}}\"", "{{strategy.prev_market_position}}\"}")
                .matches("\\p{ASCII}*")
                .doesNotContain("\n");
        template.hasOutput(
                "SetKeys",
                Map.of(
                        "Value",
                        "aws ssm put-parameter --name /scalpel-testnet/api-keys --type SecureString --overwrite"
                                + " --value file://scalpel-home/keys.json",
                        "Description",
                        "Brings the hashes of the keys that ./scalpel key has made"));
    }

    @Test
    void withoutItTheTemplateIsTheSameByteForByteWhateverItsSettings(@TempDir Path without, @TempDir Path with)
            throws IOException {
        String plain = SynthesizedStack.text(SynthesizedStack.MAILED, without);
        String settled = SynthesizedStack.text(
                SynthesizedStack.MAILED
                        + "api: {enabled: false, port: 9000, allowFrom: any, trustProxy: true}\nsignals: {capacity: provisioned}\n",
                with);
        assertThat(settled).isEqualTo(plain);
        assertThat(plain)
                .doesNotContain("ApiGateway")
                .doesNotContain("DynamoDB")
                .doesNotContain("SIGNALS_TABLE");
    }

    private static List<TemplatePolicies.Right> rights(String function) {
        return TemplatePolicies.of(json, "scalpel-testnet-" + function);
    }

    private static Map<String, Object> only(String type) {
        assertThat(all(type)).hasSize(1);
        return all(type).get(0);
    }

    private static List<Map<String, Object>> all(String type) {
        return TemplatePolicies.map(json.get("Resources")).values().stream()
                .map(TemplatePolicies::map)
                .filter(resource -> type.equals(resource.get("Type")))
                .map(resource -> TemplatePolicies.map(resource.get("Properties")))
                .toList();
    }
}
