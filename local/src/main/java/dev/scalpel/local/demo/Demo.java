package dev.scalpel.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.functions.AnswerSummary;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.functions.ReportFiles;
import dev.scalpel.local.schedule.AcceleratedScheduler;
import dev.scalpel.local.schedule.Schedule;
import dev.scalpel.local.schedule.ScheduledTask;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.IoErrors;
import dev.scalpel.store.local.MirroredMemoryStore;
import dev.scalpel.training.daily.TrainingProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Runs the four real functions on a synthetic market. Exchange, clock and store are local; the rest is as in the cloud. */
public final class Demo {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final DemoPlan plan;
    private final Path directory;
    private final DemoListener listener;
    private final List<String> decisions = new ArrayList<>();
    private final StageTimes times = new StageTimes();
    private int trainings;
    private int promotions;

    /** @param directory the demo's home with its store; empty or absent */
    public Demo(DemoPlan plan, Path directory, DemoListener listener) {
        this.plan = plan;
        this.directory = directory;
        this.listener = listener;
    }

    public DemoResult run(BooleanSupplier stopped) {
        long started = System.nanoTime();
        Map<Symbol, BarSeries> market = SyntheticMarket.generate(plan.market());
        SettableClock clock = new SettableClock(DemoPlan.START);
        List<Listing> listings = market.entrySet().stream()
                .filter(pair -> plan.pairs().contains(pair.getKey()))
                .map(pair -> Listing.of(pair.getKey(), pair.getValue()))
                .toList();
        try (LocalExchange exchange = LocalExchange.start(clock, listings)) {
            MirroredMemoryStore store = new MirroredMemoryStore(directory.resolve("store"));
            FunctionContext here = FunctionContext.of(settings(exchange), store, directory, clock, "demo");
            LocalFunctions functions = LocalFunctions.onOneClock(
                    here,
                    (function, action, failure) -> {
                        // A full disk ends the demo, which then reports it.
                        if (!IoErrors.isDiskFull(failure)) {
                            listener.note(function + " failed: " + failure.getMessage());
                        }
                    },
                    TrainingProgress.SILENT);
            new AcceleratedScheduler(clock, tasks(here.settings(), functions))
                    .run(plan.firstMinute(), plan.endMinute(), stopped);
            clock.setTo(plan.end());
            ReportFiles files = ReportFiles.in(directory);
            JsonNode report = files.write(call(
                    functions,
                    LocalFunctions.MONITORING,
                    files.event(Optional.of(DemoPlan.START), Optional.of(plan.end()))));
            return result(report, files.page(), (System.nanoTime() - started) / 1e9);
        }
    }

    private List<ScheduledTask> tasks(Settings settings, LocalFunctions functions) {
        return List.of(
                new ScheduledTask(LocalFunctions.RETRIEVAL, Schedule.everyMinutes(1), minute -> {
                    JsonNode stored = call(functions, LocalFunctions.RETRIEVAL, "{}");
                    stored.path("failures").forEach(failure -> listener.note(failure.asText()));
                    // As in the cloud: retrieval triggers execution; its own schedule is the fallback.
                    JsonNode traded = call(functions, LocalFunctions.EXECUTION, "{}");
                    traded.path("failures").forEach(failure -> listener.note(failure.asText()));
                    listener.minute(minute, plan, traded);
                }),
                new ScheduledTask(
                        LocalFunctions.TRAINING,
                        Schedule.dailyAt(settings.training().at()),
                        minute -> reportAnswer(minute, call(functions, LocalFunctions.TRAINING, "{}"))),
                new ScheduledTask(
                        LocalFunctions.MONITORING,
                        Schedule.weeklyAt(
                                settings.monitoring().day(),
                                settings.monitoring().at()),
                        minute -> {
                            if (minute
                                    > plan.firstMinute()
                                            + settings.monitoring().at().toSecondOfDay() * 1_000L) {
                                JsonNode review = call(functions, LocalFunctions.MONITORING, "{}");
                                listener.note(Instant.ofEpochMilli(minute) + "  review of "
                                        + review.path("week").asText() + ": "
                                        + AnswerSummary.of(LocalFunctions.MONITORING, review));
                            }
                        }));
    }

    private JsonNode call(LocalFunctions functions, String function, String event) {
        return times.taking(function, () -> functions.call(function, event, LIMIT));
    }

    private void reportAnswer(long minute, JsonNode answer) {
        for (JsonNode report : answer.path("symbols")) {
            trainings++;
            boolean promoted = report.path("promoted").asBoolean();
            promotions += promoted ? 1 : 0;
            String words = Instant.ofEpochMilli(minute) + "  training of "
                    + report.path("symbol").asText() + ": "
                    + AnswerSummary.message(report);
            decisions.add(words);
            if (promoted || report.path("retired").asBoolean() || trainings == 1) {
                listener.note(words);
            }
        }
    }

    /**
     * Costs of 2 bp per side, and a few trials a day to keep the demo short. The settings stay in its directory, so
     * every other command works on its results.
     */
    private Settings settings(LocalExchange exchange) {
        StringBuilder yaml = new StringBuilder("symbols: {");
        yaml.append(plan.pairs().stream()
                        .map(pair -> pair + ": " + (plan.symbols() == 1 ? "0.98" : "0.49"))
                        .collect(Collectors.joining(", ")))
                .append("}\n")
                .append("costs: {source: settings, feeBp: 1, slippageBp: 1}\n")
                .append("retrieval: {historyDays: ")
                .append(DemoPlan.HISTORY_DAYS)
                .append("}\n")
                .append("training: {style: brackets}\n")
                .append("tuning: {trials: 6, seeds: 1}\n")
                .append("notification: {channel: file}\n")
                .append("store: {directory: store}\n");
        try {
            Files.writeString(directory.resolve(SettingsReader.FILE_NAME), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the demo's settings to " + directory, e);
        }
        String withExchange = yaml + "venueConnection: {address: \"" + exchange.uri() + "\"}\n";
        return SettingsReader.fromText("the demo's settings", withExchange, Map.of())
                .settings();
    }

    private DemoResult result(JsonNode report, Path page, double seconds) {
        JsonNode figures = report.path("figures");
        return new DemoResult(
                plan.days(),
                plan.seed(),
                plan.edge().name().toLowerCase(Locale.ROOT),
                (long) value(figures, "trades"),
                value(figures, "netReturn"),
                value(figures, "maxDrawdown"),
                trainings,
                promotions,
                page.toString(),
                directory.resolve("store").toString(),
                report.path("verdict").asText(),
                seconds,
                decisions,
                times.stages());
    }

    private static double value(JsonNode figures, String name) {
        return Optional.of(figures.path(name).path("value"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble)
                .orElse(0.0);
    }
}
