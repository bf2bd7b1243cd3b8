package dev.scalpel.local.desk.backtests;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.backtest.run.SignalBacktest;
import dev.scalpel.local.desk.http.RequestRefusedException;
import dev.scalpel.local.functions.ReportRun;
import dev.scalpel.local.importing.SignalFile;
import dev.scalpel.local.importing.SignalFileException;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.Signal;
import dev.scalpel.strategy.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A backtest of a portfolio on signals: those of a file that the page sends, or those that the portfolio has received. */
final class DeskSignalBacktest implements DeskBacktest {

    private static final String FILE = "signals.csv";

    private final SignalBacktest backtest;
    private final Portfolio portfolio;
    private final LocalDate from;
    private final LocalDate to;
    private final List<Signal> signals;
    private final Optional<SentFile> file;

    /** @param text of the file */
    record SentFile(String text, SignalFile.Terms terms) {}

    private DeskSignalBacktest(
            SignalBacktest backtest,
            Portfolio portfolio,
            LocalDate from,
            LocalDate to,
            List<Signal> signals,
            Optional<SentFile> file) {
        this.backtest = backtest;
        this.portfolio = portfolio;
        this.from = from;
        this.to = to;
        this.signals = signals;
        this.file = file;
    }

    /**
     * @param file empty for the signals that were received
     * @throws RequestRefusedException if it cannot begin
     */
    static DeskSignalBacktest of(
            FunctionContext context, String name, LocalDate from, LocalDate to, Optional<SentFile> file) {
        Portfolio portfolio = Optional.ofNullable(
                        context.settings().portfolios().get(name))
                .orElseThrow(() -> RequestRefusedException.notFound("there is no portfolio '" + name
                        + "' in the settings; there are "
                        + context.settings().portfolios().keySet()));
        SignalBacktest backtest = new SignalBacktest(context, portfolio);
        List<Signal> signals =
                file.map(sent -> read(backtest, sent)).orElseGet(() -> backtest.received(from, Optional.of(to)));
        boolean needsSignals = portfolio.strategies().stream().allMatch(strategy -> strategy.origin() == Origin.SIGNAL);
        if (signals.isEmpty() && needsSignals) {
            throw RequestRefusedException.bad("portfolio " + name + " has received no signals from " + from + " to "
                    + to + ": choose other days, or a file of signals");
        }
        return new DeskSignalBacktest(backtest, portfolio, from, to, signals, file);
    }

    private static List<Signal> read(SignalBacktest backtest, SentFile sent) {
        try {
            return backtest.read(sent.text(), sent.terms()).signals();
        } catch (SignalFileException wrong) {
            throw RequestRefusedException.bad("the file of signals: " + wrong.getMessage());
        }
    }

    @Override
    public String defaultName() {
        return portfolio.name() + "-" + from + "-" + to;
    }

    @Override
    public Run in(Path directory, String name) {
        Optional<String> command = Optional.of(ReportRun.commandLine(arguments(directory)));
        return new Run(
                portfolio.strategies().stream()
                        .map(strategy -> strategy.instrument().toString())
                        .distinct()
                        .collect(Collectors.joining(", ")),
                from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                to.atStartOfDay(ZoneOffset.UTC).toInstant(),
                command,
                listener -> {
                    file.ifPresent(sent -> keep(sent, directory));
                    SignalBacktest.record(
                            directory,
                            command,
                            backtest.run(signals, Optional.of(from), Optional.of(to), Optional.empty(), listener));
                });
    }

    private List<String> arguments(Path directory) {
        List<String> arguments = new ArrayList<>(List.of("backtest"));
        file.ifPresentOrElse(
                sent -> {
                    arguments.addAll(
                            List.of("--signals", directory.resolve(FILE).toString()));
                    sent.terms().strategy().ifPresent(strategy -> arguments.addAll(List.of("--strategy", strategy)));
                    if (!sent.terms().zone().equals(ZoneOffset.UTC)) {
                        arguments.addAll(List.of("--zone", sent.terms().zone().toString()));
                    }
                    if (!sent.terms().delay().isZero()) {
                        arguments.addAll(List.of(
                                "--delay-minutes",
                                String.valueOf(sent.terms().delay().toMinutes())));
                    }
                },
                () -> arguments.add("--received"));
        arguments.addAll(List.of("--portfolio", portfolio.name(), "--from", from.toString(), "--to", to.toString()));
        return arguments;
    }

    /** Beside the result, so that the command can read it again. */
    private static void keep(SentFile sent, Path directory) {
        try {
            Files.writeString(directory.resolve(FILE), sent.text());
        } catch (IOException e) {
            throw new UncheckedIOException("the signals cannot be written to " + directory, e);
        }
    }
}
