package dev.scalpel.local.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.functions.ReportFiles;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.IoErrors;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.training.daily.TrainingProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What a backtest of either style works with: bars and instruments of the bot's store, the rest in a directory of its own. */
final class BacktestWorkspace {

    private static final Duration LIMIT = Duration.ofHours(1);

    private final BacktestPlan plan;
    private final Settings settings;
    private final ObjectStore botStore;
    private final ObjectStore store;
    private final SettableClock clock;
    private final LocalFunctions functions;
    private final ReportFiles files;

    /** @param directory empty */
    BacktestWorkspace(
            BacktestPlan plan, Settings settings, ObjectStore botStore, Path directory, BacktestListener listener) {
        this.plan = plan;
        this.settings = settings;
        this.botStore = botStore;
        clock = new SettableClock(plan.from());
        store = new OverlayStore(botStore, new DirectoryStore(directory.resolve("store"), Durability.NONE));
        functions = LocalFunctions.of(
                FunctionContext.of(settings, store, directory, clock, "backtest"),
                (function, action, failure) -> {
                    if (!IoErrors.isDiskFull(failure)) {
                        listener.note(function + " failed: " + failure.getMessage());
                    }
                },
                TrainingProgress.SILENT);
        files = ReportFiles.in(directory);
    }

    /** Bars and instruments are the bot's; whatever is written is not. */
    ObjectStore store() {
        return store;
    }

    SettableClock clock() {
        return clock;
    }

    BarRepository bars() {
        return new StoredBars(botStore);
    }

    /** The stored rates of the period; none for an instrument without funding. */
    FundingSeries funding() {
        return FundingSeries.of(new StoredFunding(botStore)
                .read(instrument(), plan.from().toEpochMilli(), plan.to().toEpochMilli()));
    }

    LedgerRepository ledger() {
        return new StoredLedger(store);
    }

    InstrumentId instrument() {
        return settings.instrument(plan.symbol());
    }

    /** The pair that the features of brackets read. */
    Optional<InstrumentId> reference() {
        return settings.referenceInstrument().filter(other -> !other.equals(instrument()));
    }

    JsonNode call(String function, String event) {
        return functions.call(function, event, LIMIT);
    }

    /** Writes the report on the period; its figures. */
    JsonNode report() {
        clock.setTo(plan.to());
        return files.write(
                call(LocalFunctions.MONITORING, files.event(Optional.of(plan.from()), Optional.of(plan.to()))));
    }

    Path page() {
        return files.page();
    }
}
