package dev.scalpel.image.archive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * What an archived function works with.
 *
 * @param store the recorded bars and model, in memory: nothing that is written stays
 * @param clock stands still just after the last recorded bar
 * @param endpoints stand-ins for S3, SNS and the venue
 */
public record ArchiveContext(Settings settings, ObjectStore store, Clock clock, URI endpoints) {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Rethrows: an archive of a failing function is worth nothing. */
    public static final Dispatcher.FailureReport NO_REPORT = (function, action, failure) -> {};

    /** A function's environment in Lambda, with the stand-ins in place of AWS and the venue. */
    public Map<String, String> environment() {
        String address = endpoints.toString();
        return Map.of(
                "SCALPEL_MODE", "testnet",
                "SCALPEL_VENUE_CONNECTION_ADDRESS", address,
                "SCALPEL_STORE_KIND", "s3",
                "SCALPEL_STORE_BUCKET", "no-bucket",
                "SCALPEL_STORE_REGION", "eu-central-1",
                "SCALPEL_STORE_ENDPOINT", address,
                "SCALPEL_NOTIFICATION_CHANNEL", "sns",
                "SCALPEL_NOTIFICATION_TOPIC", "arn:aws:sns:eu-central-1:000000000000:none",
                "SCALPEL_API_KEY", "none",
                "SCALPEL_API_SECRET", "none");
    }

    /**
     * Calls an action.
     *
     * @throws IllegalStateException when it fails
     */
    public void call(Dispatcher dispatcher, String event) {
        JsonNode answer = dispatcher.answer(event, Deadline.in(LIMIT, clock));
        if (answer.has("error") || !answer.path("failures").isEmpty()) {
            throw new IllegalStateException("the archive run failed at " + event + ": " + answer);
        }
        System.out.println(event + ": loaded");
    }
}
