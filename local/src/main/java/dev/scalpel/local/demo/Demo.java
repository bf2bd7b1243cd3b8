package dev.scalpel.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.Surroundings;
import dev.scalpel.local.functions.Functions;
import dev.scalpel.local.functions.ReportFiles;
import dev.scalpel.local.functions.Words;
import dev.scalpel.local.schedule.AcceleratedClock;
import dev.scalpel.local.schedule.Beat;
import dev.scalpel.local.schedule.Cadence;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.IoReason;
import dev.scalpel.store.local.ScratchStore;
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

/** Plays a synthetic market to the four real functions: exchange, clock and store are here, all else is as in the cloud. */
public final class Demo {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final DemoPlan plan;
    private final Path directory;
    private final DemoView view;
    private final List<String> decisions = new ArrayList<>();
    private final StageTimes times = new StageTimes();
    private int trainings;
    private int promotions;

    /** @param directory empty or absent: the demo's home, with the store in it */
    public Demo(DemoPlan plan, Path directory, DemoView view) {
        this.plan = plan;
        this.directory = directory;
        this.view = view;
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
            ScratchStore store = new ScratchStore(directory.resolve("store"));
            Surroundings here = Surroundings.of(settings(exchange), store, directory, clock, "demo");
            Functions functions = Functions.onOneClock(
                    here,
                    (function, action, failure) -> {
                        // A full disk ends the demo and is told there.
                        if (!IoReason.isFull(failure)) {
                            view.note(function + " failed: " + failure.getMessage());
                        }
                    },
                    TrainingProgress.SILENT);
            new AcceleratedClock(clock, beats(here.settings(), functions))
                    .run(plan.firstMinute(), plan.endMinute(), stopped);
            clock.setTo(plan.end());
            ReportFiles files = ReportFiles.in(directory);
            JsonNode report = files.write(call(
                    functions,
                    Functions.MONITORING,
                    files.event(Optional.of(DemoPlan.START), Optional.of(plan.end()))));
            return result(report, files.page(), (System.nanoTime() - started) / 1e9);
        }
    }

    private List<Beat> beats(Settings settings, Functions functions) {
        return List.of(
                new Beat(Functions.RETRIEVAL, Cadence.everyMinutes(1), minute -> {
                    JsonNode stored = call(functions, Functions.RETRIEVAL, "{}");
                    stored.path("failures").forEach(failure -> view.note(failure.asText()));
                    // Execution is started by the chain, and by its own schedule where the chain was silent.
                    JsonNode traded = call(functions, Functions.EXECUTION, "{}");
                    traded.path("failures").forEach(failure -> view.note(failure.asText()));
                    view.minute(minute, plan, traded);
                }),
                new Beat(
                        Functions.TRAINING,
                        Cadence.dailyAt(settings.training().at()),
                        minute -> tell(minute, call(functions, Functions.TRAINING, "{}"))),
                new Beat(
                        Functions.MONITORING,
                        Cadence.weeklyAt(
                                settings.monitoring().day(),
                                settings.monitoring().at()),
                        minute -> {
                            if (minute
                                    > plan.firstMinute()
                                            + settings.monitoring().at().toSecondOfDay() * 1_000L) {
                                JsonNode review = call(functions, Functions.MONITORING, "{}");
                                view.note(Instant.ofEpochMilli(minute) + "  review of "
                                        + review.path("week").asText() + ": "
                                        + Words.of(Functions.MONITORING, review));
                            }
                        }));
    }

    private JsonNode call(Functions functions, String function, String event) {
        return times.taking(function, () -> functions.call(function, event, LIMIT));
    }

    private void tell(long minute, JsonNode answer) {
        for (JsonNode report : answer.path("symbols")) {
            trainings++;
            boolean promoted = report.path("promoted").asBoolean();
            promotions += promoted ? 1 : 0;
            String words = Instant.ofEpochMilli(minute) + "  training of "
                    + report.path("symbol").asText() + ": "
                    + report.path("words").asText();
            decisions.add(words);
            if (promoted || report.path("retired").asBoolean() || trainings == 1) {
                view.note(words);
            }
        }
    }

    /**
     * Costs of 2 bp a side, and a few trials a day: the demo is to be over soon. They are left in its folder, so that
     * every other command works on what the demo leaves behind.
     */
    private Settings settings(LocalExchange exchange) {
        StringBuilder yaml = new StringBuilder("symbols: {");
        yaml.append(plan.pairs().stream()
                        .map(pair -> pair + ": " + (plan.symbols() == 1 ? "0.98" : "0.49"))
                        .collect(Collectors.joining(", ")))
                .append("}\n")
                .append("costs: {feeBp: 1, slippageBp: 1}\n")
                .append("retrieval: {historyDays: ")
                .append(DemoPlan.HISTORY_DAYS)
                .append("}\n")
                .append("tuning: {trials: 6, seeds: 1}\n")
                .append("notification: {channel: file}\n")
                .append("store: {directory: store}\n");
        try {
            Files.writeString(directory.resolve(SettingsReader.FILE_NAME), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's settings cannot be written to " + directory, e);
        }
        String withExchange = yaml + "exchange: {address: \"" + exchange.uri() + "\"}\n";
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
