package dev.scalpel.invocation;

import dev.scalpel.notice.Notice;
import dev.scalpel.notice.Notifier;
import dev.scalpel.notice.NotifierFactory;
import dev.scalpel.notice.RateLimitedNotifier;
import dev.scalpel.settings.EffectiveSettings;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.IoErrors;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** What a function stands on, the same in Lambda and on one machine: settings, store, notices, time. */
public record FunctionContext(Settings settings, ObjectStore store, Notifier notifier, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionContext.class);
    private static final String USUAL_REGION = "us-east-1";

    /**
     * As the settings file and the environment say.
     *
     * @param directory holds {@code scalpel.yaml}: the home directory, or the root of a Lambda's package; a directory
     *     store and notice files lie under it
     * @param writer names this process in what it writes
     */
    public static FunctionContext of(Path directory, Map<String, String> environment, Clock clock, String writer) {
        EffectiveSettings effective = SettingsReader.fromDirectory(directory, environment);
        effective.warnings().forEach(LOG::warn);
        Settings settings = effective.settings();
        return of(settings, store(settings.store(), directory), directory, clock, writer);
    }

    /** With a store of the caller's choice. */
    public static FunctionContext of(Settings settings, ObjectStore store, Path directory, Clock clock, String writer) {
        Notifier notifier = NotifierFactory.of(settings.notification(), directory.resolve("notices.txt"), clock);
        return new FunctionContext(settings, store, new RateLimitedNotifier(notifier, store, clock, writer), clock);
    }

    /** Mails a failure, once an hour for each function and action; a mail that cannot be sent is logged. */
    public Dispatcher.FailureReport failureReport() {
        return (function, action, failure) -> {
            LOG.error("{} {} failed", function, action, failure);
            mail(function, action, failure);
        };
    }

    /** The same where a person sits before it, who is told in words by the caller; the trace is for the debug log. */
    public Dispatcher.FailureReport failureMail() {
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
                            + "\n\nIt is called again by its schedule. What it has stored is whole;"
                            + " docs/operations.md tells what to do when it keeps failing."));
        } catch (RuntimeException e) {
            // The failure itself is thrown on by the caller and must not be hidden by its messenger.
            // A disk that is full is told by the failure.
            if (!IoErrors.isDiskFull(e)) {
                LOG.error("the notice of this failure could not be sent: {}", e.getMessage());
            }
            LOG.debug("it failed here", e);
        }
    }

    private static ObjectStore store(Settings.Store wanted, Path directory) {
        return switch (wanted.kind()) {
            case DIRECTORY ->
                new DirectoryStore(
                        directory.resolve(wanted.directory()),
                        wanted.durability() == Settings.Durability.FSYNC ? Durability.FSYNC : Durability.NONE);
            case S3 -> new S3Store(connection(wanted));
        };
    }

    private static S3Connection connection(Settings.Store wanted) {
        S3Connection usual = S3Connection.to(
                wanted.bucket().orElseThrow(() -> new IllegalArgumentException("store.kind s3 needs store.bucket")));
        Optional<String> region = wanted.region();
        return wanted.endpoint()
                .map(endpoint -> usual.at(
                        URI.create(endpoint),
                        Region.of(region.orElse(USUAL_REGION)),
                        DefaultCredentialsProvider.builder().build()))
                .orElse(usual);
    }
}
