package dev.scalpel.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingHandlerTest {

    @TempDir
    private Path root;

    @Test
    void reportsEachSymbolOnAnEmptyStore() throws IOException {
        JsonNode answer = handle("{\"action\":\"train\",\"symbols\":[\"BTC/USDT\",\"ETH/USDT\"]}");

        assertThat(answer.at("/symbols/0/words").asText()).startsWith("kept flat: too few bars: 0 usable days");
        assertThat(answer.at("/symbols/1/champion").asText()).isEqualTo("flat");
        assertThat(answer.path("failures")).isEmpty();
    }

    @Test
    void failsOnABadFieldWithAnErrorThatNamesIt() {
        assertThatThrownBy(() -> handle("{\"action\":\"retrain\",\"force\":\"yes\"}"))
                .hasMessage("field 'force' must be true or false: \"yes\"");
    }

    private JsonNode handle(String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new TrainingHandler(Map.of("LAMBDA_TASK_ROOT", root.toString(), "SCALPEL_STORE_DURABILITY", "none"))
                .handleRequest(
                        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, new FiveMinutes());
        return new ObjectMapper().readTree(answer.toByteArray());
    }

    /** An invocation with five minutes left. */
    private static final class FiveMinutes implements Context {

        @Override
        public int getRemainingTimeInMillis() {
            return 300_000;
        }

        @Override
        public String getAwsRequestId() {
            return "request";
        }

        @Override
        public String getLogGroupName() {
            return "group";
        }

        @Override
        public String getLogStreamName() {
            return "stream";
        }

        @Override
        public String getFunctionName() {
            return "training";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn";
        }

        @Override
        public CognitoIdentity getIdentity() {
            throw new UnsupportedOperationException("no identity in this test");
        }

        @Override
        public ClientContext getClientContext() {
            throw new UnsupportedOperationException("no client in this test");
        }

        @Override
        public int getMemoryLimitInMB() {
            return 3_008;
        }

        @Override
        public LambdaLogger getLogger() {
            throw new UnsupportedOperationException("no logger in this test");
        }
    }
}
