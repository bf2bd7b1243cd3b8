package dev.scalpel.local.cli.bot;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.EffectiveSettings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A bucket in the place of a home directory: the store of a bot in AWS. It has no settings: those of the default home directory
 * count, or if that has none, the instruments are the ones of the states in the bucket.
 *
 * @param directory of the settings
 * @param environment with the bucket as the store
 */
public record BucketHome(Path directory, Map<String, String> environment, Clock clock) {

    static final String WRITER = "desk";

    public BucketHome {
        environment = Map.copyOf(environment);
    }

    /** @throws CommandFailedException if there are no settings, and nothing in the bucket that could take their place */
    public static BucketHome find(GlobalOptions options, String bucket) {
        ProcessContext process = options.process();
        Map<String, String> environment = new HashMap<>(process.environment());
        environment.put("SCALPEL_STORE_KIND", "s3");
        environment.put("SCALPEL_STORE_BUCKET", bucket);
        BucketHome found = new BucketHome(options.homeBesideBucket(), environment, process.clock());
        return Files.exists(found.directory.resolve(SettingsReader.FILE_NAME))
                ? found
                : found.ofStates(found.context().store(), bucket);
    }

    /** Of one venue: that of the first state. */
    private BucketHome ofStates(ObjectStore store, String bucket) {
        List<InstrumentId> traded = store.list(StoreKeys.STATES).stream()
                .map(StoreKeys::instrumentOfState)
                .flatMap(Optional::stream)
                .toList();
        if (traded.isEmpty()) {
            throw new CommandFailedException(
                    "the bucket " + bucket + " has no state of an instrument, and " + directory + " has no settings",
                    "check the name of the bucket; for a bot of portfolios only, run this beside its scalpel.yaml");
        }
        String venue = traded.get(0).venue();
        Map<String, String> named = new HashMap<>(environment);
        named.put("SCALPEL_VENUE", venue);
        named.put(
                "SCALPEL_SYMBOLS",
                traded.stream()
                        .filter(instrument -> instrument.venue().equals(venue))
                        .map(instrument -> instrument.symbol().toString())
                        .collect(Collectors.joining(",")));
        return new BucketHome(directory, named, clock);
    }

    public FunctionContext context() {
        return FunctionContext.of(directory, environment, clock, WRITER);
    }

    EffectiveSettings settings() {
        return SettingsReader.fromDirectory(directory, environment);
    }
}
