package dev.scalpel.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.api.call.FunctionCaller;
import dev.scalpel.api.call.FunctionFailedException;
import dev.scalpel.api.call.FunctionRefusedException;
import dev.scalpel.local.functions.LocalFunctions;
import java.time.Duration;

/** Calls execution in this process. */
record LocalFunctionCaller(LocalFunctions functions) implements FunctionCaller {

    /** As long as the gateway of a deployment waits. */
    private static final Duration LIMIT = Duration.ofSeconds(27);

    private static final String ERROR = "error";

    @Override
    public String call(String event) {
        JsonNode answer = answer(event);
        if (answer.path(ERROR).isTextual()) {
            throw new FunctionRefusedException(answer.path(ERROR).textValue());
        }
        return answer.toString();
    }

    private JsonNode answer(String event) {
        try {
            return functions.call(LocalFunctions.EXECUTION, event, LIMIT);
        } catch (RuntimeException failed) {
            throw new FunctionFailedException("execution failed", failed);
        }
    }
}
