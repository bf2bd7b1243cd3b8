package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.cdk.deployment.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of the trade log and their function: with {@code tradeLog.dynamodb} only, and with no right beyond them. */
class TradeLogTest {

    @TempDir
    private static Path folder;

    private static SynthesizedStack with;
    private static SynthesizedStack without;

    @BeforeAll
    static void synthesise() throws IOException {
        String yaml = SynthesizedStack.MAILED + "tradeLog: {dynamodb: true}\n";
        Path zip = Files.createDirectories(folder.resolve("trade-log"));
        Files.writeString(zip.resolve("handler.txt"), "stands for the function");
        Deployment deployment =
                SynthesizedStack.deployment(Stage.TESTNET, yaml, folder).withTradeLog(zip);
        with = SynthesizedStack.of(deployment, folder.resolve("with"));
        without = SynthesizedStack.of(
                SynthesizedStack.deployment(Stage.TESTNET, SynthesizedStack.MAILED, folder), folder.resolve("without"));
    }

    @Test
    void withoutTheSettingThereIsNoTable() {
        assertThat(without.resources("AWS::DynamoDB::Table")).isEmpty();
        assertThat(without.resources("AWS::Lambda::Function")).hasSize(4);
    }

    @Test
    void eachTableExpiresItsItemsAndCostsNothingAtRest() {
        assertThat(with.resources("AWS::DynamoDB::Table"))
                .extracting(table -> table.get("TableName"))
                .containsExactlyInAnyOrder(
                        "scalpel-testnet-trades", "scalpel-testnet-orders", "scalpel-testnet-positions");
        assertThat(with.resources("AWS::DynamoDB::Table")).allSatisfy(table -> {
            assertThat(table.get("BillingMode")).isEqualTo("PAY_PER_REQUEST");
            assertThat(table.get("TimeToLiveSpecification"))
                    .isEqualTo(Map.of("AttributeName", "expires", "Enabled", true));
            assertThat(table.get("KeySchema"))
                    .isEqualTo(List.of(
                            Map.of("AttributeName", "scope", "KeyType", "HASH"),
                            Map.of("AttributeName", "id", "KeyType", "RANGE")));
        });
    }

    @Test
    void theFunctionKnowsItsTablesAndIsCalledEachHour() {
        Map<String, Object> function = with.resources("AWS::Lambda::Function").stream()
                .filter(each -> "scalpel-testnet-trade-log".equals(each.get("FunctionName")))
                .findFirst()
                .orElseThrow();
        assertThat(function.get("Handler")).isEqualTo("dev.scalpel.tradelog.mirror.MirrorHandler::handleRequest");
        assertThat(TemplatePolicies.map(
                        TemplatePolicies.map(function.get("Environment")).get("Variables")))
                .containsKeys("TRADE_LOG_TRADES", "TRADE_LOG_ORDERS", "TRADE_LOG_POSITIONS")
                .containsEntry("SCALPEL_STORE_KIND", "s3");
        assertThat(with.resources("AWS::Events::Rule"))
                .filteredOn(rule -> rule.containsKey("ScheduleExpression"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.get("ScheduleExpression")).isEqualTo("rate(1 hour)"));
    }

    /** It reads the ledger; it can delete nothing, and writes nothing but items and its own cursor. */
    @Test
    void itsRoleMayReadTheLedgerAndWriteTheTables() {
        String role = with.resources("AWS::IAM::Role").stream()
                .filter(each -> String.valueOf(each.get("Description")).contains("trade-log"))
                .findFirst()
                .map(String::valueOf)
                .orElseThrow();
        assertThat(role)
                .contains("dynamodb:PutItem", "/trades/*", "/orders/*", "/trade-log/*")
                .doesNotContain("dynamodb:DeleteItem", "dynamodb:*", "secretsmanager", "ssm:", "/state/*", "s3:Delete");
        String written = role.substring(role.indexOf("s3:PutObject"), role.indexOf("s3:ListBucket"));
        assertThat(written).contains("/trade-log/*").doesNotContain("/trades/*", "/orders/*", "/decisions/*");
    }

    @Test
    void theSecurityRulesFindNothing() {
        with.requireNoFindings();
    }
}
