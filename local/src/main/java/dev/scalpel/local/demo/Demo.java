package dev.scalpel.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.evidence.Standing;
import dev.scalpel.execution.minute.AttentionRequiredException;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.local.demo.DemoEvent.Stage;
import dev.scalpel.local.demo.DemoResult.Portfolio;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.functions.ReportFiles;
import dev.scalpel.local.schedule.AcceleratedScheduler;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.records.EvidenceReader;
import dev.scalpel.monitoring.report.summary.EvidenceSummary;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.signals.Outcome;
import dev.scalpel.store.IoErrors;
import dev.scalpel.store.local.MirroredMemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Runs the four real functions on a synthetic market. Exchange, clock and store are local; the rest is as in the cloud. */
public final class Demo {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private final DemoPlan plan;
    private final Path directory;
    private final DemoListener listener;

    /** @param directory the demo's home with its store; empty or absent */
    public Demo(DemoPlan plan, Path directory, DemoListener listener) {
        this.plan = plan;
        this.directory = directory;
        this.listener = listener;
    }

    /**
     * Runs it.
     *
     * @param stopped checked after each night and before each minute; then the report is of what was done, and says so
     */
    public DemoResult run(BooleanSupplier stopped) {
        long started = System.nanoTime();
        begin(Stage.MARKET);
        Map<Symbol, BarSeries> market = SyntheticMarket.generate(plan.market());
        SettableClock clock = new SettableClock(DemoPlan.START);
        List<Listing> listings = market.entrySet().stream()
                .map(pair -> Listing.of(pair.getKey(), pair.getValue()))
                .toList();
        try (DemoMarket.Running exchange = plan.traded().start(clock, listings)) {
            MirroredMemoryStore store = new MirroredMemoryStore(directory.resolve("store"));
            FunctionContext here = FunctionContext.of(settings(exchange), store, directory, clock, "demo");
            DemoFunctions functions = functions(here);
            EvidenceReader evidence = new EvidenceReader(here.settings(), here.store());
            LicenceAccounts accounts = new LicenceAccounts(evidence, listener);
            begin(Stage.SHADOW);
            long licensed = new ShadowNights(plan, clock, functions, accounts, listener)
                    .run(here.settings().training().at(), stopped);
            TradingDays days =
                    new TradingDays(plan, here, Repositories.in(store).ledger(), market, functions, accounts, listener);
            long from = Math.floorDiv(licensed, DAY_MILLIS) * DAY_MILLIS;
            long end = plan.endMinute(from);
            boolean trades = !stopped.getAsBoolean();
            if (trades) {
                begin(Stage.TRADING);
            }
            long reached =
                    new AcceleratedScheduler(clock, days.tasks(from, end)).run(Minutes.plus(licensed, 1), end, stopped);
            clock.setTo(Instant.ofEpochMilli(reached));
            days.portfolio().writeSignals(directory);
            begin(Stage.REPORT);
            DemoPeriod period = new DemoPeriod(plan, trades, from, reached);
            ReportFiles files = ReportFiles.in(directory);
            JsonNode report =
                    functions.report(files, period.reportFrom(), period.reportTo(), plan.reportRun(), period.warning());
            List<Standing> standings = evidence.read(clock.instant());
            return result(report, functions, standings, period, files.page(), (System.nanoTime() - started) / 1e9);
        }
    }

    private void begin(Stage stage) {
        listener.happened(new DemoEvent.StageBegun(stage));
    }

    private DemoFunctions functions(FunctionContext here) {
        return new DemoFunctions(
                LocalFunctions.onOneClock(
                        here,
                        (function, action, failure) -> {
                            // A full disk ends the demo, which then reports it; what needs attention is in the answer
                            // as well.
                            if (!IoErrors.isDiskFull(failure) && !(failure instanceof AttentionRequiredException)) {
                                listener.happened(new DemoEvent.Noted(function + " failed: " + failure.getMessage()));
                            }
                        },
                        new TrainingSteps(listener)),
                listener);
    }

    /**
     * Costs of 2 bp per side, and a few trials a day to keep the demo short. The settings stay in its directory, so
     * every other command works on its results.
     */
    private Settings settings(DemoMarket.Running exchange) {
        StringBuilder yaml = new StringBuilder("venue: " + plan.traded().venue() + "\nsymbols: {");
        yaml.append(plan.pairs().stream()
                        .map(pair -> pair + ": " + (plan.symbols() == 1 ? "0.98" : "0.49"))
                        .collect(Collectors.joining(", ")))
                .append("}\n")
                .append("costs: {source: settings, feeBp: 1, slippageBp: 1}\n")
                .append("retrieval: {historyDays: ")
                .append(DemoPlan.HISTORY_DAYS)
                .append("}\n")
                .append("tuning: {trials: 6, seeds: 1}\n")
                .append("notification: {channel: file}\n")
                .append("store: {directory: store}\n")
                .append(DemoPortfolio.yaml(DemoPlan.PAIRS));
        try {
            Files.writeString(directory.resolve(SettingsReader.FILE_NAME), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the demo's settings to " + directory, e);
        }
        String withExchange = yaml + "venueConnection: {address: \"" + exchange.uri() + "\"}\n";
        return SettingsReader.fromText("the demo's settings", withExchange, Map.of())
                .settings();
    }

    private DemoResult result(
            JsonNode report,
            DemoFunctions functions,
            List<Standing> standings,
            DemoPeriod period,
            Path page,
            double seconds) {
        JsonNode figures = report.path("figures");
        return new DemoResult(
                plan.traded().name().toLowerCase(Locale.ROOT),
                period.isPartial(),
                period.tradedDays(),
                DemoPlan.HISTORY_DAYS,
                period.shadowDays(),
                plan.seed(),
                plan.edge().name().toLowerCase(Locale.ROOT),
                (long) value(figures, "trades"),
                value(figures, "netReturn"),
                value(figures, "maxDrawdown"),
                functions.trainings(),
                licences(standings),
                standings.isEmpty() ? 1 : standings.get(0).evidence(),
                standings.stream()
                        .map(standing -> new EvidenceSummary(standing).headline())
                        .toList(),
                page.toString(),
                directory.resolve("store").toString(),
                report.path("verdict").asText(),
                portfolio(report),
                functions.pipeline(),
                seconds,
                functions.decisions(),
                functions.stages());
    }

    private static Portfolio portfolio(JsonNode report) {
        JsonNode known = report.path("portfolios").path(0);
        return new Portfolio(
                known.path("name").asText(),
                known.path("quote").asText(),
                known.path("strategies").findValues("received").stream()
                        .mapToInt(JsonNode::asInt)
                        .sum(),
                known.path("signals").path(Outcome.EXECUTED.name()).asInt(),
                known.path("trades").asInt(),
                known.path("netProfit").decimalValue(),
                known.path("valueAtCost").decimalValue());
    }

    private static int licences(List<Standing> standings) {
        return (int) standings.stream()
                .flatMap(standing -> standing.curve().stream())
                .filter(day -> day.step() == LicenceAccount.Step.LICENSED)
                .count();
    }

    private static double value(JsonNode figures, String name) {
        return Optional.of(figures.path(name).path("value"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble)
                .orElse(0.0);
    }
}
