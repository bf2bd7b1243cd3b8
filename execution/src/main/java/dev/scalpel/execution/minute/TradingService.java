package dev.scalpel.execution.minute;

import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.costs.margin.SimulationMargin;
import dev.scalpel.execution.account.AccountRollUp;
import dev.scalpel.execution.account.SilentShards;
import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.MarketReader;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.decision.EntryDecider;
import dev.scalpel.execution.decision.MembersOnly;
import dev.scalpel.execution.engine.ExecutionEngine;
import dev.scalpel.execution.paper.PaperExecutionEngine;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.EndedOrders;
import dev.scalpel.execution.state.OutboxMerge;
import dev.scalpel.execution.state.StateRepository;
import dev.scalpel.execution.state.StateRepository.LoadedState;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.venue.VenueExecutionEngine;
import dev.scalpel.execution.venue.VenueTimeSync;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.repository.AccountRepository;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.log.InstrumentOrders;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.shards.ParallelSymbols;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.venue.VenueContacts;
import dev.scalpel.venue.VenueRateLimit;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.RateLimitedBroker;
import dev.scalpel.venue.trading.margin.MarginPosition;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs all symbols of an invocation, each separately: a failure of one does not stop the others. */
public final class TradingService {

    private final Clock clock;
    private final Supplier<String> writers;
    private final BiConsumer<Symbol, RuntimeException> failures;
    private final MinuteProcessor minute;
    private final OperatorCommands commands;
    private final EntryAnalysis analysis;
    private final AccountRepository account;
    private final AccountRollUp accountRollUp;
    private final SilentShards silence;
    private final ParallelSymbols parallel = new ParallelSymbols();
    private final ExecutionConfig config;
    private final ExecutionEngine engine;

    /**
     * @param store of instruments and rate limits
     * @param source of decisions, in place of the champions' models
     * @param broker supplies the venue; not called on paper
     * @param sleeper how an invocation waits
     * @param writers supplies a unique name for each invocation
     * @param failures called when a symbol fails
     */
    public TradingService(
            Settings settings,
            ObjectStore store,
            Repositories repositories,
            StateRepository states,
            Clock clock,
            Champions champions,
            Optional<DecisionSource> source,
            Supplier<Broker> broker,
            Sleeper sleeper,
            Supplier<String> writers,
            BiConsumer<Symbol, RuntimeException> failures) {
        this.clock = clock;
        this.writers = writers;
        this.failures = failures;
        config = new ExecutionConfig(
                settings,
                store,
                repositories.costs(),
                new SimulationCosts(repositories.funding(), new SimulationMargin(settings, repositories.margins())));
        account = repositories.account();
        OutboxMerge outbox = new OutboxMerge(repositories.ledger());
        DecisionSource decisions = new MembersOnly(
                source.orElseGet(() -> new EntryDecider(
                        settings.limits().cooldownMinutes(),
                        config::sides,
                        symbol -> config.allocation(symbol).doubleValue())),
                settings.symbols().leaving());
        engine = config.mode() == Mode.PAPER
                ? new PaperExecutionEngine(config, decisions)
                : venueEngine(
                        new RateLimitedBroker(
                                broker.get(),
                                new VenueRateLimit(store, settings.venue()),
                                clock,
                                new VenueContacts(store, settings.venue())),
                        decisions);
        MarketReader markets = new MarketReader(repositories.bars(), settings.referenceInstrument());
        double capital = settings.execution().paperCapital().doubleValue();
        EndedOrders orders = new EndedOrders(new InstrumentOrders(store));
        minute = new MinuteProcessor(
                states, champions, markets, outbox, orders, engine, config::costs, capital, sleeper);
        commands = new OperatorCommands(minute, states, outbox, engine);
        analysis = new EntryAnalysis(minute, decisions, config);
        accountRollUp = new AccountRollUp(settings.traded(), account);
        silence = new SilentShards(settings);
    }

    /** Each symbol's minute, then the account's roll-up. */
    public TradingReport trade(List<InstrumentId> instruments, boolean rollUp, Deadline deadline) {
        InvocationContext invocation = invocation();
        List<Traded> traded = parallel.map(instruments, instrument -> minute(instrument, invocation, deadline));
        Map<Symbol, SymbolState> states = new LinkedHashMap<>();
        traded.forEach(one -> one.state().ifPresent(state -> states.put(state.symbol(), state)));
        boolean anyBar = traded.stream().anyMatch(Traded::handledNewBar);
        List<MinuteReport> reports = traded.stream().map(Traded::report).toList();
        if (!rollUp || !anyBar) {
            return TradingReport.of(invocation, reports, invocation.rollUp(), anyBar);
        }
        AccountRollUp.Result rolled = accountRollUp.update(
                invocation, states, others -> parallel.map(others, symbol -> state(symbol, invocation)));
        return TradingReport.of(invocation, reports, rolled.rollUp(), true)
                .withSilentShards(rolled.all().flatMap(all -> silence.shards(all, invocation.now())));
    }

    private SymbolState state(Symbol symbol, InvocationContext invocation) {
        return minute.read(config.instrument(symbol), invocation).state();
    }

    private record Traded(MinuteReport report, Optional<SymbolState> state, boolean handledNewBar) {}

