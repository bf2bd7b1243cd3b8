package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.testkit.RequiresNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deployment whose symbols are chosen each day: its schedules are made before they are known. */
@ExtendWith(RequiresNode.class)
class UniverseStackTest {

    private static final String BUCKET = "arn:AWS::Partition:s3:::scalpel-testnet-AWS::AccountId-AWS::StackId";

    @TempDir
    private static Path folder;

    private static SynthesizedStack stack;

    @BeforeAll
    static void synthesise() {
        stack = SynthesizedStack.of(
                SynthesizedStack.deployment(Stage.TESTNET, SynthesizedStack.MAILED + "symbols: top 50\n", folder),
                folder);
    }

    /** The calls of each minute cut the shards, from the members of then. */
    @Test
    void itsSchedulesAndQueuesAreThereBeforeItsMembersAreKnown() {
        assertThat(stack.resources("AWS::Scheduler::Schedule"))
                .extracting(
                        schedule -> TemplatePolicies.map(schedule.get("Target")).get("Input"))
                .contains(
                        "{\"action\":\"retrieve\"}",
                        "{\"action\":\"scheduled_trading\"}",
                        "{\"day\":\"<aws.scheduler.scheduled-time>\"}");
        assertThat(stack.resources("AWS::Lambda::EventSourceMapping")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "data-retrieval, s3:GetObject, universe/2026-11-29.json, true",
        "data-retrieval, s3:PutObject, universe/current.json, true",
        "data-retrieval, s3:GetObject, state/binance/BTC-USDT.json, true",
        "data-retrieval, s3:PutObject, state/binance/BTC-USDT.json, false",
        "data-retrieval, s3:GetObject, state/portfolio/crypto.json, false",
        "execution, s3:GetObject, universe/current.json, true",
        "execution, s3:PutObject, universe/current.json, false",
        "training, s3:GetObject, universe/current.json, true",
        "monitoring, s3:GetObject, universe/current.json, true",
    })
    void onlyRetrievalWritesTheUniverse(String function, String action, String key, boolean allowed) {
        assertThat(TemplatePolicies.of(stack.json(), "scalpel-testnet-" + function))
                .extracting(right -> right.covers(action, BUCKET + "/" + key))
                .satisfies(rights -> assertThat(rights.contains(true)).isEqualTo(allowed));
    }
}
