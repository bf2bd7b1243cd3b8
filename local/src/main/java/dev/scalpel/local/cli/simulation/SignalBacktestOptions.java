package dev.scalpel.local.cli.simulation;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.backtest.BacktestListener;
import dev.scalpel.local.backtest.NoBarsException;
import dev.scalpel.local.backtest.NoChampionException;
import dev.scalpel.local.backtest.PortfolioBacktest;
import dev.scalpel.local.backtest.run.SignalBacktest;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.TradedDays;
import dev.scalpel.local.cli.console.UnknownPortfolio;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.importing.SignalFile;
import dev.scalpel.local.importing.SignalFileException;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.Signal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a backtest of signals, and what it does. */
final class SignalBacktestOptions {
    private static final String HINT = "docs/portfolios.md describes the files";
    private static final int MAX_DELAY_MINUTES = 10_080;

    @Option(
            names = "--signals",
            paramLabel = "FILE",
            description = "Test a portfolio on the signals of a file: time,strategy,action[,price,comment], or the List"
                    + " of trades that TradingView exports.")
    private @Nullable Path file;

    @Option(
            names = "--received",
            description = "Test a portfolio on the signals that it has received from --from on, in place of a file.")
    private boolean received;

    @Option(
            names = "--portfolio",
            paramLabel = "NAME",
            description = "Portfolio of the settings, with --signals or --received.")
    private @Nullable String portfolio;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description = "Strategy of a list of trades, which names none (default: the only one that takes signals).")
    private @Nullable String strategy;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Time zone of times without an offset, such as Europe/Berlin: that of the chart (default: UTC).")
    private @Nullable ZoneId zone;

    @Option(
            names = "--delay-minutes",
            paramLabel = "N",
            description =
                    "Minutes from the times of a list of trades to its signals: the chart's bars, if orders fill within"
                            + " or at the close of a bar (default: 0).")
    private int delayMinutes;

    boolean areGiven() {
        return file != null || received;
    }

    /** @throws WrongUsageException if options of a file are given without one */
    void check(TradedDays days) {
        boolean readsAFile = strategy != null || zone != null || delayMinutes != 0;
        if ((file == null && readsAFile) || (!areGiven() && portfolio != null)) {
            throw new WrongUsageException(
                    "--portfolio, --strategy, --zone and --delay-minutes belong to --signals, which is missing",
                    "name the file of signals, such as --signals signals.csv");
        }
        if (file != null && received) {
            throw new WrongUsageException(
                    "--signals and --received are two sources of signals, and one is tested at a time",
                    "leave out one of them");
        }
        if (areGiven() && portfolio == null) {
            throw new WrongUsageException(
                    (received ? "--received" : "--signals") + " needs --portfolio, which says how they are traded",
                    "name one of the settings");
        }
        if (received && days.from().isEmpty()) {
            throw new WrongUsageException(
                    "--received needs --from, the day of the first signal that counts",
                    "add the first day, such as --from 2026-05-01");
        }
        WrongUsageException.requireWithin("--delay-minutes", delayMinutes, 0, MAX_DELAY_MINUTES);
    }

    PortfolioBacktest.Run run(FunctionContext context, TradedDays days, BacktestCostOptions costs) throws IOException {
        SignalBacktest backtest = new SignalBacktest(context, named(context.settings()));
        List<Signal> signals = file == null
                ? backtest.received(days.from().orElseThrow(), days.to())
                : read(backtest, file).signals();
        try {
            return backtest.run(signals, days.from(), days.to(), costs.one(), BacktestListener.SILENT);
        } catch (NoChampionException none) {
            throw new CommandFailedException(
                    String.valueOf(none.getMessage()),
                    "./scalpel models lists champions; a strategy with a ticker follows signals instead",
                    none);
        } catch (NoBarsException none) {
            throw new CommandFailedException(String.valueOf(none.getMessage()), TradedDays.bars("BASE/QUOTE"), none);
        }
    }

    private Portfolio named(Settings settings) {
        return Optional.ofNullable(settings.portfolios().get(String.valueOf(portfolio)))
                .orElseThrow(() -> UnknownPortfolio.named(
                        String.valueOf(portfolio), settings.portfolios().keySet()));
    }

    private SignalFile read(SignalBacktest backtest, Path file) throws IOException {
        SignalFile.Terms terms = new SignalFile.Terms(
                Optional.ofNullable(strategy),
                Optional.ofNullable(zone).orElse(ZoneOffset.UTC),
                Duration.ofMinutes(delayMinutes));
        try {
            return backtest.read(Files.readString(file), terms);
        } catch (NoSuchFileException missing) {
            throw new CommandFailedException("there is no file " + file, HINT, missing);
        } catch (CharacterCodingException binary) {
            throw new CommandFailedException(file + " is no text in UTF-8", HINT, binary);
        } catch (SignalFileException wrong) {
            throw new CommandFailedException(file + ": " + wrong.getMessage(), HINT, wrong);
        }
    }
}