    private Traded minute(InstrumentId instrument, InvocationContext invocation, Deadline deadline) {
        if (deadline.passed()) {
            MinuteReport late = MinuteReport.failed(instrument.symbol(), "no time left; the next invocation continues");
            return new Traded(late, Optional.empty(), false);
        }
        try {
            MinuteProcessor.Result result = minute.run(instrument, invocation);
            result.report()
                    .failure()
                    .ifPresent(
                            problem -> failures.accept(instrument.symbol(), new AttentionRequiredException(problem)));
            return new Traded(result.report(), Optional.of(result.state()), result.handledNewBar());
        } catch (RuntimeException failure) {
            return new Traded(failed(instrument, failure), Optional.empty(), false);
        }
    }

    /** What would be decided now. Writes nothing and sends nothing. */
    public TradingReport analyse(List<InstrumentId> instruments) {
        InvocationContext invocation = invocation();
        List<MinuteReport> reports = parallel.map(instruments, instrument -> analysed(instrument, invocation));
        return TradingReport.of(invocation, reports, invocation.rollUp(), false);
    }

    private MinuteReport analysed(InstrumentId instrument, InvocationContext invocation) {
        try {
            return analysis.of(instrument, invocation);
        } catch (RuntimeException failed) {
            return failed(instrument, failed);
        }
    }

    /** Halts the account, then every symbol, then cancels orders and closes positions. */
    public TradingReport stop(List<InstrumentId> instruments, String reason, Deadline deadline) {
        String writer = writers.get();
        account.change(writer, document -> document.halt(writer, reason, clock.millis()));
        InvocationContext invocation = invocation();
        List<MinuteReport> notHalted = failuresOf(instruments, instrument -> commands.halt(instrument, invocation));
        // Includes a symbol whose state could not be written: the account's halt applies to it.
        return trade(instruments, false, deadline).and(notHalted);
    }

    /**
     * Closes the positions of these symbols and continues trading them.
     *
     * @param writeOff whether to remove the position from the books without an order, because it is no longer at the venue
     */
    public TradingReport close(List<InstrumentId> instruments, boolean writeOff, Deadline deadline) {
        InvocationContext invocation = invocation();
        CloseRequest request = writeOff ? CloseRequest.WRITE_OFF : CloseRequest.SELL;
        List<MinuteReport> notRequested =
                failuresOf(instruments, instrument -> commands.close(instrument, invocation, request));
        return trade(instruments, false, deadline).and(notRequested);
    }

    /** No entries of the model until a person resumes; what is open is managed, with its stops and exits. */
    public TradingReport pause(String reason) {
        String writer = writers.get();
        AccountDocument after = account.change(writer, document -> document.pause(writer, reason, clock.millis()));
        return TradingReport.of(
                new InvocationContext(clock.instant(), writer, Optional.of(after)), List.of(), after.rollUp(), false);
    }

    /** Allows entries again, for every symbol and then for the account. */
    public TradingReport resume(List<InstrumentId> instruments) {
        InvocationContext invocation = invocation();
        double maxDrawdown = config.limits().maxDrawdown();
        List<MinuteReport> notResumed =
                failuresOf(instruments, instrument -> commands.resume(instrument, invocation, maxDrawdown));
        AccountDocument after = account.change(
                invocation.writer(),
                document -> AccountRollUp.drawdownLifted(document, maxDrawdown)
                        .resume(invocation.writer(), invocation.millis()));
        return TradingReport.of(
                new InvocationContext(invocation.now(), invocation.writer(), Optional.of(after)),
                notResumed,
                after.rollUp(),
                false);
    }

    /** The account and each symbol as stored, with balances and margins at the venue. */
    public AccountInfo info(List<InstrumentId> instruments) {
        InvocationContext invocation = invocation();
        List<LoadedState> loaded = parallel.map(instruments, instrument -> minute.read(instrument, invocation));
        List<Symbol> held = loaded.stream()
                .map(LoadedState::state)
                .filter(state -> state.position().isPresent())
                .map(SymbolState::symbol)
                .toList();
        Map<Symbol, MarginPosition> margins = new HashMap<>();
        parallel.map(held, symbol -> engine.margins(List.of(symbol), invocation))
                .forEach(margins::putAll);
        List<AccountInfo.SymbolInfo> infos = loaded.stream()
                .map(one -> AccountInfo.SymbolInfo.of(
                        one, Optional.ofNullable(margins.get(one.state().symbol()))))
                .toList();
        return AccountInfo.of(config.mode(), invocation, engine.balances(invocation), infos);
    }

    private ExecutionEngine venueEngine(Broker broker, DecisionSource decisions) {
        return new VenueExecutionEngine(config, decisions, broker, new VenueTimeSync(broker));
    }

    private List<MinuteReport> failuresOf(List<InstrumentId> instruments, Consumer<InstrumentId> change) {
        return parallel.map(instruments, instrument -> failureOf(instrument, change)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<MinuteReport> failureOf(InstrumentId instrument, Consumer<InstrumentId> change) {
        try {
            change.accept(instrument);
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(failed(instrument, failed));
        }
    }

    private MinuteReport failed(InstrumentId instrument, RuntimeException failure) {
        failures.accept(instrument.symbol(), failure);
        return MinuteReport.failed(instrument.symbol(), String.valueOf(failure.getMessage()));
    }

    private InvocationContext invocation() {
        Instant now = clock.instant();
        config.readCosts(now);
        return new InvocationContext(now, writers.get(), account.read());
    }
}
