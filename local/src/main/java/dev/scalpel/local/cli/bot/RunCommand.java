package dev.scalpel.local.cli.bot;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.api.LocalApi;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.clock.LocalExchangeClock;
import dev.scalpel.local.clock.LocalExchangeUnreachableException;
import dev.scalpel.local.desk.Desk;
import dev.scalpel.local.desk.DeskSetup;
import dev.scalpel.local.desk.backtests.Backtests;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.data.ObservedStore;
import dev.scalpel.local.desk.stream.LogRing;
import dev.scalpel.local.functions.BuildVersion;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.running.AlreadyRunningException;
import dev.scalpel.local.running.Bot;
import dev.scalpel.local.running.InstanceLock;
import dev.scalpel.local.running.RunLog;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.training.daily.TrainingProgress;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel run}: runs the bot until it is stopped. */
@Command(
        name = "run",
        header = "Run the bot in real time; trades on paper unless set otherwise.",
        description = {
            "Run the bot in real time: bars and trading every minute, the pipeline (trainings among it) every day, a review every"
                    + " week.",
            "Trades on paper unless scalpel.yaml sets another mode. Ctrl-C or SIGTERM stops it after the current"
                    + " minute."
        })
public final class RunCommand implements Callable<Integer> {

    private static final Duration MAX_DURATION = Duration.ofDays(36_500);
    private static final int MAX_SPEED = 1_000;
    private static final int MAX_PORT = 65_535;

    /** Measured over a fraction of a second. */
    private static final double SPEED_TOLERANCE = 0.2;

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(names = "--port", paramLabel = "N", description = "Port of the page (default: page.port of the settings).")
    private @Nullable Integer port;

    @Option(names = "--seconds", paramLabel = "N", description = "Stop after N real seconds.")
    private @Nullable Long seconds;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Follow a local exchange whose clock runs N times as fast (./scalpel exchange --speed N).")
    private int speed;

    @Option(
            names = "--live",
            description =
                    "Switch to money: show the evidence, the costs that it assumed and those of the account, and ask."
                            + " Needed once, and mode: live in scalpel.yaml.")
    private boolean live;

    @Override
    public Integer call() throws IOException, InterruptedException {
        GlobalOptions options = GlobalOptions.required(parent);
        ProcessContext process = options.process();
        WrongUsageException.requireWithin("--speed", speed, 1, MAX_SPEED);
        WrongUsageException.requireWithin("--port", port == null ? 0 : port, 0, MAX_PORT);
        WrongUsageException.requireWithin("--seconds", seconds == null ? 0 : seconds, 0, MAX_DURATION.toSeconds());
        FunctionContext first = FunctionContext.of(options.home(), process.environment(), process.clock(), "run");
        Clock clock = clock(first.settings().venueConnection().standIn(), process);
        ObservedStore written = new ObservedStore(first.store());
        FunctionContext observed = new FunctionContext(first.settings(), written, first.notifier(), first.clock());
        FunctionContext context = BotContextFactory.at(clock, observed, options, "run");
        new LiveSwitch(options, context).require(live);
        LogRing lines = new LogRing();
        RunLog log = new RunLog(
                options.json() ? process.out()::println : process::printResult, clock, options.json(), lines::add);
        try (InstanceLock lock = lock(context, options)) {
            LocalFunctions functions = LocalFunctions.of(
                            context,
                            process.environment(),
                            context.mailFailure(),
                            TrainingProgress.SILENT,
                            process.clock())
                    .withHome(options.home());
            Bot bot = new Bot(context.settings(), functions, context.store(), lock, log, clock, speed, options.home());
            int chosen = port == null ? context.settings().page().port() : port;
            Backtests backtests = Backtests.of(
                    context, options.home(), Backtests.SettingsOf.directory(options.home(), process.environment()));
            DeskSetup setup = DeskSetup.ofBot(
                    DeskData.in(context.settings(), context.store(), clock),
                    SettingsReader.fromDirectory(options.home(), process.environment())
                            .lines(),
                    backtests,
                    BuildVersion.read(),
                    functions,
                    written,
                    bot::lastMinuteAt,
                    lines);
            try (backtests;
                    Desk desk = Desk.open(chosen, setup);
                    LocalApi api = LocalApi.open(context, options.home(), functions, bot.signals())) {
                log.log(
                        "run",
                        context.settings().mode() + " on " + context.settings().venue() + "; desk: "
                                + desk.uri()
                                + api.uri().map(uri -> "; HTTP API: " + uri).orElse(""));
                runUntilStopped(bot);
            }
        }
        return ExitCode.OK;
    }

    private void runUntilStopped(Bot bot) throws InterruptedException {
        Thread stopper = new Thread(() -> {
            try {
                bot.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(stopper);
        bot.start();
        bot.await(seconds == null ? MAX_DURATION : Duration.ofSeconds(seconds));
        bot.stop();
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException shuttingDown) {
            // The hook itself has stopped the bot; wait for it.
            stopper.join();
        }
        bot.failure().ifPresent(failure -> {
            throw failure;
        });
    }

    private static InstanceLock lock(FunctionContext context, GlobalOptions options) {
        String holder = "process " + ProcessHandle.current().pid() + " on " + host() + " since "
                + options.process().clock().instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            return InstanceLock.take(
                    context.settings(),
                    context.store(),
                    options.home(),
                    options.process().clock(),
                    holder);
        } catch (AlreadyRunningException other) {
            throw new CommandFailedException(
                    String.valueOf(other.getMessage()),
                    "one bot per home directory: stop the other bot first, or choose another --home",
                    other);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException unnamed) {
            return "this machine";
        }
    }

    /** The clock of the local exchange in a rehearsal, otherwise the system clock. */
    private Clock clock(Optional<String> exchange, ProcessContext process) throws InterruptedException {
        if (exchange.isEmpty()) {
            if (speed > 1) {
                throw new CommandFailedException(
                        "--speed needs a local exchange",
                        "start one with ./scalpel exchange --speed " + speed + " and set venueConnection.address");
            }
            return process.clock();
        }
        LocalExchangeClock clock = new LocalExchangeClock(exchange.get());
        try {
            requireSpeed(clock.speed());
            return clock.tickingAt(process.clock(), speed);
        } catch (LocalExchangeUnreachableException unreachable) {
            throw new CommandFailedException(
                    String.valueOf(unreachable.getMessage()),
                    "start it with ./scalpel exchange --speed " + speed,
                    unreachable);
        }
    }

    private void requireSpeed(double measured) {
        if (Math.abs(measured - speed) > SPEED_TOLERANCE * speed) {
            long its = Math.max(1, Math.round(measured));
            throw new CommandFailedException(
                    "the exchange's clock runs " + its + " times as fast, not " + speed + " times",
                    "use --speed " + its);
        }
    }
}
