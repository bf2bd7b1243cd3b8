package dev.scalpel.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.local.demo.DemoEvent.Decision;
import dev.scalpel.local.demo.DemoEvent.MinuteTraded;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.schedule.Schedule;
import dev.scalpel.local.schedule.ScheduledTask;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.report.summary.Verdict;
import dev.scalpel.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The days on which the bot trades minute by minute, and the portfolio beside it. */
final class TradingDays {

    /** A trade is in the ledger within so many minutes after the one that reports it. */
    private static final int LOOKS = 3;
    /** For what is closed without a report, such as by a stop of the portfolio. */
    private static final int LOOK_EVERY_MINUTES = 15;

    private final Settings settings;
    private final DemoFunctions functions;
    private final LicenceAccounts accounts;
    private final DemoListener listener;
    private final DemoPortfolio portfolio;
    private final ClosedTrades trades;
    private final BarSeries firstPair;
    private int looks;

    TradingDays(
            DemoPlan plan,
            FunctionContext here,
            LedgerRepository ledger,
            Map<Symbol, BarSeries> market,
            DemoFunctions functions,
            LicenceAccounts accounts,
            DemoListener listener) {
        settings = here.settings();
        this.functions = functions;
        this.accounts = accounts;
        this.listener = listener;
        portfolio = new DemoPortfolio(here, plan.traded(), market, listener);
        trades = new ClosedTrades(
                ledger,
                DemoPlan.PAIRS.stream()
                        .map(pair -> new InstrumentId(plan.traded().venue(), pair))
                        .toList());
        firstPair = Objects.requireNonNull(market.get(DemoPlan.PAIRS.get(0)), "the market has every pair");
    }

    DemoPortfolio portfolio() {
        return portfolio;
    }

    /**
     * What is due in the minutes of these days.
     *
     * @param from the first minute of the first day
     */
    List<ScheduledTask> tasks(long from, long end) {
        return List.of(
                new ScheduledTask(
                        LocalFunctions.RETRIEVAL, Schedule.everyMinutes(1), minute -> trade(minute, from, end)),
                new ScheduledTask(DemoPortfolio.NAME, Schedule.everyMinutes(1), this::executeSignals),
                new ScheduledTask(
                        "pipeline", Schedule.dailyAt(settings.training().at()), this::walkPipeline));
    }

    /** As in the cloud: retrieval triggers execution; its own schedule is the fallback. */
    private void trade(long minute, long from, long end) {
        functions.retrieve();
        JsonNode traded = functions.trade();
        listener.happened(event(traded, minute, from, end));
        for (JsonNode symbol : traded.path("symbols")) {
            looks = symbol.path("trades").asInt() > 0 ? LOOKS : looks;
        }
    }

    private void executeSignals(long minute) {
        Instant at = Instant.ofEpochMilli(minute);
        portfolio.signal(minute, at.plus(ScheduledTask.DELAY));
        looks = portfolio.observe(at, functions.executeSignals()) ? LOOKS : looks;
        if (looks > 0 || Math.floorMod(minute, LOOK_EVERY_MINUTES * Minutes.MILLIS) == 0) {
            looks--;
            trades.until(at.plus(ScheduledTask.DELAY)).forEach(listener::happened);
        }
    }

    private void walkPipeline(long minute) {
        functions.walkPipeline(minute);
        accounts.observe(Instant.ofEpochMilli(minute).plus(ScheduledTask.DELAY));
    }

    private MinuteTraded event(JsonNode traded, long minute, long from, long end) {
        List<Decision> decisions = new ArrayList<>();
        traded.path("symbols").forEach(symbol -> decisions.add(decision(symbol)));
        return new MinuteTraded(
                Instant.ofEpochMilli(minute),
                (double) Minutes.between(from, minute) / Minutes.between(from, end),
                traded.path("equity").asDouble(),
                traded.path("drawdown").asDouble(),
                close(minute) / close(from),
                decisions);
    }

    /** Of the last bar before a minute. */
    private double close(long minute) {
        return firstPair.close(firstPair.firstRowFrom(minute) - 1);
    }

    private static Decision decision(JsonNode symbol) {
        String position = symbol.path("position").asText("null");
        String reason = symbol.path("decision").asText("null");
        String words = reason.equals("null") ? symbol.path("outcome").asText() : Verdict.clause(reason);
        return new Decision(symbol.path("symbol").asText(), position.equals("null") ? words : position);
    }
}
