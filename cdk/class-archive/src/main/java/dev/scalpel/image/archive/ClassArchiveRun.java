package dev.scalpel.image.archive;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.notice.Notice;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Runs each function of an image once, so that the JVM has loaded their classes when it writes its archive
 * ({@code start --archive}). Needs no network and keeps nothing.
 */
public final class ClassArchiveRun {

    private static final Duration AFTER_THE_BAR = Duration.ofSeconds(5);
    private static final String SETTINGS = """
            symbols: [ETH/USDT]
            training: {style: brackets, windowDays: 18, holdOutDays: 3, folds: 3, foldDays: 4}
            tuning: {trials: 9, seconds: 20, seeds: 1}
            """;

    private ClassArchiveRun() {}

    /** @param arguments the folder {@code archive-run} of the image */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: ClassArchiveRun FOLDER");
        }
        List<ArchivedFunction> functions = ServiceLoader.load(ArchivedFunction.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        run(Path.of(arguments[0]), functions);
    }

    static void run(Path folder, List<ArchivedFunction> functions) {
        if (functions.isEmpty()) {
            throw new IllegalStateException("no function to archive: a jar of the image must name it in"
                    + " META-INF/services/" + ArchivedFunction.class.getName());
        }
        RecordedStore recorded = RecordedStore.read(folder);
        Settings settings =
                SettingsReader.fromText("archive", SETTINGS, Map.of()).settings();
        Clock clock = Clock.fixed(recorded.time().plus(AFTER_THE_BAR), ZoneOffset.UTC);
        try (StubEndpoints endpoints = new StubEndpoints()) {
            ArchiveContext context = new ArchiveContext(settings, recorded.store(), clock, endpoints.address());
            RuntimeClient.load();
            callAws(context);
            functions.forEach(function -> function.run(context));
        }
    }

    /** The AWS SDK's clients, as a function's start makes them. */
    private static void callAws(ArchiveContext context) {
        URI endpoints = context.endpoints();
        System.setProperty("aws.accessKeyId", "none");
        System.setProperty("aws.secretAccessKey", "none");
        System.setProperty("aws.endpointUrlSns", endpoints.toString());
        FunctionContext function =
                FunctionContext.of(Path.of("/nowhere"), context.environment(), Clock.systemUTC(), "archive");
        function.store().get("none");
        function.store().list("none/");
        function.store().putIfAbsent("none/none.json", "{}".getBytes(StandardCharsets.UTF_8));
        function.notifier().send(new Notice("none", "none", "none"));
        System.out.println("AWS SDK: loaded");
    }
}
