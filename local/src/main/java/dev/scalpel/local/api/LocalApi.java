package dev.scalpel.local.api;

import dev.scalpel.api.access.AllowedSenders;
import dev.scalpel.api.access.FileKeys;
import dev.scalpel.api.access.Throttle;
import dev.scalpel.api.call.ExecutionStart;
import dev.scalpel.api.receipt.Recipients;
import dev.scalpel.api.routes.HttpApi;
import dev.scalpel.api.routes.HttpApiParts;
import dev.scalpel.api.server.ApiServer;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.section.ApiSettings;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.venue.adapter.VenueAdapters;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The HTTP API of {@code ./scalpel run}, if the settings want one. */
public final class LocalApi implements AutoCloseable {

    private static final double CALLS_PER_SECOND = 10;
    private static final int SIGNALS_AT_ONCE = 100;
    private static final int QUESTIONS_AT_ONCE = 50;
    private static final double PROBES_PER_SECOND = 1.0 / 30;

    private final Optional<ApiServer> server;

    private LocalApi(Optional<ApiServer> server) {
        this.server = server;
    }

    /**
     * @param home has the file of keys
     * @param start lets execution run for a signal that is due
     */
    public static LocalApi open(FunctionContext context, Path home, LocalFunctions functions, ExecutionStart start) {
        ApiSettings settings = context.settings().api();
        return settings.enabled()
                ? new LocalApi(Optional.of(ApiServer.open(
                        settings.port(), create(context, home, functions, start), settings.trustProxy())))
                : new LocalApi(Optional.empty());
    }

    /** The API over the store of a context, without a server. */
    public static HttpApi create(FunctionContext context, Path home, LocalFunctions functions, ExecutionStart start) {
        Settings settings = context.settings();
        return new HttpApi(new HttpApiParts(
                new FileKeys(home),
                AllowedSenders.at(settings.api().allowFrom()),
                Recipients.of(settings, portfolio -> margin(context, portfolio)),
                new StoreSignalBox(context.store(), context.clock()),
                new LocalFunctionCaller(functions),
                start,
                context.clock(),
                new Throttle(CALLS_PER_SECOND, SIGNALS_AT_ONCE, System::nanoTime),
                new Throttle(CALLS_PER_SECOND, QUESTIONS_AT_ONCE, System::nanoTime),
                new Throttle(PROBES_PER_SECOND, 1, System::nanoTime)));
    }

    /** As in a deployment what the venue can do counts; on paper what is stored of its instruments is enough. */
    private static boolean margin(FunctionContext context, Portfolio portfolio) {
        Settings settings = context.settings();
        String venue = settings.venueOf(portfolio);
        return VenueAdapters.named(venue).canShort()
                || new PaperPortfolio(settings, portfolio)
                        .margin(
                                new InstrumentStore(context.store(), venue).read(),
                                context.clock().instant());
    }

    /** Where it listens; empty if there is none. */
    public Optional<URI> uri() {
        return server.map(ApiServer::uri);
    }

    @Override
    public void close() {
        server.ifPresent(ApiServer::close);
    }
}
