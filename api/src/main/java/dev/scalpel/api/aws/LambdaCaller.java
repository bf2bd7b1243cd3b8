package dev.scalpel.api.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.api.call.FunctionCaller;
import dev.scalpel.api.call.FunctionFailedException;
import dev.scalpel.api.call.FunctionRefusedException;
import dev.scalpel.aws.SignedRequests;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Calls a function by the API {@code Invoke} of the Lambda API Reference and waits for its answer. A function that threw answers with
 * status 200, {@code X-Amz-Function-Error}, and the exception's name and message.
 */
public final class LambdaCaller implements FunctionCaller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    /** What a function throws for an event that it cannot carry out. */
    private static final String REFUSAL = ".BadRequestException";

    private final SignedRequests requests;
    private final URI address;
    private final String function;

    /** @param endpoint of Lambda in the region */
    public LambdaCaller(SignedRequests requests, URI endpoint, String function) {
        this.requests = requests;
        this.function = function;
        this.address = invocations(endpoint, function);
    }

    static URI invocations(URI endpoint, String function) {
        return endpoint.resolve("/2015-03-31/functions/" + function + "/invocations");
    }

    @Override
    public String call(String event) {
        try {
            SignedRequests.Response response = requests.post(
                    "lambda",
                    address,
                    Map.of("Content-Type", "application/json"),
                    event.getBytes(StandardCharsets.UTF_8));
            String text = new String(response.body(), StandardCharsets.UTF_8);
            if (response.status() != OK) {
                throw new FunctionFailedException(function + " was not called: status " + response.status());
            }
            return response.hasHeader("X-Amz-Function-Error") ? failed(text) : text;
        } catch (IOException failed) {
            throw new FunctionFailedException(function + " did not answer", failed);
        }
    }

    private String failed(String text) throws IOException {
        JsonNode error = JSON.readTree(text);
        String message = error.path("errorMessage").asText();
        if (error.path("errorType").asText().endsWith(REFUSAL)) {
            throw new FunctionRefusedException(message);
        }
        throw new FunctionFailedException(function + " failed: " + message);
    }
}
