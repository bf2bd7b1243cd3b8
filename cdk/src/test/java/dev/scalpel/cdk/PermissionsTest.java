package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.testkit.RequiresNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each function may, and above all may not, do: read from the template as IAM would read it. */
@ExtendWith(RequiresNode.class)
class PermissionsTest {

    private static final String BUCKET = "arn:AWS::Partition:s3:::scalpel-production-AWS::AccountId-AWS::StackId";
    private static final String KEYS = "arn:AWS::Partition:secretsmanager:AWS::Region:AWS::AccountId:secret:";
    private static final String PARAMETERS = "arn:AWS::Partition:ssm:AWS::Region:AWS::AccountId:parameter";

    @TempDir
    private static Path folder;

    private static Map<String, Object> live;

    @BeforeAll
    static void synthesise() {
        live = SynthesizedStack.of(
                        SynthesizedStack.deployment(
                                Stage.PRODUCTION,
                                SynthesizedStack.MAILED
                                        + "mode: live\nvenueConnection: {liveConfirmation: i-trade-real-money}\n"
                                        + "aws: {liveWithoutFixedAddress: true}\n",
                                folder),
                        folder)
                .json();
    }

    @ParameterizedTest
    @CsvSource({
        "data-retrieval, s3:GetObject, bars/binance/BTC-USDT/2026-11-20.csv",
        "data-retrieval, s3:PutObject, bars/binance/BTC-USDT/2026-11-20.csv",
        "data-retrieval, s3:PutObject, chain/0.json",
        "data-retrieval, s3:PutObject, instruments/binance.json",
        "data-retrieval, s3:PutObject, spreads/binance/BTC-USDT/2026-11-20.csv",
        "data-retrieval, s3:PutObject, costs/binance/BTC-USDT.json",
        "data-retrieval, s3:GetObject, funding/binance-usdm/BTC-USDT/2026-11.csv",
        "data-retrieval, s3:PutObject, funding/binance-usdm/BTC-USDT/2026-11.csv",
        "training, s3:GetObject, funding/binance-usdm/BTC-USDT/2026-11.csv",
        "execution, s3:GetObject, funding/binance-usdm/BTC-USDT/2026-11.csv",
        "monitoring, s3:GetObject, funding/binance-usdm/BTC-USDT/2026-11.csv",
        "execution, s3:GetObject, margins/binance-usdm/BTC-USDT.json",
        "execution, s3:PutObject, margins/binance-usdm/BTC-USDT.json",
        "training, s3:GetObject, margins/binance-usdm/BTC-USDT.json",
        "monitoring, s3:GetObject, margins/binance-usdm/BTC-USDT.json",
        "training, s3:GetObject, costs/binance/BTC-USDT.json",
        "execution, s3:GetObject, costs/binance/BTC-USDT.json",
        "execution, s3:PutObject, costs/binance/BTC-USDT.json",
        "monitoring, s3:GetObject, costs/binance/BTC-USDT.json",
        "training, s3:GetObject, instruments/binance.json",
        "execution, s3:GetObject, instruments/binance.json",
        "monitoring, s3:GetObject, instruments/binance.json",
        "data-retrieval, s3:PutObject, state/venues/binance/pause.json",
        "data-retrieval, s3:GetObject, state/venues/binance/pause.json",
        "execution, s3:PutObject, state/venues/binance/pause.json",
        "monitoring, s3:GetObject, state/venues/binance/pause.json",
        "training, s3:GetObject, bars/binance/BTC-USDT/2026-11-20.csv",
        "training, s3:PutObject, models/binance/BTC-USDT/champion.json",
        "training, s3:PutObject, tuning/binance/BTC-USDT/2026-11-20/1.json",
        "training, s3:PutObject, statistics/binance/BTC-USDT/extended-1_trades_taker/2026-11-20.bin",
        "execution, s3:GetObject, models/binance/BTC-USDT/champion.json",
        "execution, s3:PutObject, state/binance/BTC-USDT.json",
        "execution, s3:PutObject, trades/binance/BTC-USDT/2026-11.csv",
        "execution, s3:PutObject, decisions/binance/BTC-USDT/2026-11-20.csv",
        "monitoring, s3:GetObject, trades/binance/BTC-USDT/2026-11.csv",
        "monitoring, s3:PutObject, reports/2026-W47/report.html",
        "monitoring, s3:PutObject, models/binance/BTC-USDT/champion.json",
        "data-retrieval, s3:PutObject, pipeline/2026-11-20.json",
        "training, s3:PutObject, pipeline/2026-11-20/train/00000.json",
        "monitoring, s3:PutObject, pipeline/2026-11-20.json",
        // The keys of the first edition, from which a store upgrades itself.
        "training, s3:PutObject, models/BTC-USDT/champion.json",
        "execution, s3:GetObject, models/BTC-USDT/champion.json",
        "execution, s3:PutObject, state/BTC-USDT.json",
        "execution, s3:GetObject, trades/BTC-USDT/2026-11.csv",
        "monitoring, s3:GetObject, tuning/BTC-USDT/2026-11-20/1.json",
    })
    void mayDoItsWork(String function, String action, String key) {
        assertThat(may(function, action, BUCKET + "/" + key)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "data-retrieval, s3:GetObject, models/binance/BTC-USDT/champion.json",
        "data-retrieval, s3:GetObject, state/binance/BTC-USDT.json",
        "data-retrieval, s3:GetObject, trades/binance/BTC-USDT/2026-11.csv",
        "data-retrieval, s3:PutObject, state/account.json",
        "data-retrieval, s3:PutObject, models/binance/BTC-USDT/champion.json",
        "training, s3:GetObject, state/binance/BTC-USDT.json",
        "training, s3:PutObject, state/binance/BTC-USDT.json",
        "training, s3:PutObject, bars/binance/BTC-USDT/2026-11-20.csv",
        "training, s3:PutObject, trades/binance/BTC-USDT/2026-11.csv",
        "training, s3:PutObject, chain/0.json",
        "training, s3:PutObject, instruments/binance.json",
        "execution, s3:PutObject, funding/binance-usdm/BTC-USDT/2026-11.csv",
        "training, s3:PutObject, funding/binance-usdm/BTC-USDT/2026-11.csv",
        "training, s3:PutObject, costs/binance/BTC-USDT.json",
        "training, s3:PutObject, margins/binance-usdm/BTC-USDT.json",
        "monitoring, s3:PutObject, margins/binance-usdm/BTC-USDT.json",
        "data-retrieval, s3:GetObject, margins/binance-usdm/BTC-USDT.json",
        "monitoring, s3:PutObject, costs/binance/BTC-USDT.json",
        "execution, s3:PutObject, spreads/binance/BTC-USDT/2026-11-20.csv",
        "training, s3:GetObject, spreads/binance/BTC-USDT/2026-11-20.csv",
        "execution, s3:PutObject, instruments/binance.json",
        "monitoring, s3:PutObject, instruments/binance.json",
        "training, s3:PutObject, reports/2026-W47/report.html",
        "training, s3:GetObject, trades/binance/BTC-USDT/2026-11.csv",
        "training, s3:GetObject, decisions/binance/BTC-USDT/2026-11-20.csv",
        "execution, s3:PutObject, tuning/binance/BTC-USDT/2026-11-20/1.json",
        "execution, s3:PutObject, reports/2026-W47/report.html",
        "monitoring, s3:PutObject, chain/0.json",
        "monitoring, s3:PutObject, decisions/binance/BTC-USDT/2026-11-20.csv",
        "execution, s3:PutObject, models/binance/BTC-USDT/champion.json",
        "execution, s3:PutObject, bars/binance/BTC-USDT/2026-11-20.csv",
        "execution, s3:PutObject, chain/0.json",
        "monitoring, s3:PutObject, state/binance/BTC-USDT.json",
        "monitoring, s3:PutObject, trades/binance/BTC-USDT/2026-11.csv",
        "monitoring, s3:PutObject, bars/binance/BTC-USDT/2026-11-20.csv",
        "execution, s3:GetObject, pipeline/2026-11-20.json",
        "execution, s3:PutObject, pipeline/2026-11-20.json",
    })
    void mayNotTouchWhatIsNotItsOwn(String function, String action, String key) {
        assertThat(may(function, action, BUCKET + "/" + key)).isFalse();
    }

