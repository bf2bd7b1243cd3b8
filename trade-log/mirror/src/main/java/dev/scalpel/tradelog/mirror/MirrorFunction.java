package dev.scalpel.tradelog.mirror;

import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.signals.dynamodb.DynamoConnection;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.tradelog.RefusedFilesException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The function's wiring and its action, {@code project}. */
public final class MirrorFunction {

    /** Begins the names of the variables that name the tables: {@code TRADE_LOG_TRADES} and so on. */
    public static final String VARIABLE = "TRADE_LOG_";

    static final String NAME = "trade-log";

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    private MirrorFunction() {}

    /** The name of the variable that names a table. */
    public static String variable(MirrorTable table) {
        return VARIABLE + table.name();
    }

    /** @throws IllegalArgumentException if the environment does not name all tables */
    static Dispatcher create(
            ObjectStore store, Map<String, String> environment, Clock clock, Dispatcher.FailureReport failures) {
        Mirror mirror = new Mirror(store, new MirrorTables(connection(environment), names(environment)), clock);
        return new Dispatcher(
                NAME,
                "project",
                Map.of("project", (fields, deadline) -> {
                    fields.requireNoProblems();
                    MirrorReport report = mirror.project(() -> !deadline.passed());
                    if (!report.refused().isEmpty()) {
                        // Everything else is there; the failure is what makes somebody look.
                        throw new RefusedFilesException(report.refused());
                    }
                    return report;
                }),
                failures);
    }

    private static Map<MirrorTable, String> names(Map<String, String> environment) {
        Map<MirrorTable, String> names = new EnumMap<>(MirrorTable.class);
        for (MirrorTable table : MirrorTable.values()) {
            names.put(
                    table,
                    Optional.ofNullable(environment.get(variable(table)))
                            .filter(name -> !name.isBlank())
                            .orElseThrow(() -> new IllegalArgumentException("the variable " + variable(table)
                                    + " is missing: a deployment with tradeLog.dynamodb has it, for the table of "
                                    + table.name().toLowerCase(Locale.ROOT))));
        }
        return names;
    }

    private static DynamoConnection connection(Map<String, String> environment) {
        DynamoConnection aws = DynamoConnection.to(NAME).withCallTimeout(CALL_TIMEOUT);
        return Optional.ofNullable(environment.get("AWS_ENDPOINT_URL"))
                .map(endpoint -> aws.at(
                        URI.create(endpoint),
                        Region.of(environment.getOrDefault("AWS_REGION", "us-east-1")),
                        DefaultCredentialsProvider.builder().build()))
                .orElse(aws);
    }
}
