package dev.scalpel.cdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.testkit.RequiresNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The state machine's structure; that it does what it is for is shown by executing it (PipelineExecutionTest). */
@ExtendWith(RequiresNode.class)
class StateMachineDefinitionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SIGNALS = """
            model: {trading: false}
            portfolios: {crypto: {quote: USDT, strategies: {btc: {instrument: BTC/USDT, ticker: BTCUSDT, share: 0.5}}}}
            """;

    @TempDir
    private Path folder;

    @Test
    void itsStructureIsValidForAllSettingsAndAStateThatLeadsNowhereIsFound() throws IOException, InterruptedException {
        assertThat(AslValidator.problems(
                        folder,
                        definition("", true),
                        definition("", false),
                        definition(SIGNALS, true),
                        definition(SIGNALS, false)))
                .isEmpty();
        String broken = definition("", true).replace("\"Next\":\"summary\"", "\"Next\":\"sumary\"");
        assertThat(AslValidator.problems(folder, broken)).contains("sumary");
    }

    @Test
    void theItemsOfARepeatedStepAreReadFromTheDaysPlan() throws IOException {
        JsonNode train = JSON.readTree(definition("", true)).at("/States/train");
        assertThat(train.at("/ItemReader/Parameters/Bucket").asText()).isEqualTo("the-bucket");
        assertThat(train.at("/ItemReader/Parameters/Key.$").asText())
                .isEqualTo("States.Format('pipeline/{}/train/calls.json', $.day)");
        assertThat(train.path("MaxConcurrency").asInt()).isEqualTo(7);
        assertThat(train.at("/ItemProcessor/ProcessorConfig/Mode").asText()).isEqualTo("DISTRIBUTED");
        assertThat(train.path("ToleratedFailurePercentage").asDouble()).isEqualTo(100.0);
        assertThat(train.has("ResultPath")).isTrue();
        assertThat(train.path("ResultPath").isNull()).isTrue();
    }

    /** Several hundred items' names would not fit into what states pass on. */
    @Test
    void nothingInItGrowsWithTheNumberOfSymbols() {
        assertThat(definition("symbols: top 1000\n", true)).hasSameSizeAs(definition("symbols: top 20\n", true));
    }

    @Test
    void aStepWhoseFunctionIsNotDeployedIsRefused() {
        Settings settings = SettingsReader.fromText("test", "", Map.of()).settings();
        assertThatThrownBy(() -> StateMachineDefinition.of(
                        Pipeline.of(settings, true), Map.of("data-retrieval", "arn"), "aws", "the-bucket", 7, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no function lake is deployed, which a step needs");
    }

    private static String definition(String yaml, boolean lake) {
        Settings settings = SettingsReader.fromText("test", yaml, Map.of()).settings();
        String prefix = "arn:aws:lambda:eu-central-1:123456789012:function:scalpel-testnet-";
        return StateMachineDefinition.of(
                Pipeline.of(settings, lake),
                Map.of(
                        "data-retrieval", prefix + "data-retrieval",
                        "training", prefix + "training",
                        "monitoring", prefix + "monitoring",
                        "lake", prefix + "lake"),
                "aws",
                "the-bucket",
                7,
                lake);
    }
}
