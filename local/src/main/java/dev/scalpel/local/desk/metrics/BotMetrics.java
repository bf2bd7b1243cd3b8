package dev.scalpel.local.desk.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.data.DeskWatch.Snapshot;
import dev.scalpel.local.desk.data.InstrumentView;
import dev.scalpel.local.functions.CallStatistics;
import dev.scalpel.market.Minutes;
import dev.scalpel.venue.VenueRateLimit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;

/** What Prometheus is given: from the store, from the overview of the desk, and from the functions of this process. */
public final class BotMetrics {

    private static final String EQUITY = "Equity of an account, in its quote asset.";
    private static final String DRAWDOWN = "scalpel_drawdown_ratio";
    private static final String BELOW = "How far the equity is below its peak.";
    private static final String HALTED = "1 while trading is halted.";
    private static final String PAUSED = "1 while nothing is entered.";

    private final DeskData data;
    private final String version;
    private final TradeTally tally;

    /** @param version of Scalpel */
    public BotMetrics(DeskData data, String version) {
        this.data = data;
        this.version = version;
        tally = new TradeTally(data);
    }

    /**
     * All metrics in Prometheus' text format.
     *
     * @param overview the desk's document of the same snapshot
     * @param lastMinute when the bot of this process last began a minute
     * @param calls by function; empty beside a bot that runs elsewhere
     */
    public byte[] of(
            Snapshot snapshot,
            JsonNode overview,
            Optional<Instant> lastMinute,
            Map<String, CallStatistics.Calls> calls) {
        MetricsText text = new MetricsText();
        process(text, overview, lastMinute, calls);
        account(text, overview, data.present().instant());
        snapshot.instruments().values().forEach(view -> instrument(text, view, snapshot.now()));
        return text.bytes();
    }

    private void process(
            MetricsText text,
            JsonNode overview,
            Optional<Instant> lastMinute,
            Map<String, CallStatistics.Calls> calls) {
        text.info(
                "scalpel_build",
                "The version, and in which mode it trades at which venue; always 1.",
                "version",
                version,
                "mode",
                overview.path("mode").asText(),
                "venue",
                overview.path("venue").asText());
        lastMinute.ifPresent(at -> text.gauge(
                "scalpel_last_minute_timestamp_seconds",
                "When the bot of this process last began a minute.",
                at.toEpochMilli() / 1e3));
        new TreeMap<>(calls).forEach((function, each) -> {
            text.summary(
                    "scalpel_function_duration_seconds",
                    "Calls of the four functions by this process, and how long they took.",
                    each.count(),
                    each.seconds(),
                    "function",
                    function);
            text.counter(
                    "scalpel_function_failures",
                    "Calls that were refused or failed, wholly or for a symbol.",
                    each.failed(),
                    "function",
                    function);
        });
    }

    private void account(MetricsText text, JsonNode overview, Instant now) {
        number(overview, "equity", value -> text.gauge("scalpel_equity", EQUITY, value, "account", "model"));
        number(overview, "drawdown", value -> text.gauge(DRAWDOWN, BELOW, value, "account", "model"));
        text.gauge("scalpel_halted", HALTED, flag(overview.path("halted")), "account", "model");
        text.gauge("scalpel_paused", PAUSED, flag(overview.path("paused")), "account", "model");
        overview.path("portfolios").forEach(portfolio -> {
            String name = portfolio.path("name").asText();
            number(portfolio, "value", value -> text.gauge("scalpel_equity", EQUITY, value, "account", name));
            number(portfolio, "drawdown", value -> text.gauge(DRAWDOWN, BELOW, value, "account", name));
            text.gauge("scalpel_halted", HALTED, flag(portfolio.path("halted")), "account", name);
            text.gauge("scalpel_paused", PAUSED, flag(portfolio.path("paused")), "account", name);
        });
        text.gauge(
                "scalpel_venue_rate_limited",
                "1 while the venue has asked to be left alone, for all functions.",
                new VenueRateLimit(data.store(), data.settings().venue())
                                .until(now)
                                .isPresent()
                        ? 1
                        : 0,
                "venue",
                data.settings().venue());
        text.gauge(
                "scalpel_open_orders",
                "Orders that rest at the venue or are under way.",
                overview.path("orders").size());
        text.gauge(
                "scalpel_attention",
                "How many things the desk says need attention.",
                overview.path("attention").size());
    }

    private void instrument(MetricsText text, InstrumentView view, Instant now) {
        String instrument = view.instrument().toString();
        if (!view.bars().isEmpty()) {
            text.gauge(
                    "scalpel_bar_timestamp_seconds",
                    "End of the newest stored bar.",
                    Minutes.plus(view.bars().lastOpenTime(), 1) / 1e3,
                    "instrument",
                    instrument);
        }
        decisions(text, view, now);
        tally.of(view.instrument(), now).forEach((owner, counts) -> {
            String[] labels = {"instrument", instrument, "account", owner.account(), "strategy", owner.strategy()};
            trades(text, counts, labels);
        });
    }

    /** They begin anew at 00:00 UTC, as a counter may. */
    private void decisions(MetricsText text, InstrumentView view, Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        Map<String, Integer> byReason = new HashMap<>();
        for (DecisionRow row : data.repositories().ledger().decisions(view.instrument(), today)) {
            byReason.merge(row.reason(), 1, Integer::sum);
        }
        new TreeMap<>(byReason)
                .forEach((reason, count) -> text.counter(
                        "scalpel_decisions",
                        "Decisions since 00:00 UTC by their reason; ENTER is an entry.",
                        count,
                        "instrument",
                        view.instrument().toString(),
                        "reason",
                        reason));
    }

    private static void trades(MetricsText text, TradeTally.Counts counts, String... labels) {
        text.counter("scalpel_trades", "Closed trades.", counts.trades(), labels);
        text.counter("scalpel_trades_won", "Closed trades with a profit after costs.", counts.won(), labels);
        text.counter(
                "scalpel_fills",
                "Filled entries and exits of closed trades; one counts once, however many executions it took.",
                2 * counts.trades(),
                labels);
        if (counts.trades() > 0) {
            text.gauge(
                    "scalpel_win_rate_ratio",
                    "Share of closed trades with a profit after costs.",
                    (double) counts.won() / counts.trades(),
                    labels);
        }
        text.summary(
                "scalpel_order_latency_seconds",
                "From the close of the bar to the order, of entries and exits of closed trades.",
                2 * counts.trades(),
                counts.latencySeconds(),
                labels);
    }

    private static void number(JsonNode document, String field, DoubleConsumer use) {
        JsonNode value = document.path(field);
        if (value.isNumber() || (value.isTextual() && value.asText().matches("-?\\d+(\\.\\d+)?"))) {
            use.accept(value.asDouble());
        }
    }

    private static int flag(JsonNode reason) {
        return reason.isTextual() && !reason.asText().isEmpty() ? 1 : 0;
    }
}
