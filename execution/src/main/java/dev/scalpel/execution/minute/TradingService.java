package dev.scalpel.execution.minute;

import dev.scalpel.execution.account.AccountDocuments;
import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.MarketReader;
import dev.scalpel.execution.decision.EntryDecider;
import dev.scalpel.execution.engine.ExecutionEngine;
import dev.scalpel.execution.paper.PaperExecutionEngine;
import dev.scalpel.execution.state.ExecutionState.Closing;
import dev.scalpel.execution.state.OutboxMerge;
import dev.scalpel.execution.state.StateDocuments;
import dev.scalpel.execution.venue.VenueExecutionEngine;
import dev.scalpel.execution.venue.VenueTimeSync;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.LedgerFiles;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarArchive;
import dev.scalpel.venue.VenueRateLimit;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.RateLimitedBroker;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** All symbols of an invocation, each by itself: one that fails stops no other. */
public final class TradingService {

    private final Clock clock;
    private final Supplier<String> writers;
    private final BiConsumer<Symbol, RuntimeException> failures;
    private final MinuteProcessor minute;
    private final OperatorCommands halting;
    private final EntryAnalysis analysis;
    private final AccountDocuments accounts;
    private final AccountRollUpWriter rollUps;
    private final ParallelSymbols sideBySide = new ParallelSymbols();
    private final ExecutionConfig rules;
    private final ExecutionEngine desk;

    /**
     * @param broker the venue; asked for unless the mode is paper
     * @param waiting how time passes within an invocation
     * @param writers a name for each invocation, never the same twice
     * @param failures is told when a symbol fails
     */
    public TradingService(
            Settings settings,
            ObjectStore store,
            Clock clock,
            Champions champions,
            Supplier<Broker> broker,
            Sleeper waiting,
            Supplier<String> writers,
            BiConsumer<Symbol, RuntimeException> failures) {
        this.clock = clock;
        this.writers = writers;
        this.failures = failures;
        rules = new ExecutionConfig(settings, store);
        StateDocuments states = new StateDocuments(store);
        OutboxMerge outbox = new OutboxMerge(new LedgerFiles(store));
        EntryDecider mind = new EntryDecider(settings.limits().cooldownMinutes());
        desk = rules.mode() == Mode.PAPER
                ? new PaperExecutionEngine(rules, mind)
                : live(new RateLimitedBroker(broker.get(), new VenueRateLimit(store, settings.venue()), clock), mind);
        MarketReader markets = new MarketReader(new BarArchive(store, settings.venue()), settings.referenceSymbol());
        double capital = settings.execution().paperCapital().doubleValue();
        minute = new MinuteProcessor(states, champions, markets, outbox, desk, capital, waiting);
        halting = new OperatorCommands(minute, states, outbox, desk);
        analysis = new EntryAnalysis(minute, mind, rules);
        accounts = new AccountDocuments(store);
        rollUps = new AccountRollUpWriter(settings.symbols().symbols(), minute, accounts);
    }

    /** The minute of each symbol, then the account's roll-up. */
    public TradingReport trade(List<Symbol> symbols, boolean rollUp, Deadline deadline) {
        InvocationContext moment = moment();
        List<Traded> traded = sideBySide.map(symbols, symbol -> minute(symbol, moment, deadline));
        Map<Symbol, SymbolState> states = new LinkedHashMap<>();
        traded.forEach(one -> one.state().ifPresent(state -> states.put(state.symbol(), state)));
        boolean anyBar = traded.stream().anyMatch(Traded::handledNewBar);
        List<MinuteReport> reports = traded.stream().map(Traded::report).toList();
        Optional<AccountDocument.RollUp> account = rollUp && anyBar ? rollUps.roll(moment, states) : moment.rollUp();
        return TradingReport.of(moment, reports, account, anyBar);
    }

    private record Traded(MinuteReport report, Optional<SymbolState> state, boolean handledNewBar) {}

