package dev.scalpel.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.invocation.Surroundings;
import dev.scalpel.local.clock.SpedClock;
import dev.scalpel.local.functions.Functions;
import dev.scalpel.local.page.StatusPage;
import dev.scalpel.local.page.StatusReader;
import dev.scalpel.local.running.AlreadyRunningException;
import dev.scalpel.local.running.Bot;
import dev.scalpel.local.running.InstanceLock;
import dev.scalpel.local.running.Journal;
import dev.scalpel.settings.Settings;
import dev.scalpel.training.TrainingProgress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel run}: the bot, until it is told to stop. */
@Command(
        name = "run",
        description = {
            "Run the bot in real time: bars and trading each minute, training each day, the review each week.",
            "On paper unless scalpel.yaml says otherwise. Ctrl-C or SIGTERM lets the minute under way end."
        })
final class RunCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final int FASTEST = 1_000;

    @ParentCommand
    private @Nullable ScalpelCommand scalpel;

    @Option(names = "--port", paramLabel = "N", description = "Port of the page (default: page.port of the settings).")
    private @Nullable Integer port;

    @Option(names = "--seconds", paramLabel = "N", description = "Stop after so many real seconds.")
    private @Nullable Long seconds;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Follow a local exchange whose time runs N times as fast (./scalpel exchange --speed N).")
    private int speed;

    @Override
    public Integer call() throws InterruptedException {
        ScalpelCommand parent = ScalpelCommand.required(scalpel);
        Shell shell = parent.shell();
        Surroundings first = Surroundings.of(parent.home(), shell.environment(), shell.clock(), "run");
        Clock clock = speed == 1 ? shell.clock() : exchangeClock(first.settings(), shell.clock());
        Surroundings here = Surroundings.of(first.settings(), first.store(), parent.home(), clock, "run");
        Journal journal = new Journal(shell.out(), clock, parent.json());
        try (InstanceLock lock = lock(here, parent)) {
            Functions functions = Functions.of(here, here.failureReport(), TrainingProgress.SILENT);
            Bot bot = new Bot(here.settings(), functions, lock, journal, clock, speed, parent.home());
            StatusReader status = new StatusReader(here.settings(), here.store(), functions, clock);
            try (StatusPage page =
                    StatusPage.open(port == null ? here.settings().page().port() : port, status::read, functions)) {
                journal.say(
                        "run",
                        here.settings().mode() + " on " + here.settings().venue() + "; the page is " + page.uri());
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
        bot.await(seconds == null ? LONGEST : Duration.ofSeconds(seconds));
        bot.stop();
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException shuttingDown) {
            // The hook is what has stopped us; it is waited for.
            stopper.join();
        }
    }

    private static InstanceLock lock(Surroundings here, ScalpelCommand parent) {
        String holder = "process " + ProcessHandle.current().pid() + " on " + host() + " since "
                + parent.shell().clock().instant();
        try {
            return InstanceLock.take(
                    here.settings(), here.store(), parent.home(), parent.shell().clock(), holder);
        } catch (AlreadyRunningException other) {
            throw new CommandFailedException(
                    String.valueOf(other.getMessage()),
                    "one bot a state: stop that one first, or choose another --home",
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

    /** A rehearsal's time is the exchange's. */
    private Clock exchangeClock(Settings settings, Clock wall) {
        if (speed < 1 || speed > FASTEST) {
            throw new CommandFailedException(
                    "--speed must lie between 1 and " + FASTEST + ": " + speed, "1 is real time");
        }
        String address = settings.exchange()
                .address()
                .orElseThrow(() -> new CommandFailedException(
                        "--speed needs a local exchange",
                        "start one with ./scalpel exchange --speed " + speed + " and set exchange.address"));
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address).resolve("/api/v3/time"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            JsonNode time = new ObjectMapper().readTree(answer.body()).path("serverTime");
            return new SpedClock(wall, Instant.ofEpochMilli(time.asLong()), speed);
        } catch (IOException e) {
            throw new CommandFailedException(
                    "the exchange at " + address + " does not tell its time: " + e.getMessage(),
                    "start it with ./scalpel exchange --speed " + speed,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("interrupted", "try again", e);
        }
    }
}
