package dev.scalpel.execution;

import dev.scalpel.execution.minute.TradingReport;
import dev.scalpel.execution.minute.TradingService;
import dev.scalpel.execution.portfolio.PortfolioReport;
import dev.scalpel.execution.portfolio.PortfolioService;
import dev.scalpel.execution.reading.ReadActions;
import dev.scalpel.execution.state.StoredStates;
import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.RequestFields;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.Shard;
import dev.scalpel.settings.deployment.Silence;
import dev.scalpel.shards.ShardQueue;
import dev.scalpel.shards.StartedShards;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.venue.VenueRateLimit;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wiring and actions of the execution function. */
public final class ExecutionFunction {

    public static final String NAME = "execution";

    private static final String TRADE = "scheduled_trading";
    private static final String SELL = "sell";
    private static final String WRITE_OFF = "write-off";
    /** The name of {@link #WRITE_OFF} before version 0.2. */
    private static final String FORMER_WRITE_OFF = "books";

    static final int MAX_REASON_LENGTH = 500;
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionFunction.class);

    private final Settings settings;
    private final TradingService trading;
    private final DrawdownMetric metric;
    private final AccountRefresh account;
    private final PortfolioActions portfolios;
    private final AfterRun afterRun;
    private final Clock clock;
    private final Optional<ShardQueue> shards;

    private ExecutionFunction(
            Settings settings,
            TradingService trading,
            DrawdownMetric metric,
            AccountRefresh account,
            PortfolioActions portfolios,
            AfterRun afterRun,
            Clock clock,
            Optional<ShardQueue> shards) {
        this.settings = settings;
        this.trading = trading;
        this.metric = metric;
        this.account = account;
        this.portfolios = portfolios;
        this.afterRun = afterRun;
        this.clock = clock;
        this.shards = shards;
    }

    /** Sets up, in the cold start, everything that needs no request. Signals are objects of the store. */
    public static Dispatcher create(
            Settings settings,
            ObjectStore store,
            Clock clock,
            Dispatcher.FailureReport failures,
            ExecutionDependencies dependencies) {
        return create(settings, store, new StoreSignalBox(store, clock), clock, failures, dependencies);
    }

    /** The same with another box of signals. */
    public static Dispatcher create(
            Settings settings,
            ObjectStore store,
            SignalBox signals,
            Clock clock,
            Dispatcher.FailureReport failures,
            ExecutionDependencies dependencies) {
        // Must be unique: two invocations with the same name could mistake each other's write for their own.
        String process = UUID.randomUUID().toString().substring(0, 13);
        AtomicLong invocations = new AtomicLong();
        Supplier<String> writers = () -> process + "-" + invocations.incrementAndGet();
        Repositories repositories = Repositories.in(store);
        TradingService trading = new TradingService(
                settings,
                store,
                repositories,
                new StoredStates(store),
                clock,
                dependencies.champions(),
                dependencies.decisions(),
                dependencies.broker(),
                dependencies.sleeper(),
                writers,
                (symbol, failure) -> failures.failed(NAME, TRADE + "-" + symbol.key(), failure));
        ExecutionFunction function = new ExecutionFunction(
                settings,
                trading,
                dependencies.metric(),
                new AccountRefresh(
                        dependencies.account(),
                        settings.costs().basis(),
                        repositories.costs(),
                        repositories.margins(),
                        new VenueRateLimit(store, settings.venue())),
                new PortfolioActions(new PortfolioService(
                        settings,
                        new StoredPortfolios(store),
                        signals,
                        new StoredPortfolioLog(store),
                        repositories.ledger(),
                        PortfolioActions.engines(store, repositories, clock, dependencies),
                        dependencies.sleeper(),
                        clock,
                        writers,
                        (portfolio, failure) ->
                                failures.failed(NAME, PortfolioActions.EXECUTE + "-" + portfolio, failure))),
                dependencies.afterRun().apply(process),
                clock,
                dependencies.shards());
        ReadActions reading = new ReadActions(
                settings,
                store,
                new StoredStates(store),
                repositories.ledger(),
                clock,
                dependencies.broker(),
                dependencies.portfolioBroker());
        Dispatcher dispatcher = new Dispatcher(
                        NAME,
                        TRADE,
                        Map.ofEntries(
                                Map.entry(TRADE, function::trade),
                                Map.entry("analyze_and_trade", function::trade),
                                Map.entry("analyze", function::analyse),
                                Map.entry("get_account_info", function::info),
                                Map.entry("emergency_stop", function::stop),
                                Map.entry("pause", function::pause),
                                Map.entry("resume", function::resume),
                                Map.entry("close_position", function::close),
                                Map.entry(PortfolioActions.EXECUTE, function::executeSignals),
                                Map.entry("get_positions", reading::positions),
                                Map.entry("get_orders", reading::orders),
                                Map.entry("get_trades", reading::trades),
                                Map.entry("get_decisions", reading::decisions),
                                Map.entry("get_signals", reading::signals),
                                Map.entry("venue_status", reading::venues)),
                        failures)
                .triggeredByShardObject();
        return dependencies.shards().isPresent() ? dispatcher.takingMessages() : dispatcher;
    }

    private Object trade(RequestFields fields, Deadline deadline) {
        Optional<String> shard = fields.text("shard");
        Optional<List<Symbol>> symbols = fields.symbols("symbols");
        fields.requireNoProblems();
        if (shard.isEmpty() && symbols.isEmpty() && shards.isPresent()) {
            return StartedShards.by(shards.get(), TRADE, tradedShards(), clock.instant());
        }
        List<InstrumentId> chosen = selected(shard, symbols);
        boolean first = symbols.isEmpty()
                && shard.map(name -> Shard.of(settings).get(0).name().equals(name))
                        .orElse(true);
        TradingReport report = trading.trade(chosen, first, deadline);
        if (first) {
            metric.record(report);
        }
        report.silentShards()
                .filter(silent -> !silent.isEmpty())
                .ifPresent(silent ->
                        LOG.warn("no new bar was handled for {} of the shards {}", Silence.after(settings), silent));
        BarAge.warning(report, settings.limits().staleBarSeconds()).ifPresent(LOG::warn);
        List<InstrumentId> own = symbols.isPresent() ? chosen : settings.instruments(Shard.own(settings, shard));
        List<PortfolioReport> followed = portfolios.follow(own, deadline);
        account.refresh(chosen, clock.instant(), deadline);
        afterRun.report(followed);
        return followed.isEmpty() ? report : new PortfolioActions.Both<>(report, followed);
    }

    private List<String> tradedShards() {
        return Shard.of(settings).stream()
                .filter(shard -> shard.trades(settings))
                .map(Shard::name)
                .toList();
    }

    private Object executeSignals(RequestFields fields, Deadline deadline) {
        PortfolioActions.Executed executed = portfolios.execute(fields, deadline);
        afterRun.report(executed.portfolios());
        return executed;
    }

    private Object analyse(RequestFields fields, Deadline deadline) {
        Optional<List<Symbol>> symbols = fields.symbols("symbols");
        fields.requireNoProblems();
        return trading.analyse(selected(Optional.empty(), symbols));
    }

    private Object info(RequestFields fields, Deadline deadline) {
        fields.requireNoProblems();
        return portfolios.info(trading.info(settings.instruments()));
    }

    private Object stop(RequestFields fields, Deadline deadline) {
        String reason = PortfolioActions.reason(fields, "emergency stop");
        Optional<String> portfolio = fields.text("portfolio");
        fields.requireNoProblems();
        Object answer;
        if (portfolio.isPresent()) {
            answer = portfolios.stop(portfolio.get(), reason, deadline);
        } else {
            List<PortfolioReport> halted = portfolios.halt(reason);
            answer = portfolios.closeHalted(trading.stop(settings.instruments(), reason, deadline), halted, deadline);
        }
        afterRun.commanded(named(portfolio), Optional.of(reason));
        return answer;
    }

    private static String named(Optional<String> portfolio) {
        return portfolio.map(name -> "portfolio " + name).orElse("all trading");
    }

    private Object pause(RequestFields fields, Deadline deadline) {
        String reason = PortfolioActions.reason(fields, "paused");
        Optional<String> portfolio = fields.text("portfolio");
        fields.requireNoProblems();
        return portfolio.isPresent()
                ? portfolios.pause(portfolio.get(), reason)
                : portfolios.paused(trading.pause(reason), reason);
    }

    private Object resume(RequestFields fields, Deadline deadline) {
        Optional<String> portfolio = fields.text("portfolio");
        fields.requireNoProblems();
        Object answer = portfolio.isPresent()
                ? portfolios.resume(portfolio.get())
                : portfolios.resumed(trading.resume(settings.instruments()));
        afterRun.commanded(named(portfolio), Optional.empty());
        return answer;
    }

    private Object close(RequestFields fields, Deadline deadline) {
        Optional<String> portfolio = fields.text("portfolio");
        Optional<String> strategy = fields.text("strategy");
        if (portfolio.isPresent()) {
            fields.requireNoProblems();
            return portfolios.close(portfolio.get(), strategy, deadline);
        }
        List<Symbol> symbols = fields.symbols("symbols")
                .orElseThrow(() -> new BadRequestException(
                        "field 'symbols' must name the symbols to close, or 'portfolio' a portfolio"));
        boolean writeOff = isWriteOff(fields.text("how").orElse(SELL));
        fields.requireNoProblems();
        return trading.close(selected(Optional.empty(), Optional.of(symbols)), writeOff, deadline);
    }

    private static boolean isWriteOff(String how) {
        return switch (how) {
            case SELL -> false;
            case WRITE_OFF -> true;
            case FORMER_WRITE_OFF -> {
                LOG.warn("field 'how': '{}' is called '{}' now", FORMER_WRITE_OFF, WRITE_OFF);
                yield true;
            }
            default ->
                throw new BadRequestException("field 'how' must be '" + SELL + "' (the default) or '" + WRITE_OFF
                        + "', which only removes the position from the books: '" + how + "'");
        };
    }

    private List<InstrumentId> selected(Optional<String> shard, Optional<List<Symbol>> symbols) {
        if (symbols.isPresent()) {
            List<Symbol> traded = settings.traded();
            List<Symbol> foreign = symbols.get().stream()
                    .filter(symbol -> !traded.contains(symbol))
                    .toList();
            if (!foreign.isEmpty() || symbols.get().isEmpty()) {
                throw new BadRequestException(
                        "field 'symbols' must name some of the traded symbols " + traded + ": " + symbols.get());
            }
            return settings.instruments(symbols.get().stream().distinct().toList());
        }
        if (shard.isEmpty()) {
            return settings.instruments();
        }
        Shard named = Shard.named(settings, shard.get())
                .orElseThrow(() -> new BadRequestException("field 'shard' must name one of "
                        + Shard.of(settings).stream().map(Shard::name).toList() + ": " + shard.get()));
        return settings.instruments(named.symbols());
    }
}
