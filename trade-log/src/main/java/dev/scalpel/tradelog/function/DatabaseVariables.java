package dev.scalpel.tradelog.function;

import java.util.Map;
import java.util.Optional;

/**
 * What the deployment says of the database, in variables of the environment.
 *
 * @param host of the instance that writes
 * @param user whose only password are tokens
 */
record DatabaseVariables(String host, int port, String database, String user, String region) {

    static final String HOST = "TRADE_LOG_HOST";
    static final String PORT = "TRADE_LOG_PORT";
    static final String DATABASE = "TRADE_LOG_DATABASE";
    static final String USER = "TRADE_LOG_USER";
    static final String REGION = "AWS_REGION";

    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException if one is missing or malformed */
    static DatabaseVariables of(Map<String, String> environment) {
        return new DatabaseVariables(
                required(environment, HOST),
                port(required(environment, PORT)),
                required(environment, DATABASE),
                required(environment, USER),
                required(environment, REGION));
    }

    String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    private static String required(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the variable " + name + " is missing: a deployment with tradeLog.aurora has it"));
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_PORT) {
            throw new IllegalArgumentException(
                    "the variable " + PORT + " must be a port, 1 to " + MAX_PORT + ": " + text);
        }
        return Integer.parseInt(text);
    }
}
