package dev.scalpel.local.backtest.run;

import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.backtest.BacktestListener;
import dev.scalpel.local.backtest.PortfolioBacktest;
import dev.scalpel.local.importing.SignalFile;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.signals.message.Recipient;
import dev.scalpel.trading.Costs;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A backtest of a portfolio on signals, those of a file or those that it has received, whoever starts it. */
public final class SignalBacktest {

    private final FunctionContext context;
    private final Portfolio portfolio;

    /**
     * @param context of the bot, whose store is only read
     * @param portfolio of its settings
     */
    public SignalBacktest(FunctionContext context, Portfolio portfolio) {
        this.context = context;
        this.portfolio = portfolio;
    }

    /**
     * The signals of a file.
     *
     * @throws dev.scalpel.local.importing.SignalFileException with every row that is no signal
     */
    public SignalFile read(String text, SignalFile.Terms terms) {
        InstrumentStore rules =
                new InstrumentStore(context.store(), context.settings().venueOf(portfolio));
        Recipient recipient = new PaperPortfolio(context.settings(), portfolio)
                .recipient(rules.read(), context.clock().instant());
        return SignalFile.read(text, recipient, terms);
    }

    /**
     * The signals that the portfolio has received, by the time of their sender.
     *
     * @param to the day after the last; empty for all
     */
    public List<Signal> received(LocalDate from, Optional<LocalDate> to) {
        Instant end = to.map(SignalBacktest::start).orElse(Instant.MAX);
        return new StoreSignalBox(context.store(), context.clock())
                .since(portfolio.name(), start(from)).stream()
                        .filter(signal -> signal.time().isBefore(end))
                        .toList();
    }

    /**
     * @param from first day; empty for that of the first signal
     * @param to the day after the last; empty for all stored ones
     * @param costs in place of those of the account; empty for the latter
     * @throws dev.scalpel.local.backtest.NoBarsException if a strategy has no bars in the period
     * @throws dev.scalpel.local.backtest.NoChampionException if a strategy has no model to follow
     */
    public PortfolioBacktest.Run run(
            List<Signal> signals,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<Costs> costs,
            BacktestListener listener) {
        Settings settings = context.settings();
        Instant now = context.clock().instant();
        Instant costsOf = from.map(SignalBacktest::start).orElse(now);
        MeasuredCosts measured = new MeasuredCosts(settings, new StoredCosts(context.store()));
        return new PortfolioBacktest(
                        settings,
                        portfolio,
                        context.store(),
                        instrument -> costs.orElseGet(() ->
                                measured.statement(instrument, costsOf, now).costs()))
                .run(signals, from, to, listener);
    }

    /** Writes what the run leaves for those who look at it later. */
    public static void record(Path directory, Optional<String> command, PortfolioBacktest.Run run) {
        BacktestRecord.write(directory, command, run);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
