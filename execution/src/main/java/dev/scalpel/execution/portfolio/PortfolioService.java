package dev.scalpel.execution.portfolio;

import dev.scalpel.execution.minute.AttentionRequiredException;
import dev.scalpel.execution.minute.Sleeper;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.log.PortfolioLog;
import dev.scalpel.portfolio.round.Halt;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.settings.Settings;
import dev.scalpel.signals.SignalBox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Runs the portfolios of the settings, each separately: a failure of one does not stop the others. */
public final class PortfolioService {

    private static final long MILLIS_PER_MINUTE = 60_000;

    private final Map<String, PortfolioConfig> configs = new LinkedHashMap<>();
    private final Map<String, PortfolioEngine> engines = new ConcurrentHashMap<>();
    private final StoredPortfolios states;
    private final SignalBox box;
    private final PortfolioJournal journal;
    private final PortfolioCommands commands;
    private final Function<PortfolioConfig, PortfolioEngine> connect;
    private final Sleeper sleeper;
    private final Clock clock;
    private final Supplier<String> writers;
    private final BiConsumer<String, RuntimeException> failures;

    /**
     * @param connect the engine of a portfolio; called when it is first needed
     * @param sleeper how a run waits
     * @param writers supplies a unique name for each invocation
     * @param failures called when a portfolio fails, or needs attention
     */
    public PortfolioService(
            Settings settings,
            StoredPortfolios states,
            SignalBox box,
            PortfolioLog log,
            LedgerRepository ledger,
            Function<PortfolioConfig, PortfolioEngine> connect,
            Sleeper sleeper,
            Clock clock,
            Supplier<String> writers,
            BiConsumer<String, RuntimeException> failures) {
        settings.portfolios().values().forEach(each -> configs.put(each.name(), PortfolioConfig.of(settings, each)));
        this.states = states;
        this.box = box;
        journal = new PortfolioJournal(log, box, ledger);
        commands = new PortfolioCommands(states);
        this.connect = connect;
        this.sleeper = sleeper;
        this.clock = clock;
        this.writers = writers;
        this.failures = failures;
    }

    /** The names of all portfolios, in the order of the settings. */
    public List<String> names() {
        return List.copyOf(configs.keySet());
    }

    /**
     * The names of the portfolios with a strategy that new bars of one of these instruments decide for: it follows a model or a rule, or
     * its signals may wait for them.
     */
    public List<String> following(Collection<InstrumentId> instruments) {
        return configs.values().stream()
                .filter(config -> config.portfolio().strategies().stream()
                        .filter(each -> each.needsModel() || each.needsNewestBars())
                        .map(each -> config.strategy(each.name()).instrument())
                        .anyMatch(instruments::contains))
                .map(PortfolioConfig::name)
                .toList();
    }

    /** The names of a portfolio's strategies; none if there is no such portfolio. */
    public Set<String> strategies(String portfolio) {
        return Optional.ofNullable(configs.get(portfolio))
                .map(config -> Collections.unmodifiableSet(
                        new TreeSet<>(config.strategies().keySet())))
                .orElse(Set.of());
    }

    /** Executes what is due, and continues what is under way. */
    public List<PortfolioReport> execute(Collection<String> portfolios, Deadline deadline) {
        return each(portfolios, config -> {
            PortfolioReport report = deadline.passed()
                    ? PortfolioReport.failed(clock.instant(), config, "no time left; the next invocation continues")
                    : round(config).run(writers.get(), deadline);
            report.failure()
                    .ifPresent(problem -> failures.accept(config.name(), new AttentionRequiredException(problem)));
            return report;
        });
    }

    /** Halts these portfolios: nothing is opened any more, and the next run closes everything. */
    public List<PortfolioReport> halt(Collection<String> portfolios, String reason) {
        return change(portfolios, state -> Halt.apply(state, reason, minute()));
    }

    public List<PortfolioReport> pause(Collection<String> portfolios, String reason) {
        return change(portfolios, state -> Halt.pause(state, reason));
    }

    public List<PortfolioReport> resume(Collection<String> portfolios) {
        return change(portfolios, Halt::resume);
    }

    /** What these strategies hold is to be closed by the next run. */
    public List<PortfolioReport> close(String portfolio, Collection<String> strategies) {
        return change(List.of(portfolio), state -> {
            PortfolioState after = state;
            for (String strategy : strategies) {
                after = Halt.close(after, strategy, minute(), clock.millis());
            }
            return after;
        });
    }

    /** Each portfolio as stored, with the balances of its account. */
    public List<PortfolioInfo> info() {
        List<PortfolioInfo> infos = new ArrayList<>();
        for (PortfolioConfig config : configs.values()) {
            Optional<PortfolioState> state = state(config.name());
            try {
                infos.add(PortfolioInfo.of(config, state, engine(config).balances(clock.instant()), Optional.empty()));
            } catch (RuntimeException unread) {
                failures.accept(config.name(), unread);
                infos.add(PortfolioInfo.of(config, state, Map.of(), Optional.of(String.valueOf(unread.getMessage()))));
            }
        }
        return infos;
    }

    /** Empty before the portfolio's first run. */
    public Optional<PortfolioState> state(String portfolio) {
        return states.read(portfolio).map(document -> document.value());
    }

    private List<PortfolioReport> change(Collection<String> portfolios, UnaryOperator<PortfolioState> change) {
        return each(portfolios, config -> {
            PortfolioState after = commands.change(config.name(), writers.get(), change);
            return new RoundProgress(config, clock.instant()).report(after);
        });
    }

    private List<PortfolioReport> each(Collection<String> portfolios, Function<PortfolioConfig, PortfolioReport> work) {
        List<PortfolioReport> reports = new ArrayList<>();
        for (String name : portfolios) {
            PortfolioConfig config = Optional.ofNullable(configs.get(name))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no portfolio is called '" + name + "'; there are: " + String.join(", ", names())));
            try {
                reports.add(work.apply(config));
            } catch (RuntimeException failed) {
                failures.accept(name, failed);
                reports.add(PortfolioReport.failed(clock.instant(), config, String.valueOf(failed.getMessage())));
            }
        }
        return reports;
    }

    private PortfolioRound round(PortfolioConfig config) {
        return new PortfolioRound(config, states, box, journal, engine(config), clock, sleeper);
    }

    private PortfolioEngine engine(PortfolioConfig config) {
        return engines.computeIfAbsent(config.name(), name -> connect.apply(config));
    }

    private long minute() {
        return Math.floorDiv(clock.millis(), MILLIS_PER_MINUTE);
    }
}
