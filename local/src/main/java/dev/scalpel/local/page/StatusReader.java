package dev.scalpel.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.local.functions.EvidenceStatus;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.functions.ShadowStatus;
import dev.scalpel.local.functions.SidesStatus;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.strategy.StrategyId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The content of the page: the account as execution reports it; bars, trades, decisions and champion per symbol. */
public final class StatusReader {

    private static final ObjectMapper JSON = ResponseJson.mapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int CHART_MINUTES = 360;
    private static final int DECISIONS = 30;
    private static final int TRADES = 50;
    private static final int STEPS = 10;
    private static final int CENTS = 2;

    /** Longer than a minute that waits for a slow venue. */
    private static final Duration STALLED = Duration.ofMinutes(3);

    private final Settings settings;
    private final LocalFunctions functions;
    private final BarRepository bars;
    private final LedgerRepository ledger;
    private final SidesStatus sides;
    private final ShadowStatus shadow;
    private final EvidenceStatus evidence;
    private final ChampionRegistry registry;
    private final Clock clock;
    private final Supplier<Optional<Instant>> lastMinuteAt;

    public StatusReader(
            Settings settings,
            Repositories repositories,
            ChampionRegistry registry,
            EvidenceStatus evidence,
            LocalFunctions functions,
            Clock clock) {
        this(settings, repositories, registry, evidence, functions, clock, Optional::empty);
    }

    /** @param lastMinuteAt when the bot last ran its minute; empty if unknown */
    public StatusReader(
            Settings settings,
            Repositories repositories,
            ChampionRegistry registry,
            EvidenceStatus evidence,
            LocalFunctions functions,
            Clock clock,
            Supplier<Optional<Instant>> lastMinuteAt) {
        this.lastMinuteAt = lastMinuteAt;
        this.settings = settings;
        this.functions = functions;
        this.clock = clock;
        this.bars = repositories.bars();
        this.shadow = new ShadowStatus(settings, repositories.shadow(), repositories.costs());
        this.ledger = repositories.ledger();
        this.sides = new SidesStatus(ledger);
        this.registry = registry;
        this.evidence = evidence;
    }

    /** The whole status as one document. */
    public ObjectNode read() {
        JsonNode account = functions.call(LocalFunctions.EXECUTION, "{\"action\":\"get_account_info\"}", LIMIT);
        ObjectNode status = account.deepCopy();
        status.put("venue", settings.venue());
        status.put("now", clock.instant().toString());
        status.put("stalledSince", stalledSince().map(Instant::toString).orElse(null));
        status.set("evidence", evidence.of(clock.instant()));
        ArrayNode symbols = status.putArray("symbols");
        for (JsonNode toJson : account.path("symbols")) {
            InstrumentId instrument =
                    settings.instrument(Symbol.parse(toJson.path("symbol").asText()));
            ObjectNode one = toJson.deepCopy();
            describe(one, instrument);
            symbols.add(one);
        }
        if (settings.mode() == Mode.PAPER) {
            addGains(status, settings.execution().paperCapital());
        }
        return status;
    }

    /** In paper mode each symbol starts with the whole capital, so equity is the capital plus the gains. */
    private static void addGains(ObjectNode status, BigDecimal capital) {
        BigDecimal equity = capital;
        for (JsonNode symbol : status.path("symbols")) {
            BigDecimal gain = BigDecimal.valueOf(symbol.at("/account/equity").asDouble())
                    .setScale(CENTS, RoundingMode.HALF_EVEN)
                    .subtract(capital);
            ((ObjectNode) symbol).put("gain", gain);
            equity = equity.add(gain);
        }
        status.put("capital", capital);
        status.put("equity", equity);
    }

    private Optional<Instant> stalledSince() {
        return lastMinuteAt.get().filter(last -> last.plus(STALLED).isBefore(clock.instant()));
    }

    private void describe(ObjectNode one, InstrumentId instrument) {
        Instant now = clock.instant();
        BarSeries recent = bars.tail(instrument, Minutes.plus(Minutes.floor(now), 1), CHART_MINUTES);
        ArrayNode chart = one.putArray("bars");
        for (int row = 0; row < recent.size(); row++) {
            chart.addArray().add(Minutes.plus(recent.openTime(row), 1)).add(recent.close(row));
        }
        List<TradeRow> closed = sides.trades(instrument, now);
        ArrayNode trades = one.putArray("trades");
        newest(closed, TRADES).forEach(trade -> trades.add(toJson(trade)));
        SidesStatus.of(closed, now).ifPresent(found -> one.set("bySide", found));
        ArrayNode decisions = one.putArray("decisions");
        decisions(instrument, now).forEach(decision -> decisions.add(toJson(decision)));
        Champion champion = registry.champion(instrument);
        ObjectNode shown = one.putObject("champion");
        shown.put("name", champion.name());
        shown.put("since", champion.since().toString());
        champion.expiry().ifPresent(end -> shown.put("expiry", end.toString()));
        shadow.of(instrument, now).ifPresent(found -> one.set("shadow", found));
        ArrayNode history = shown.putArray("history");
        newest(champion.history(), STEPS).forEach(step -> {
            ObjectNode line = history.addObject();
            line.put("at", step.at().toString());
            line.put("model", step.modelId().orElse(Champion.FLAT_NAME));
            line.put("reason", step.reason());
        });
    }

    private List<DecisionRow> decisions(InstrumentId instrument, Instant now) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        List<DecisionRow> rows = new ArrayList<>(ledger.decisions(instrument, today.minusDays(1)));
        rows.addAll(ledger.decisions(instrument, today));
        return newest(rows, DECISIONS);
    }

    private static ObjectNode toJson(TradeRow trade) {
        ObjectNode line = JSON.createObjectNode();
        line.put("id", trade.id());
        put(line, trade.basis().strategyId());
        line.put("side", trade.side().toString());
        line.put("entryTime", trade.entry().time());
        line.put("entryPrice", trade.entry().price());
        line.put("exitTime", trade.exit().time());
        line.put("exitPrice", trade.exit().price());
        line.put("quantity", trade.entry().quantity());
        line.put("exitReason", trade.exitReason().toString());
        line.put("netProfit", trade.netProfit());
        if (trade.funding().signum() != 0) {
            line.put("funding", trade.funding());
        }
        line.put("netReturn", trade.netReturn());
        return line;
    }

    private static ObjectNode toJson(DecisionRow decision) {
        ObjectNode line = JSON.createObjectNode();
        line.put("bar", decision.bar());
        put(line, decision.strategy());
        line.put("reason", decision.reason());
        decision.insight().ifPresent(insight -> {
            insight.bracket().ifPresent(bracket -> line.put("bracket", bracket.id()));
            putFinite(line, "predictedNet", insight.predictedNet());
            putFinite(line, "winProbability", insight.winProbability());
        });
        ObjectNode figures = line.putObject("figures");
        decision.figures().forEach((name, value) -> putFinite(figures, name, value));
        return line;
    }

    private static void put(ObjectNode line, StrategyId strategy) {
        line.put("strategy", strategy.name());
        line.put("origin", strategy.origin().name());
    }

    private static void putFinite(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        }
    }

    /** The last rows, newest first. */
    private static <T> List<T> newest(List<T> rows, int most) {
        List<T> last = new ArrayList<>(rows.subList(Math.max(0, rows.size() - most), rows.size()));
        Collections.reverse(last);
        return last;
    }
}
