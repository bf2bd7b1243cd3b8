package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.cdk.deployment.RefusedDeploymentException;
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

/** What portfolios add to the stack, what a set-up of signals only leaves out, and that neither touches the rest. */
@ExtendWith(RequiresNode.class)
class PortfolioStackTest {

    private static final String BUCKET = "arn:AWS::Partition:s3:::scalpel-testnet-AWS::AccountId-AWS::StackId";
    private static final String PORTFOLIO =
            "portfolios: {my-first: {mode: live, liveConfirmation: i-trade-real-money, quote: USDT,"
                    + " strategies: {sol: {ticker: SOLUSDT, instrument: SOL/USDT, share: 0.5}}}}\n";

    @TempDir
    private static Path folder;

    private static SynthesizedStack signalsOnly;

    @BeforeAll
    static void synthesise() {
        signalsOnly = SynthesizedStack.of(
                SynthesizedStack.deployment(
                        Stage.TESTNET,
                        SynthesizedStack.MAILED + PORTFOLIO + "model: {trading: false}\nsignals: {keepDays: 9}\n",
                        folder),
                folder);
    }

    @Test
    void withoutPortfoliosTheTemplateIsByteForByteTheSame(@TempDir Path plain, @TempDir Path withSettings)
            throws IOException {
        String without = SynthesizedStack.text(SynthesizedStack.MAILED, plain);
        assertThat(SynthesizedStack.text(
                        SynthesizedStack.MAILED
                                + "portfolios: none\nmodel: {trading: true}\nsignals: {keepDays: 9, store: dynamodb}\n",
                        withSettings))
                .isEqualTo(without);
        assertThat(without).doesNotContainIgnoringCase("signal").doesNotContainIgnoringCase("portfolio");
    }

    @Test
    void signalsOnlyHasNoScheduleOfTheModel() {
        assertThat(signalsOnly.resources("AWS::Scheduler::Schedule"))
                .extracting(schedule -> List.of(
                        TemplatePolicies.map(schedule.get("Target")).get("Input"), schedule.get("ScheduleExpression")))
                .containsExactlyInAnyOrder(
                        List.of("{\"action\":\"retrieve\"}", "cron(0/5 * * * ? *)"),
                        List.of("{\"action\":\"execute_signals\"}", "cron(* * * * ? *)"),
                        List.of("{\"action\":\"review\"}", "cron(30 1 ? * MON *)"));
        assertThat(signalsOnly.resources("AWS::StepFunctions::StateMachine")).isEmpty();
    }

