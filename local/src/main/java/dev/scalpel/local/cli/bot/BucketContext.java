package dev.scalpel.local.cli.bot;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The store of a bot in AWS. A bucket has no settings: those of the home directory count, or if it has none, the instruments
 * are the ones of the states in the bucket.
 */
final class BucketContext {

    private static final String WRITER = "desk";

    private BucketContext() {}

    static FunctionContext of(GlobalOptions options, String bucket) {
        ProcessContext process = options.process();
        Path home = options.homeBesideBucket();
        Map<String, String> environment = new HashMap<>(process.environment());
        environment.put("SCALPEL_STORE_KIND", "s3");
        environment.put("SCALPEL_STORE_BUCKET", bucket);
        FunctionContext context = FunctionContext.of(home, environment, process.clock(), WRITER);
        if (Files.exists(home.resolve(SettingsReader.FILE_NAME))) {
            return context;
        }
        List<InstrumentId> traded = context.store().list(StoreKeys.STATES).stream()
                .map(StoreKeys::instrumentOfState)
                .flatMap(Optional::stream)
                .toList();
        if (traded.isEmpty()) {
            throw new CommandFailedException(
                    "the bucket " + bucket + " has no state of an instrument, and " + home + " has no settings",
                    "check the name of the bucket; for a bot of portfolios only, run this beside its scalpel.yaml");
        }
        String venue = traded.get(0).venue();
        environment.put("SCALPEL_VENUE", venue);
        environment.put(
                "SCALPEL_SYMBOLS",
                traded.stream()
                        .filter(instrument -> instrument.venue().equals(venue))
                        .map(instrument -> instrument.symbol().toString())
                        .collect(Collectors.joining(",")));
        return FunctionContext.of(home, environment, process.clock(), WRITER);
    }
}
