package dev.scalpel.api.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.api.call.ExecutionStart;
import dev.scalpel.api.call.FunctionFailedException;
import dev.scalpel.aws.SignedRequests;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * Starts execution by the API {@code Invoke} of the Lambda API Reference with the invocation type {@code Event}: Lambda queues the event and
 * answers 202. The sender of a signal waits for that, so a slow answer is given up.
 */
public final class LambdaStart implements ExecutionStart {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ACCEPTED = 202;

    private final SignedRequests requests;
    private final URI address;
    private final String function;

    /**
     * @param requests with a short read timeout
     * @param endpoint of Lambda in the region
     */
    public LambdaStart(SignedRequests requests, URI endpoint, String function) {
        this.requests = requests;
        this.function = function;
        this.address = LambdaCaller.invocations(endpoint, function);
    }

    @Override
    public void executeSignals(String portfolio) {
        try {
            byte[] event = JSON.writeValueAsBytes(
                    JSON.createObjectNode().put("action", "execute_signals").put("portfolio", portfolio));
            SignedRequests.Response response = requests.post(
                    "lambda",
                    address,
                    Map.of("Content-Type", "application/json", "X-Amz-Invocation-Type", "Event"),
                    event);
            if (response.status() != ACCEPTED) {
                throw new FunctionFailedException(function + " was not started: status " + response.status());
            }
        } catch (IOException failed) {
            throw new FunctionFailedException(function + " was not started: " + failed.getMessage(), failed);
        }
    }
}
