package dev.scalpel.local.cli.tradelog;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.tradelog.database.Database;
import dev.scalpel.tradelog.database.DatabaseAddress;
import dev.scalpel.tradelog.database.PostgresDatabase;
import dev.scalpel.tradelog.embedded.EmbeddedPostgres;
import dev.scalpel.tradelog.projection.Projection;
import dev.scalpel.tradelog.projection.ProjectionReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger of a home and the database of its trade log: that of the settings, or this machine's own while a command runs. */
final class OpenTradeLog implements AutoCloseable {

    static final String PASSWORD = "TRADE_LOG_PASSWORD";

    private static final String WRITER = "command line";

    private final ObjectStore store;
    private final Database database;
    private final Optional<EmbeddedPostgres> own;

    private OpenTradeLog(ObjectStore store, Database database, Optional<EmbeddedPostgres> own) {
        this.store = store;
        this.database = database;
        this.own = own;
    }

    static OpenTradeLog of(GlobalOptions options) {
        ProcessContext process = options.process();
        FunctionContext context = FunctionContext.of(options.home(), process.environment(), process.clock(), WRITER);
        Optional<String> url = context.settings().tradeLog().url();
        if (url.isPresent()) {
            return new OpenTradeLog(context.store(), named(url.get(), process), Optional.empty());
        }
        EmbeddedPostgres started =
                EmbeddedPostgres.start(options.home().resolve("trade-log"), binaries(options), Map.of());
        DatabaseAddress address = new DatabaseAddress(
                started.url(), Optional.of(EmbeddedPostgres.USER), () -> Optional.of(started.password()));
        return new OpenTradeLog(
                context.store(), new PostgresDatabase(address, List.of(), pause -> {}), Optional.of(started));
    }

    private static Database named(String url, ProcessContext process) {
        DatabaseAddress address = new DatabaseAddress(
                url,
                Optional.empty(),
                () -> Optional.ofNullable(process.environment().get(PASSWORD)));
        return new PostgresDatabase(address, PostgresDatabase.PATIENT, pause -> Thread.sleep(pause.toMillis()));
    }

    /** Shared by all homes of a user. */
    private static Path binaries(GlobalOptions options) {
        Map<String, String> environment = options.process().environment();
        return Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .map(Path::of)
                .or(() -> Optional.ofNullable(environment.get("HOME")).map(home -> Path.of(home, ".cache")))
                .map(cache -> cache.resolve("scalpel").resolve("postgresql"))
                .orElseGet(() -> options.home().resolve("postgresql"));
    }

    ObjectStore store() {
        return store;
    }

    Database database() {
        return database;
    }

    /** A server of this machine's own has nobody else who projects. */
    Optional<ProjectionReport> projectIfOwn() {
        return own.map(mine -> new Projection(store, database).project());
    }

    @Override
    public void close() {
        own.ifPresent(EmbeddedPostgres::close);
    }
}
