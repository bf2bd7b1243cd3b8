package dev.scalpel.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.ExecutionDependencies;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.execution.ExecutionHandler;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.MonitoringFunction;
import dev.scalpel.monitoring.MonitoringHandler;
import dev.scalpel.notice.Notice;
import dev.scalpel.notice.Notifier;
import dev.scalpel.research.samples.SampleModel;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.bars.BarArchive;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.training.TrainingFunction;
import dev.scalpel.training.TrainingHandler;
import dev.scalpel.venue.trading.VenueBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Does once, on a small synthetic market, what the three functions do, so that the JVM has loaded what they load when it
 * writes its archive ({@code start --archive}). Needs no network and keeps nothing.
 */
public final class ClassArchiveRun {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final Instant NOW = Instant.parse("2026-06-22T01:30:05Z");
    private static final int DAYS = 20;
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String SETTINGS = """
            symbols: [ETH/USDT]
            training: {windowDays: 18, holdOutDays: 3, folds: 3, foldDays: 4}
            tuning: {trials: 9, seconds: 20, seeds: 1}
            """;

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Settings settings =
            SettingsReader.fromText("the archive's", SETTINGS, Map.of()).settings();
    private final MemoryStore store = new MemoryStore();

    private ClassArchiveRun() {}

    public static void main(String[] none) {
        try (StubEndpoints standIn = new StubEndpoints()) {
            loadClient();
            talk(standIn);
            new ClassArchiveRun().work();
        }
    }

    private void work() {
        storeBars();
        SampleModel.put(store, ETH, FeatureSet.standard(FeatureVariant.FULL), NOW);
        Dispatcher.FailureReport rethrown = (function, action, failure) -> {};
        Dispatcher execution = ExecutionFunction.create(
                settings, store, clock, rethrown, ExecutionDependencies.standard(settings, store, Map.of(), clock));
        Dispatcher monitoring = MonitoringFunction.create(
                settings, store, clock, notice -> Notifier.Delivery.SENT, List.of(), rethrown);
        call("execution", execution, "{}");
        call("execution", execution, "{\"action\": \"analyze\"}");
        call("execution", execution, "{\"action\": \"get_account_info\"}");
        call("monitoring", monitoring, "{\"action\": \"review\"}");
        call("training", TrainingFunction.create(settings, store, clock, rethrown), "{\"action\": \"train\"}");
    }

    private void storeBars() {
        long end = Minutes.floor(NOW);
        Map<Symbol, BarSeries> market = SyntheticMarket.generate(
                MarketSpec.of(List.of(BTC, ETH), Minutes.plus(end, -DAYS * Minutes.PER_DAY), DAYS, 1));
        BarArchive archive = new BarArchive(store, settings.venue());
        market.forEach(archive::append);
    }

    private void call(String function, Dispatcher dispatcher, String event) {
        JsonNode answer = dispatcher.answer(event, Deadline.in(Duration.ofMinutes(5), clock));
        if (answer.has("error") || !answer.path("failures").isEmpty()) {
            throw new IllegalStateException(function + " failed at " + event + ": " + answer);
        }
        System.out.println(function + " " + event + ": loaded");
    }

    /** The handlers, the AWS SDK and the exchange's client, against a stand-in for all that they talk to. */
    private static void talk(StubEndpoints standIn) {
        String here = standIn.address().toString();
        System.setProperty("aws.accessKeyId", "none");
        System.setProperty("aws.secretAccessKey", "none");
        System.setProperty("aws.endpointUrlSns", here);
        Clock clock = Clock.systemUTC();
        Map<String, String> environment = Map.of(
                "SCALPEL_MODE", "testnet",
                "SCALPEL_VENUE_CONNECTION_ADDRESS", here,
                "SCALPEL_STORE_KIND", "s3",
                "SCALPEL_STORE_BUCKET", "no-bucket",
                "SCALPEL_STORE_REGION", "eu-central-1",
                "SCALPEL_STORE_ENDPOINT", here,
                "SCALPEL_NOTIFICATION_CHANNEL", "sns",
                "SCALPEL_NOTIFICATION_TOPIC", "arn:aws:sns:eu-central-1:000000000000:none",
                "SCALPEL_API_KEY", "none",
                "SCALPEL_API_SECRET", "none");
        List<Object> handlers = List.of(
                new TrainingHandler(environment, clock),
                new ExecutionHandler(environment, clock),
                new MonitoringHandler(environment, clock));
        FunctionContext surroundings = FunctionContext.of(Path.of("/nowhere"), environment, clock, "archive");
        surroundings.store().get("none");
        surroundings.store().list("none/");
        surroundings.store().putIfAbsent("none/none.json", "{}".getBytes(StandardCharsets.UTF_8));
        surroundings.notifier().send(new Notice("none", "none", "none"));
        VenueBroker.connect(
                        surroundings.settings(),
                        environment,
                        name -> {
                            throw new IllegalStateException("the keys are in the environment: " + name);
                        },
                        clock)
                .synchronise();
        System.out.println(handlers.size() + " handlers: loaded");
    }

    /** The runtime interface client cannot be run here: its classes are loaded by name. */
    private static void loadClient() {
        try {
            Class<?> client = Class.forName(CLIENT);
            String ours = client.getPackageName().replace('.', '/') + "/";
            Path jar = Path.of(
                    client.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : file.stream()
                        .filter(each -> each.getName().startsWith(ours)
                                && each.getName().endsWith(".class"))
                        .toList()) {
                    String name = entry.getName().replace('/', '.').replaceFirst("\\.class$", "");
                    Class.forName(name, false, ClassArchiveRun.class.getClassLoader());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the runtime interface client", e);
        } catch (URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException("the runtime interface client must lie on the class path as a jar", e);
        }
    }
}
