package dev.scalpel.localexchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.market.BarSeries;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** {@code klines}: bars by begin, the forming one last, none that has not begun. */
final class Klines {

    private static final int STANDARD = 500;
    private static final int MOST = 1_000;

    private final Markets markets;

    Klines(Markets markets) {
        this.markets = markets;
    }

    JsonNode answer(Parameters parameters, long now) {
        Market market = markets.of(parameters);
        Interval interval = Interval.of(parameters.requiredText("interval"));
        long from = parameters.integer("startTime").orElse(Long.MIN_VALUE);
        long to = Math.min(parameters.integer("endTime").orElse(now), now);
        int limit = parameters.limit(STANDARD, MOST);
        List<Kline> rows = parameters.has("startTime")
                ? firstFrom(market, interval, interval.ceiling(from), to, limit, now)
                : lastUpTo(market, interval, to, limit, now);
        ArrayNode answer = Json.array();
        rows.forEach(row -> answer.add(json(row)));
        return answer;
    }

    private static List<Kline> firstFrom(Market market, Interval interval, long from, long to, int limit, long now) {
        BarSeries bars = market.bars();
        List<Kline> rows = new ArrayList<>();
        int row = bars.firstRowFrom(from);
        while (row < bars.size() && rows.size() < limit && interval.floor(bars.openTime(row)) <= to) {
            long begin = interval.floor(bars.openTime(row));
            int end = bars.firstRowFrom(begin + interval.millis());
            joined(market, interval, row, end, now).ifPresent(rows::add);
            row = end;
        }
        return rows;
    }

    private static List<Kline> lastUpTo(Market market, Interval interval, long to, int limit, long now) {
        BarSeries bars = market.bars();
        Deque<Kline> rows = new ArrayDeque<>();
        int end = bars.firstRowFrom(interval.floor(to) + interval.millis());
        while (end > 0 && rows.size() < limit) {
            int row = bars.firstRowFrom(interval.floor(bars.openTime(end - 1)));
            joined(market, interval, row, end, now).ifPresent(rows::addFirst);
            end = row;
        }
        return new ArrayList<>(rows);
    }

    private static Optional<Kline> joined(Market market, Interval interval, int row, int end, long now) {
        BarSeries bars = market.bars();
        Kline whole = null;
        for (int each = row; each < end && bars.openTime(each) <= now; each++) {
            Kline minute = market.kline(each, now);
            whole = whole == null ? minute : whole.join(minute);
        }
        return Optional.ofNullable(whole)
                .map(found -> found.within(interval.floor(found.openTime()), interval.millis()));
    }

    private static JsonNode json(Kline row) {
        return Json.array()
                .add(row.openTime())
                .add(Json.text(row.open()))
                .add(Json.text(row.high()))
                .add(Json.text(row.low()))
                .add(Json.text(row.close()))
                .add(Json.text(row.volume()))
                .add(row.closeTime())
                .add(Json.text(row.quoteVolume()))
                .add(row.trades())
                .add(Json.text(row.takerBuyVolume()))
                .add(Json.text(row.takerBuyQuoteVolume()))
                .add("0");
    }
}
