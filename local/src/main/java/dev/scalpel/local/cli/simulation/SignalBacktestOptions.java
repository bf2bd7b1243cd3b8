package dev.scalpel.local.cli.simulation;

import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.backtest.NoBarsException;
import dev.scalpel.local.backtest.NoChampionException;
import dev.scalpel.local.backtest.PortfolioBacktest;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.TradedDays;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.importing.SignalFile;
import dev.scalpel.local.importing.SignalFileException;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.message.Recipient;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

    @Option(names = "--portfolio", paramLabel = "NAME", description = "Portfolio of the settings, with --signals.")
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
        return file != null;
    }

    /** @throws WrongUsageException if options of a file are given without one */
    void check() {
        if (file == null && (portfolio != null || strategy != null || zone != null || delayMinutes != 0)) {
            throw new WrongUsageException(
                    "--portfolio, --strategy, --zone and --delay-minutes belong to --signals, which is missing",
                    "name the file of signals, such as --signals signals.csv");
        }
        if (file != null && portfolio == null) {
            throw new WrongUsageException(
                    "--signals needs --portfolio, which says how they are traded", "name one of the settings");
        }
        WrongUsageException.requireWithin("--delay-minutes", delayMinutes, 0, MAX_DELAY_MINUTES);
    }

    PortfolioBacktest.Run run(FunctionContext context, TradedDays days, BacktestCostOptions costs) throws IOException {
        Settings settings = context.settings();
        Portfolio named = named(settings);
        Instant now = context.clock().instant();
        Recipient recipient = new PaperPortfolio(settings, named)
                .recipient(new InstrumentStore(context.store(), settings.venueOf(named)).read(), now);
        SignalFile signals = read(recipient);
        Instant from = days.from()
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(now);
        MeasuredCosts measured = new MeasuredCosts(settings, new StoredCosts(context.store()));
        try {
            return new PortfolioBacktest(
                            settings,
                            named,
                            context.store(),
                            instrument -> costs.one()
                                    .orElseGet(() -> measured.statement(instrument, from, now)
                                            .costs()))
                    .run(signals.signals(), days.from(), days.to());
        } catch (NoChampionException none) {
            throw new CommandFailedException(
                    String.valueOf(none.getMessage()),
                    "./scalpel models lists champions; a strategy with a ticker follows signals instead",
                    none);
        } catch (NoBarsException none) {
            throw new CommandFailedException(
                    String.valueOf(none.getMessage()), "import some: ./scalpel import FILE --symbol BASE/QUOTE", none);
        }
    }

    private Portfolio named(Settings settings) {
        return Optional.ofNullable(settings.portfolios().get(String.valueOf(portfolio)))
                .orElseThrow(() -> new CommandFailedException(
                        "no portfolio is called '" + portfolio + "': "
                                + (settings.portfolios().isEmpty()
                                        ? "the settings have none"
                                        : "there are "
                                                + String.join(
                                                        ", ",
                                                        settings.portfolios().keySet())),
                        "docs/portfolios.md shows how portfolios are written in scalpel.yaml"));
    }

    private SignalFile read(Recipient recipient) throws IOException {
        if (file == null) {
            throw new IllegalStateException("check() comes first");
        }
        SignalFile.Terms terms = new SignalFile.Terms(
                Optional.ofNullable(strategy),
                Optional.ofNullable(zone).orElse(ZoneOffset.UTC),
                Duration.ofMinutes(delayMinutes));
        try {
            return SignalFile.read(Files.readString(file), recipient, terms);
        } catch (NoSuchFileException missing) {
            throw new CommandFailedException("there is no file " + file, HINT, missing);
        } catch (CharacterCodingException binary) {
            throw new CommandFailedException(file + " is no text in UTF-8", HINT, binary);
        } catch (SignalFileException wrong) {
            throw new CommandFailedException(file + ": " + wrong.getMessage(), HINT, wrong);
        }
    }
}
