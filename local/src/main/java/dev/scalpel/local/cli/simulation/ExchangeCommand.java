package dev.scalpel.local.cli.simulation;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.TradedDays;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.clock.ScaledClock;
import dev.scalpel.local.demo.DemoEdge;
import dev.scalpel.local.rehearsal.Dialect;
import dev.scalpel.local.rehearsal.Rehearsal;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.store.bars.StoredBars;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel exchange}: runs the local exchange until Ctrl-C or until its bars end. */
@Command(
        name = "exchange",
        header = "Run a local exchange with a venue's API, for rehearsals.",
        description = {
            "Run a local exchange that speaks the REST API of a venue (--speak), for rehearsals.",
            "Its market is synthetic and starts now, unless --from names a day of stored bars. Put its address into"
                    + " scalpel.yaml as venueConnection.address. No real money is involved."
        })
public final class ExchangeCommand implements Callable<Integer> {

    private static final int PAST_DAYS = 90;
    private static final int MAX_DAYS = 365;
    private static final int MAX_PORT = 65_535;
    private static final Duration LOOK = Duration.ofMillis(100);

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8086",
            description = "Port on loopback; 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--speak",
            paramLabel = "VENUE",
            defaultValue = "binance",
            description = "The API it speaks: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Dialect dialect = Dialect.BINANCE;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Market minutes per real minute (default: ${DEFAULT-VALUE}).")
    private int speed;

    @Option(
            names = "--symbol",
            paramLabel = "BASE/QUOTE",
            description = "Listed symbols (default: the symbols of the settings).")
    private List<Symbol> symbols = List.of();

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "Replay stored bars from this day on, such as 2024-05-01.")
    private @Nullable LocalDate from;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "Number of days (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Seed of the synthetic market (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--edge",
            paramLabel = "KIND",
            defaultValue = "none",
            description = "Planted edge of the synthetic market: none, flow, reversion or regime (default:"
                    + " ${DEFAULT-VALUE}).")
    private DemoEdge edge = DemoEdge.NONE;

    @Option(names = "--seconds", paramLabel = "N", description = "Stop after N real seconds.")
    private @Nullable Integer seconds;

    @Override
    public Integer call() throws InterruptedException {
        GlobalOptions options = GlobalOptions.required(parent);
        WrongUsageException.requireWithin("--port", port, 0, MAX_PORT);
        WrongUsageException.requireWithin("--speed", speed, 1, 100_000);
        WrongUsageException.requireWithin("--days", days, 1, MAX_DAYS);
        ProcessContext process = options.process();
        FunctionContext bot = FunctionContext.of(options.home(), process.environment(), process.clock(), "exchange");
        List<Symbol> traded = symbols.isEmpty() ? bot.settings().symbols().symbols() : symbols;
        Map<Symbol, BarSeries> bars =
                from == null ? synthetic(traded, process.clock().instant()) : stored(bot, traded, start(from));
        // Read again: generating a market takes time, by which the exchange's clock must not lag behind.
        Instant now = process.clock().instant();
        Clock time = new ScaledClock(process.clock(), now, from == null ? now : start(from), speed);
        try (Rehearsal rehearsal = started(bars, time)) {
            options.print(document(rehearsal, traded), text(rehearsal, traded));
            process.out().flush();
            play(rehearsal, process);
        }
        return ExitCode.OK;
    }

    private Rehearsal started(Map<Symbol, BarSeries> bars, Clock time) {
        try {
            return Rehearsal.start(dialect, port, bars, time);
        } catch (IllegalArgumentException unsuited) {
            throw new CommandFailedException(
                    String.valueOf(unsuited.getMessage()),
                    "see ./scalpel exchange --help for --symbol, --from and --days");
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void play(Rehearsal rehearsal, ProcessContext process) throws InterruptedException {
        Instant stop = seconds == null ? Instant.MAX : process.clock().instant().plusSeconds(seconds);
        while (!rehearsal.isOver() && process.clock().instant().isBefore(stop)) {
            Thread.sleep(LOOK.toMillis());
        }
        process.printMessage(
                rehearsal.isOver() ? "the market is over: no more bars" : "stopped after " + seconds + " s");
    }

    private Map<Symbol, BarSeries> synthetic(List<Symbol> traded, Instant start) {
        long first = Minutes.plus(Minutes.floor(start), -PAST_DAYS * Minutes.PER_DAY);
        return SyntheticMarket.generate(
                MarketSpec.of(traded, first, PAST_DAYS + days, seed).withEdge(edge.planted()));
    }

    /** All bars up to the end: those before the start are the history that the exchange serves. */
    private Map<Symbol, BarSeries> stored(FunctionContext bot, List<Symbol> traded, Instant start) {
        BarRepository archive = new StoredBars(bot.store());
        long end = Minutes.plus(start.toEpochMilli(), days * Minutes.PER_DAY);
        Map<Symbol, BarSeries> bars = new LinkedHashMap<>();
        for (Symbol symbol : traded) {
            BarSeries series =
                    archive.readAll(bot.settings().instrument(symbol)).between(Long.MIN_VALUE, end);
            if (series.isEmpty() || series.lastOpenTime() < start.toEpochMilli()) {
                throw new CommandFailedException(
                        "no bars of " + symbol + " are stored from " + start + " on",
                        TradedDays.bars(symbol.toString()));
            }
            bars.put(symbol, series);
        }
        return bars;
    }

    private Map<String, Object> document(Rehearsal rehearsal, List<Symbol> traded) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("speaks", dialect.toString());
        document.put("address", rehearsal.uri().toString());
        document.put("symbols", traded.stream().map(Symbol::toString).toList());
        document.put("now", rehearsal.now().toString());
        document.put("end", rehearsal.end().toString());
        document.put("apiKey", rehearsal.apiKey().key());
        document.put("apiSecret", rehearsal.apiKey().secret());
        return document;
    }

    private static String text(Rehearsal rehearsal, List<Symbol> traded) {
        return String.join(
                System.lineSeparator(),
                "exchange    " + rehearsal.uri() + "   (venueConnection.address in scalpel.yaml)",
                "symbols     "
                        + String.join(
                                ", ", traded.stream().map(Symbol::toString).toList()),
                "time        " + rehearsal.now().truncatedTo(ChronoUnit.SECONDS) + " to " + rehearsal.end(),
                "API key     " + rehearsal.apiKey().key() + "   (works only here)",
                "API secret  " + rehearsal.apiKey().secret(),
                "Press Ctrl-C to stop.");
    }
}
