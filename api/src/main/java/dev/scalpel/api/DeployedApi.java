package dev.scalpel.api;

import dev.scalpel.api.access.AllowedSenders;
import dev.scalpel.api.access.Throttle;
import dev.scalpel.api.aws.LambdaCaller;
import dev.scalpel.api.aws.LambdaStart;
import dev.scalpel.api.aws.ParameterKeys;
import dev.scalpel.api.receipt.Recipients;
import dev.scalpel.api.routes.HttpApi;
import dev.scalpel.api.routes.HttpApiParts;
import dev.scalpel.aws.SignedRequests;
import dev.scalpel.aws.SystemsManager;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.signals.dynamodb.SignalBoxes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Wires the API of a deployment: a table, a parameter with keys, and the function that trades, as its variables name them. */
final class DeployedApi {

    static final String KEYS = "KEYS_PARAMETER";
    static final String EXECUTION = "EXECUTION_FUNCTION";
    /** Portfolios whose strategies can hold short positions, which the deployment knows from its venues. */
    static final String MARGIN = "MARGIN_PORTFOLIOS";

    private static final String REGION = "AWS_REGION";
    /** Other servers than AWS, for tests: the name that AWS's own tools use. */
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";

    /** The gateway in front gives up after 29 s. */
    private static final Duration EXECUTION_TIMEOUT = Duration.ofSeconds(27);

    /** A sender of signals gives up after 3 s, and its signal is stored by then. */
    private static final Duration START_TIMEOUT = Duration.ofMillis(900);

    private static final double PROBES_PER_SECOND = 1.0 / 30;

    private DeployedApi() {}

    static HttpApi create(Path root, Map<String, String> environment, Clock clock) {
        Settings settings = SettingsReader.fromDirectory(root, environment).settings();
        DefaultCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        String region = required(environment, REGION);
        Optional<URI> endpoint = Optional.ofNullable(environment.get(ENDPOINT)).map(URI::create);
        SignedRequests requests = new SignedRequests(credentials, region, EXECUTION_TIMEOUT);
        URI lambda = endpoint.orElseGet(() -> service("lambda", region));
        String execution = required(environment, EXECUTION);
        Set<String> margin = Set.of(environment.getOrDefault(MARGIN, "").split(","));
        return new HttpApi(new HttpApiParts(
                new ParameterKeys(
                        new SystemsManager(requests, endpoint.orElseGet(() -> service("ssm", region))),
                        required(environment, KEYS),
                        clock),
                new AllowedSenders(
                        settings.api().allowFrom(), settings.api().mutualTls().enabled()),
                Recipients.of(settings, portfolio -> margin.contains(portfolio.name())),
                SignalBoxes.inTable(settings, environment),
                new LambdaCaller(requests, lambda, execution),
                new LambdaStart(new SignedRequests(credentials, region, START_TIMEOUT), lambda, execution),
                clock,
                Throttle.none(),
                Throttle.none(),
                new Throttle(PROBES_PER_SECOND, 1, System::nanoTime)));
    }

    private static URI service(String name, String region) {
        return URI.create("https://" + name + "." + region + ".amazonaws.com/");
    }

    private static String required(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("the variable " + name + " is missing"));
    }
}
