package dev.scalpel.local.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.costs.margin.SimulationMargin;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.SimulationRules;
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
import dev.scalpel.trading.Costs;
import dev.scalpel.training.daily.TrainingProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

    /** Bars, funding, instruments and margins are the bot's; whatever is written is not. */
    ObjectStore store() {
        return store;
    }

    SettableClock clock() {
        return clock;
    }

    BarRepository bars() {
        return new StoredBars(botStore);
    }

    /** One set for the whole period: the newest known to apply in it, or else the first known. */
    SimulationRules rules() {
        return new InstrumentStore(botStore, settings.venue()).rules(plan.symbol(), plan.to());
    }

    /**
     * These costs with those of holding: funding of the period, and margin.
     *
     * @param from the first time that is simulated, at or before the period
     */
    Costs simulated(Costs trading, Instant from) {
        SimulationMargin margin = new SimulationMargin(settings, new StoredMargin(botStore));
        return new SimulationCosts(new StoredFunding(botStore), margin)
                .of(instrument(), rules(), trading, from, plan.to());
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

    /**
     * Writes the report on the period; its figures.
     *
     * @param warning that stands above all of it
     */
    JsonNode report(Optional<String> warning) {
        clock.setTo(plan.to());
        return files.write(
                call(
                        LocalFunctions.MONITORING,
                        files.event(Optional.of(plan.from()), Optional.of(plan.to()), plan.run())),
                warning);
    }

    Path page() {
        return files.page();
    }
}
