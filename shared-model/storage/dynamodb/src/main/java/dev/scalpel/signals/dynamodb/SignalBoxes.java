package dev.scalpel.signals.dynamodb;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.SignalStore;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.store.ObjectStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The box that the settings select: a table where the deployment has one, else objects of the store. */
public final class SignalBoxes {

    /** The variable by which a deployment names its table. */
    public static final String TABLE = "SIGNALS_TABLE";

    /** Other servers than AWS: the name that AWS's own tools use. */
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";

    private static final String REGION = "AWS_REGION";
    private static final String DEFAULT_REGION = "us-east-1";

    private SignalBoxes() {}

    /** @throws IllegalArgumentException if the settings want a table and the environment names none */
    public static SignalBox of(Settings settings, ObjectStore store, Map<String, String> environment, Clock clock) {
        SignalStore kind = settings.signals().store();
        boolean table =
                kind == SignalStore.DYNAMODB || (kind == SignalStore.AUTOMATIC && environment.containsKey(TABLE));
        return table ? inTable(settings, environment) : new StoreSignalBox(store, clock);
    }

    /** The box in the table of the deployment. */
    public static DynamoDbSignalBox inTable(Settings settings, Map<String, String> environment) {
        String name = Optional.ofNullable(environment.get(TABLE))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("signals.store dynamodb needs the variable " + TABLE
                        + ", which a deployment with api.enabled has"));
        DynamoConnection connection = Optional.ofNullable(environment.get(ENDPOINT))
                .map(endpoint -> DynamoConnection.to(name)
                        .at(
                                URI.create(endpoint),
                                Region.of(environment.getOrDefault(REGION, DEFAULT_REGION)),
                                DefaultCredentialsProvider.builder().build()))
                .orElseGet(() -> DynamoConnection.to(name));
        return new DynamoDbSignalBox(
                connection,
                (portfolio, strategy) -> ticker(settings, portfolio, strategy),
                Duration.ofDays(settings.signals().keepDays()));
    }

    private static Optional<String> ticker(Settings settings, String portfolio, String strategy) {
        return settings.portfolio(portfolio).stream()
                .flatMap(each -> each.strategies().stream())
                .filter(each -> each.name().equals(strategy))
                .flatMap(each -> each.ticker().stream())
                .findFirst();
    }
}