    private Traded minute(Symbol symbol, InvocationContext moment, Deadline deadline) {
        if (deadline.passed()) {
            MinuteReport late = MinuteReport.failed(symbol, "no time was left; the next invocation goes on");
            return new Traded(late, Optional.empty(), false);
        }
        try {
            MinuteProcessor.Result result = minute.run(symbol, moment);
            result.report()
                    .failure()
                    .ifPresent(problem -> failures.accept(symbol, new AttentionRequiredException(problem)));
            return new Traded(result.report(), Optional.of(result.state()), result.handledNewBar());
        } catch (RuntimeException failure) {
            return new Traded(failed(symbol, failure), Optional.empty(), false);
        }
    }

    /** What would be decided now. Nothing is written, nothing is sent. */
    public TradingReport analyse(List<Symbol> symbols) {
        InvocationContext moment = moment();
        List<MinuteReport> reports = new ArrayList<>();
        for (Symbol symbol : symbols) {
            try {
                reports.add(analysis.of(symbol, moment));
            } catch (RuntimeException failed) {
                reports.add(failed(symbol, failed));
            }
        }
        return TradingReport.of(moment, reports, moment.rollUp(), false);
    }

    /** Halts the account, then every symbol, then cancels and closes what is open. */
    public TradingReport stop(List<Symbol> symbols, String reason, Deadline deadline) {
        String writer = writers.get();
        accounts.change(writer, document -> document.halt(writer, reason, clock.millis()));
        InvocationContext moment = moment();
        List<MinuteReport> notHalted = symbols.stream()
                .flatMap(symbol -> tried(symbol, () -> halting.halt(symbol, moment)).stream())
                .toList();
        // Also of a symbol whose document could not be written: the account's halt holds for it.
        return trade(symbols, false, deadline).and(notHalted);
    }

    /**
     * Closes what is open of these symbols and goes on trading them.
     *
     * @param inBooks whether the position is only taken out of the books, because it is not at the venue any more
     */
    public TradingReport close(List<Symbol> symbols, boolean inBooks, Deadline deadline) {
        InvocationContext moment = moment();
        Closing how = inBooks ? Closing.IN_BOOKS : Closing.AT_VENUE;
        List<MinuteReport> notAsked = symbols.stream()
                .flatMap(symbol -> tried(symbol, () -> halting.close(symbol, moment, how)).stream())
                .toList();
        return trade(symbols, false, deadline).and(notAsked);
    }

    /** Lets every symbol enter again, then the account. */
    public TradingReport resume(List<Symbol> symbols) {
        InvocationContext moment = moment();
        double maxDrawdown = rules.limits().maxDrawdown();
        List<MinuteReport> notResumed = symbols.stream()
                .flatMap(symbol -> tried(symbol, () -> halting.resume(symbol, moment, maxDrawdown)).stream())
                .toList();
        AccountDocument after = accounts.change(
                moment.writer(),
                document -> AccountRollUpWriter.lifted(document, maxDrawdown).resume(moment.writer(), moment.millis()));
        return TradingReport.of(
                new InvocationContext(moment.now(), moment.writer(), Optional.of(after)),
                notResumed,
                after.rollUp(),
                false);
    }

    /** What is known of the account and of each symbol, from the store. */
    public AccountInfo info(List<Symbol> symbols) {
        InvocationContext moment = moment();
        List<AccountInfo.SymbolInfo> infos = symbols.stream()
                .map(symbol -> AccountInfo.SymbolInfo.of(minute.read(symbol, moment)))
                .toList();
        return AccountInfo.of(rules.mode(), moment, desk.balances(moment), infos);
    }

    private ExecutionEngine live(Broker broker, EntryDecider mind) {
        return new VenueExecutionEngine(rules, mind, broker, new VenueTimeSync(broker));
    }

    private Optional<MinuteReport> tried(Symbol symbol, Runnable change) {
        try {
            change.run();
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(failed(symbol, failed));
        }
    }

    private MinuteReport failed(Symbol symbol, RuntimeException failure) {
        failures.accept(symbol, failure);
        return MinuteReport.failed(symbol, String.valueOf(failure.getMessage()));
    }

    private InvocationContext moment() {
        Instant now = clock.instant();
        return new InvocationContext(now, writers.get(), accounts.read());
    }
}
