package dev.scalpel.image.aws;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * A function as the template has it.
 *
 * @param handler the setting: class and method
 * @param environment what the deployment sets
 */
record DeployedFunction(String name, String arn, String handler, Map<String, String> environment) {

    String handlerClass() {
        return handler.substring(0, handler.indexOf("::"));
    }

    /**
     * The real handler, made from what the template says.
     *
     * @param machine what Lambda adds to the environment, and where the stand-ins of S3 and the venue listen
     */
    RequestStreamHandler start(Map<String, String> machine, Clock clock) throws ReflectiveOperationException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("AWS_LAMBDA_FUNCTION_NAME", name);
        all.putAll(machine);
        return Class.forName(handlerClass())
                .asSubclass(RequestStreamHandler.class)
                .getConstructor(Map.class, Clock.class)
                .newInstance(Map.copyOf(all), clock);
    }
}
