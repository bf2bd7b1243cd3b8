package dev.scalpel.invocation;

import dev.scalpel.notice.Notice;
import dev.scalpel.notice.Notifier;
import dev.scalpel.notice.NotifierFactory;
import dev.scalpel.notice.RateLimitedNotifier;
import dev.scalpel.settings.EffectiveSettings;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.section.StoreKind;
import dev.scalpel.settings.section.StoreSettings;
import dev.scalpel.settings.section.WriteDurability;
import dev.scalpel.store.IoErrors;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.store.upgrade.UpgradingStore;
import dev.scalpel.universe.UniverseStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * What a function needs, in Lambda and on one machine: settings, store, notifier, clock.
 *
 * @param settings with the members of the universe in force, where they follow one
 */
public record FunctionContext(Settings settings, ObjectStore store, Notifier notifier, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionContext.class);
    private static final String NOTICES = "notices.txt";
    private static final String DEFAULT_REGION = "us-east-1";

    /**
     * From the settings file and the environment. A store that an earlier release wrote upgrades itself.
     *
     * @param directory contains {@code scalpel.yaml}: the home, or the root of a Lambda package; a directory store and notices are below it
     * @param writer identifies this process in what it writes
     */
    public static FunctionContext of(Path directory, Map<String, String> environment, Clock clock, String writer) {
        EffectiveSettings effective = SettingsReader.fromDirectory(directory, environment);
        effective.warnings().forEach(LOG::warn);
        Settings settings = effective.settings();
        ObjectStore store = new UpgradingStore(store(settings.store(), directory));
        return of(settings, store, directory, environment, clock, writer);
    }

    /** With the given store, as it is. */
    public static FunctionContext of(
            Settings settings,
            ObjectStore store,
            Path directory,
            Map<String, String> environment,
            Clock clock,
            String writer) {
        Notifier notifier = NotifierFactory.of(settings.notification(), directory.resolve(NOTICES), clock, environment);
        return limited(notifier, settings, store, clock, writer);
    }

    /** The same where the past is replayed: its notices go to the settings' channel only. */
    public static FunctionContext of(Settings settings, ObjectStore store, Path directory, Clock clock, String writer) {
        Notifier notifier = NotifierFactory.of(settings.notification(), directory.resolve(NOTICES), clock);
        return limited(notifier, settings, store, clock, writer);
    }

    private static FunctionContext limited(
            Notifier notifier, Settings settings, ObjectStore store, Clock clock, String writer) {
        return new FunctionContext(
                FunctionInUniverse.inForce(settings, new UniverseStore(store)),
                store,
                new RateLimitedNotifier(notifier, store, clock, writer),
                clock);
    }

    /** The same with other settings. */
    public FunctionContext with(Settings other) {
        return new FunctionContext(other, store, notifier, clock);
    }

    /** Logs a failure and mails it, at most once per hour for each function and action. */
    public Dispatcher.FailureReport logAndMailFailure() {
        return (function, action, failure) -> {
            LOG.error("{} {} failed", function, action, failure);
            mail(function, action, failure);
        };
    }

    /** The same for interactive use, where the caller prints the failure: the stack trace goes to the debug log. */
    public Dispatcher.FailureReport mailFailure() {
        return (function, action, failure) -> {
            LOG.debug("{} {} failed", function, action, failure);
            mail(function, action, failure);
        };
    }

    private void mail(String function, String action, RuntimeException failure) {
        try {
            notifier.send(new Notice(
                    function + "-" + action + "-failed",
                    "Scalpel: " + function + " failed",
                    function + ", action " + action + ", failed at " + clock.instant() + ":\n\n"
                            + failure.getMessage()
                            + "\n\nThe schedule will invoke it again. Stored data is consistent;"
                            + " see docs/operations.md if it keeps failing."));
        } catch (RuntimeException e) {
            // The caller rethrows the failure itself, which this one must not hide. It reports a full disk as well.
            LOG.debug("stack trace", e);
            if (!IoErrors.isDiskFull(e)) {
                LOG.error("could not send the failure notice: {}", e.getMessage());
            }
        }
    }

    /** Where the store's objects are files, each at the path of its key; empty where they are in a bucket. */
    public static Optional<Path> storeFolder(StoreSettings settings, Path home) {
        return settings.kind() == StoreKind.DIRECTORY
                ? Optional.of(
                        home.resolve(settings.directory()).toAbsolutePath().normalize())
                : Optional.empty();
    }

    private static ObjectStore store(StoreSettings settings, Path directory) {
        return switch (settings.kind()) {
            case DIRECTORY ->
                new DirectoryStore(
                        directory.resolve(settings.directory()),
                        settings.durability() == WriteDurability.FSYNC ? Durability.FSYNC : Durability.NONE);
            case S3 -> new S3Store(connection(settings));
        };
    }

    private static S3Connection connection(StoreSettings settings) {
        S3Connection connection = S3Connection.to(
                settings.bucket().orElseThrow(() -> new IllegalArgumentException("store.kind s3 needs store.bucket")));
        return settings.endpoint()
                .map(endpoint -> connection.at(
                        URI.create(endpoint),
                        Region.of(settings.region().orElse(DEFAULT_REGION)),
                        DefaultCredentialsProvider.builder().build()))
                .orElse(connection);
    }
}
