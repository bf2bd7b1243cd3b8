package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.portfolio.PortfolioInfo;
import dev.scalpel.execution.reading.AccountSource.Traded;
import dev.scalpel.execution.reading.Holdings.PositionRow;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.data.DeskWatch.Snapshot;
import dev.scalpel.local.desk.data.InstrumentView;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.local.functions.PortfolioLines;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.settings.portfolio.Portfolio;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;

/** Portfolios with what each strategy may use and has. */
final class PortfolioDocuments {

    private final DeskData data;

    PortfolioDocuments(DeskData data) {
        this.data = data;
    }

    ArrayNode of(Snapshot snapshot) {
        ArrayNode portfolios = DeskJson.array();
        data.accounts().portfolios().forEach(portfolio -> portfolios.add(document(portfolio, snapshot)));
        return portfolios;
    }

    private ObjectNode document(Portfolio portfolio, Snapshot snapshot) {
        Optional<PortfolioState> state =
                Optional.ofNullable(snapshot.account().portfolios().get(portfolio.name()));
        ObjectNode info = (ObjectNode) DeskJson.tree(PortfolioInfo.stored(data.settings(), portfolio, state));
        PortfolioLines.complete(info, data.settings(), snapshot.now());
        ObjectNode document = DeskJson.object();
        document.put("name", portfolio.name());
        document.put("mode", info.path("mode").asText());
        document.put("quote", portfolio.quote());
        document.set("halted", info.path("halted"));
        document.set("paused", info.path("paused"));
        document.set("cash", info.path("cash"));
        ArrayNode lines = document.putArray("lines");
        PortfolioLines.of(info)
                .forEach(line -> lines.addArray().add(line.name()).add(line.words()));
        document.set("strategies", info.path("strategies"));
        ArrayNode allocation = document.putArray("allocation");
        BigDecimal gains = BigDecimal.ZERO;
        BigDecimal before = BigDecimal.ZERO;
        for (Traded traded : data.accounts().of(portfolio)) {
            Optional<PositionRow> held = Rows.position(traded, snapshot);
            BigDecimal gain = held.flatMap(
                            row -> Held.profit(row, Rows.view(traded, snapshot).price()))
                    .orElse(BigDecimal.ZERO);
            gains = gains.add(gain);
            before = before.add(held.map(row -> openAtMidnight(row, Rows.view(traded, snapshot), snapshot.now()))
                    .orElse(BigDecimal.ZERO));
            ObjectNode line = allocation.addObject().put("strategy", traded.strategy());
            info.path("strategies").forEach(strategy -> {
                if (strategy.path("strategy").asText().equals(traded.strategy())) {
                    line.set("share", strategy.path("share"));
                }
            });
            line.put(
                    "value",
                    DeskJson.plain(held.flatMap(PositionRow::cost)
                            .orElse(BigDecimal.ZERO)
                            .add(gain)));
        }
        BigDecimal open = gains;
        BigDecimal ofToday = gains.subtract(before);
        Optional<BigDecimal> value =
                state.map(known -> known.books().valueAtCost().add(open));
        DeskJson.put(document, "value", value);
        DeskJson.put(
                document, "dayGain", state.map(known -> booked(known, snapshot).add(ofToday)));
        state.flatMap(known -> drawdown(known, value))
                .ifPresentOrElse(share -> document.put("drawdown", share), () -> document.putNull("drawdown"));
        return document;
    }

    /** What the books have gained since 00:00 UTC, without deposits and withdrawals. */
    private static BigDecimal booked(PortfolioState state, Snapshot snapshot) {
        BigDecimal value = state.books().valueAtCost();
        return value.subtract(
                state.day().at(value, snapshot.now().toEpochMilli()).start());
    }

    /** From the peak that the portfolio's limits are measured from. */
    private static Optional<Double> drawdown(PortfolioState state, Optional<BigDecimal> value) {
        double now = value.map(BigDecimal::doubleValue).orElse(0.0);
        double peak = Math.max(now, state.day().peak().doubleValue());
        return value.isPresent() && peak > 0 ? Optional.of(1 - now / peak) : Optional.empty();
    }

    /** The open profit with which a position was brought into the day; none of one that was entered in it. */
    private static BigDecimal openAtMidnight(PositionRow row, InstrumentView view, Instant now) {
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
        int next = view.bars().firstRowFrom(midnight.toEpochMilli());
        return row.since().filter(midnight::isAfter).isEmpty() || next == 0
                ? BigDecimal.ZERO
                : Held.profit(row, OptionalDouble.of(view.bars().close(next - 1)))
                        .orElse(BigDecimal.ZERO);
    }
}