    @Test
    void onlyExecutionReadsTheKeysOfTheExchange() {
        String secret = KEYS + "scalpel/exchange-a1B2c3";
        assertThat(may("execution", "secretsmanager:GetSecretValue", secret)).isTrue();
        assertThat(may("execution", "secretsmanager:GetSecretValue", KEYS + "another-a1B2c3"))
                .isFalse();
        assertThat(may("execution", "ssm:GetParameter", PARAMETERS + "/scalpel/production/binance/keys"))
                .as("where Secrets Manager is chosen")
                .isFalse();
        for (String function : List.of("data-retrieval", "training", "monitoring")) {
            assertThat(may(function, "secretsmanager:GetSecretValue", secret))
                    .as(function)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data-retrieval", "training", "execution", "monitoring"})
    void nobodyDeletesOrMayDoEverything(String function) {
        List<TemplatePolicies.Right> rights = TemplatePolicies.of(live, "scalpel-production-" + function);
        assertThat(rights).isNotEmpty();
        assertThat(may(function, "s3:DeleteObject", BUCKET + "/bars/binance/BTC-USDT/2026-11-20.csv"))
                .isFalse();
        assertThat(rights)
                .noneMatch(right ->
                        right.action().contains("*") || right.resource().equals("*"))
                .noneMatch(right -> right.resource().startsWith("managed policy"));
    }

    @ParameterizedTest
    @CsvSource({
        "data-retrieval, bars funding instruments chain state/venues spreads costs pipeline notices",
        "training, bars funding instruments costs margins models tuning statistics shadow evidence candidates pipeline"
                + " notices",
        "execution, bars funding instruments costs margins models state decisions trades orders notices",
        "monitoring, bars funding instruments costs margins models tuning state decisions trades shadow evidence"
                + " reports pipeline notices",
    })
    void listsOnlyWhereItReads(String function, String prefixes) {
        assertThat(TemplatePolicies.listedPrefixes(live, "scalpel-production-" + function))
                .containsExactlyElementsOf(Stream.of(prefixes.split(" "))
                        .map(prefix -> prefix + "/*")
                        .toList());
    }

    @Test
    void theSchedulesMayCallTheFunctionsOfTheMinuteAndOnlyForThisGroupOfThisAccount() {
        Map<String, Object> caller = roleTrusting("scheduler.amazonaws.com");
        Map<String, Object> trust =
                TemplatePolicies.map(TemplatePolicies.list(TemplatePolicies.map(caller.get("AssumeRolePolicyDocument"))
                                .get("Statement"))
                        .get(0));
        Map<String, Object> equal = TemplatePolicies.map(
                TemplatePolicies.map(trust.get("Condition")).get("StringEquals"));
        assertThat(TemplatePolicies.text(equal.get("aws:SourceAccount"))).isEqualTo("AWS::AccountId");
        assertThat(TemplatePolicies.text(equal.get("aws:SourceArn")))
                .endsWith(".Arn")
                .contains("Group");
        List<TemplatePolicies.Right> rights = TemplatePolicies.list(caller.get("Policies")).stream()
                .flatMap(policy ->
                        TemplatePolicies.rights(TemplatePolicies.map(policy).get("PolicyDocument")).stream())
                .toList();
        assertThat(rights)
                .hasSize(2)
                .allMatch(right -> right.action().equals("lambda:InvokeFunction"))
                .noneMatch(right -> right.resource().contains("*"));
    }

    private static Map<String, Object> roleTrusting(String service) {
        return TemplatePolicies.map(live.get("Resources")).values().stream()
                .map(TemplatePolicies::map)
                .filter(resource -> "AWS::IAM::Role".equals(resource.get("Type")))
                .map(resource -> TemplatePolicies.map(resource.get("Properties")))
                .filter(role ->
                        String.valueOf(role.get("AssumeRolePolicyDocument")).contains(service))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withParameterStoreExecutionReadsThePathOfItsStageAndVenueAndNoSecret(@TempDir Path other) {
        Deployment free = SynthesizedStack.deployment(
                Stage.TESTNET,
                SynthesizedStack.MAILED + "mode: testnet\ncredentials: {store: parameter-store}\n",
                other);
        Map<String, Object> stack = SynthesizedStack.of(free, other).json();
        String read = "ssm:GetParameter";
        assertThat(TemplatePolicies.of(stack, "scalpel-testnet-execution"))
                .anyMatch(right -> right.covers(read, PARAMETERS + "/scalpel/testnet/binance/keys"))
                .noneMatch(right -> right.covers(read, PARAMETERS + "/scalpel/testnet/binance-usdm/keys"))
                .noneMatch(right -> right.covers(read, PARAMETERS + "/scalpel/production/binance/keys"))
                .noneMatch(right -> right.covers("ssm:PutParameter", PARAMETERS + "/scalpel/testnet/binance/keys"))
                .noneMatch(right -> right.action().startsWith("kms:"))
                .noneMatch(right -> right.action().startsWith("secretsmanager"));
        for (String function : List.of("data-retrieval", "training", "monitoring")) {
            assertThat(TemplatePolicies.of(stack, "scalpel-testnet-" + function))
                    .as(function)
                    .isNotEmpty()
                    .noneMatch(right -> right.action().startsWith("ssm:"));
        }
        assertThat(free.overrides("b", "t")).containsEntry("SCALPEL_CREDENTIALS_STAGE", "testnet");
    }

    @Test
    void ofAVenueWithSessionsExecutionWritesTheTokenAndNothingElse(@TempDir Path other) {
        Deployment futures = SynthesizedStack.deployment(
                Stage.TESTNET,
                SynthesizedStack.MAILED
                        + "credentials: {store: parameter-store}\n"
                        + "portfolios: {futures: {venue: tradovate, mode: testnet, quote: USD, strategies:"
                        + " {spx: {ticker: ES1!, instrument: ES/USD, share: 0.5, stopLoss: 0.01}}}}\n",
                other);
        Map<String, Object> stack = SynthesizedStack.of(futures, other).json();
        String write = "ssm:PutParameter";
        assertThat(TemplatePolicies.of(stack, "scalpel-testnet-execution"))
                .anyMatch(right -> right.covers(write, PARAMETERS + "/scalpel/testnet/tradovate/token"))
                .noneMatch(right -> right.covers(write, PARAMETERS + "/scalpel/testnet/tradovate/keys"))
                .noneMatch(right -> right.covers(write, PARAMETERS + "/scalpel/testnet/binance/token"));
        for (String function : List.of("data-retrieval", "training", "monitoring")) {
            assertThat(TemplatePolicies.of(stack, "scalpel-testnet-" + function))
                    .as(function)
                    .isNotEmpty()
                    .noneMatch(right -> right.action().startsWith("ssm:"));
        }
    }

    @Test
    void paperTradingGetsNoKeysAtAll(@TempDir Path other) {
        Map<String, Object> paper = SynthesizedStack.of(
                        SynthesizedStack.deployment(Stage.TESTNET, SynthesizedStack.MAILED, other), other)
                .json();
        assertThat(TemplatePolicies.of(paper, "scalpel-testnet-execution"))
                .isNotEmpty()
                .noneMatch(right -> right.action().startsWith("secretsmanager"));
    }

    @Test
    void eachFunctionReadsTheSecretOfNoticesAndOfThatOneOnlyIfThereIsOne(@TempDir Path other) {
        Deployment notified = SynthesizedStack.deployment(
                Stage.TESTNET,
                "notification: {email: a@example.org, telegramChat: \"-1001234567890\", webhookVariable: HOOK}\n",
                other);
        Map<String, Object> stack = SynthesizedStack.of(notified, other).json();
        assertThat(notified.overrides("b", "t"))
                .containsEntry("SCALPEL_NOTIFICATION_SECRET_NAME", "scalpel/notices-testnet");
        String read = "secretsmanager:GetSecretValue";
        for (String function : List.of("data-retrieval", "training", "execution", "monitoring")) {
            List<TemplatePolicies.Right> rights = TemplatePolicies.of(stack, "scalpel-testnet-" + function);
            assertThat(rights)
                    .as(function)
                    .anyMatch(right -> right.covers(read, KEYS + "scalpel/notices-testnet-a1B2c3"))
                    .noneMatch(right -> right.covers(read, KEYS + "scalpel/exchange-testnet-a1B2c3"))
                    .noneMatch(right -> right.covers(read, KEYS + "scalpel/notices-a1B2c3"))
                    .noneMatch(right ->
                            right.covers("secretsmanager:PutSecretValue", KEYS + "scalpel/notices-testnet-a1B2c3"));
            assertThat(may(function, read, KEYS + "scalpel/notices-a1B2c3"))
                    .as("without Telegram and webhook: " + function)
                    .isFalse();
        }
    }

    private static boolean may(String function, String action, String resource) {
        return TemplatePolicies.of(live, "scalpel-production-" + function).stream()
                .anyMatch(right -> right.covers(action, resource));
    }
}