    @Test
    void itsAlarmsAreThoseOfCallsAndOfSignals() throws IOException {
        assertThat(signalsOnly.resources("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.get("AlarmName"))
                .containsExactlyInAnyOrder("scalpel-testnet-failed-calls", "scalpel-testnet-failed-trades");
        Map<String, Object> failed = signalsOnly.resources("AWS::CloudWatch::Alarm").stream()
                .filter(alarm -> alarm.get("AlarmName").equals("scalpel-testnet-failed-trades"))
                .findFirst()
                .orElseThrow();
        assertThat(failed)
                .containsEntry("MetricName", "SignalFailures")
                .containsEntry("Namespace", "Scalpel")
                .containsEntry("Statistic", "Sum")
                .containsEntry("Threshold", 1)
                .containsEntry("TreatMissingData", "notBreaching");
        assertThat(Files.readString(Path.of(System.getProperty("scalpel.root"), "docs/operations.md")))
                .contains("### Alarm `failed-trades");
    }

    @ParameterizedTest
    @CsvSource({
        "execution, s3:GetObject, signals/my-first/2026-11-29/1-a.json",
        "execution, s3:PutObject, signals/my-first/2026-11-29/1-a.json",
        "execution, s3:PutObject, signal-log/my-first/2026-11-29.csv",
        "execution, s3:GetObject, signal-log/my-first/2026-11-29.csv",
        "execution, s3:PutObject, orders/my-first/2026-11.csv",
        "execution, s3:PutObject, state/portfolio/my-first.json",
        "execution, s3:PutObject, notices/mailed.json",
        "monitoring, s3:GetObject, signal-log/my-first/2026-11-29.csv",
        "monitoring, s3:GetObject, orders/my-first/2026-11.csv",
        "monitoring, s3:GetObject, state/portfolio/my-first.json",
    })
    void aFunctionMayDoItsWork(String function, String action, String key) {
        assertThat(may(function, action, key)).isTrue();
    }

    /** The review stores the verdicts on filters, where a strategy has one. */
    @Test
    void onlyWithAFilterMayTheReviewWriteVerdicts(@TempDir Path filtered) {
        FunctionPermissions permissions = new FunctionPermissions(
                SynthesizedStack.deployment(
                        Stage.TESTNET,
                        SynthesizedStack.MAILED + "symbols: {SOL/USDT: 0.1}\n"
                                + PORTFOLIO.replace("share: 0.5", "share: 0.5, filter: model"),
                        filtered),
                "bucket",
                "topic");
        assertThat(permissions.forMonitoring()).isNotNull();
        assertThat(permissions.wildcards().get("monitoring")).contains("state/filter/*");
    }

    @ParameterizedTest
    @CsvSource({
        "monitoring, s3:GetObject, signals/my-first/2026-11-29/1-a.json",
        "monitoring, s3:PutObject, signals/my-first/2026-11-29/1-a.json",
        "monitoring, s3:PutObject, signal-log/my-first/2026-11-29.csv",
        "monitoring, s3:PutObject, orders/my-first/2026-11.csv",
        "monitoring, s3:PutObject, state/portfolio/my-first.json",
        "monitoring, s3:PutObject, state/filter/my-first/sol.json",
        "data-retrieval, s3:GetObject, signals/my-first/2026-11-29/1-a.json",
        "data-retrieval, s3:PutObject, signals/my-first/2026-11-29/1-a.json",
        "data-retrieval, s3:GetObject, state/portfolio/my-first.json",
        "data-retrieval, s3:PutObject, orders/my-first/2026-11.csv",
        "training, s3:GetObject, signals/my-first/2026-11-29/1-a.json",
        "training, s3:PutObject, signal-log/my-first/2026-11-29.csv",
        "training, s3:GetObject, orders/my-first/2026-11.csv",
        "training, s3:GetObject, state/portfolio/my-first.json",
        "execution, s3:DeleteObject, signals/my-first/2026-11-29/1-a.json",
    })
    void aFunctionMayNotTouchWhatIsNotItsOwn(String function, String action, String key) {
        assertThat(may(function, action, key)).isFalse();
    }

    /** The model is on paper here: the portfolio's own mode needs the keys, and the stage makes it testnet. */
    @Test
    void theTestnetStageNeverTradesAPortfolioWithMoney() {
        assertThat(TemplatePolicies.of(signalsOnly.json(), "scalpel-testnet-execution"))
                .anyMatch(right -> right.action().equals("secretsmanager:GetSecretValue"));
        assertThat(signalsOnly.resources("AWS::Lambda::Function"))
                .hasSize(4)
                .allSatisfy(
                        function -> assertThat(TemplatePolicies.map(TemplatePolicies.map(function.get("Environment"))
                                        .get("Variables")))
                                .containsEntry("SCALPEL_PORTFOLIOS_MY_FIRST_MODE", "testnet"));
    }

    @Test
    void productionRefusesAPortfolioAsItRefusesAModel(@TempDir Path other) {
        assertThatThrownBy(
                        () -> SynthesizedStack.deployment(Stage.PRODUCTION, SynthesizedStack.MAILED + PORTFOLIO, other))
                .isInstanceOf(RefusedDeploymentException.class)
                .hasMessageContaining("mode live in AWS needs a fixed address");
        assertThatThrownBy(() -> SynthesizedStack.deployment(
                        Stage.PRODUCTION, SynthesizedStack.MAILED + PORTFOLIO.replace("live,", "testnet,"), other))
                .isInstanceOf(RefusedDeploymentException.class)
                .hasMessageContaining("mode testnet belongs to the stage testnet");
    }

    @Test
    void signalsAreKeptAsLongAsTheSettingsSay() {
        List<Map<String, Object>> rules = TemplatePolicies.list(TemplatePolicies.map(
                                signalsOnly.resources("AWS::S3::Bucket").get(0).get("LifecycleConfiguration"))
                        .get("Rules"))
                .stream()
                .map(TemplatePolicies::map)
                .toList();
        assertThat(rules)
                .filteredOn(rule -> "signals/".equals(rule.get("Prefix")))
                .singleElement()
                .satisfies(rule -> assertThat(rule).containsEntry("ExpirationInDays", 9));
        assertThat(rules).extracting(rule -> rule.get("Prefix")).contains("signal-log/", "orders/");
    }

    @Test
    void theSecurityRulesFindNothingThatWasNotAccepted() {
        signalsOnly.requireNoFindings();
    }

    private static boolean may(String function, String action, String key) {
        return TemplatePolicies.of(signalsOnly.json(), "scalpel-testnet-" + function).stream()
                .anyMatch(right -> right.covers(action, BUCKET + "/" + key));
    }
}
