package dev.scalpel.localexchange.publicapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.market.Kline;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** {@code klines} and {@code uiKlines}: bars by open time, the forming one last. */
final class Klines {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;

    private final Markets markets;

    Klines(Markets markets) {
        this.markets = markets;
    }

    JsonNode answer(Parameters parameters, long now) {
        Market market = markets.of(parameters);
        KlineInterval interval = KlineInterval.of(parameters.requiredText("interval"));
        ZoneOffset zone = TimeZoneParameter.of(parameters);
        long to = Math.min(parameters.integer("endTime").orElse(now), now);
        Selection selection =
                new Selection(market, interval, zone, to, parameters.limit(DEFAULT_LIMIT, MAX_LIMIT), now);
        Optional<Long> from = parameters.integer("startTime");
        List<Kline> rows;
        if (interval == KlineInterval.S1) {
            rows = from.isPresent()
                    ? selection.firstSeconds(interval.ceiling(from.get(), zone))
                    : selection.lastSeconds();
        } else {
            rows = from.isPresent() ? selection.first(interval.ceiling(from.get(), zone)) : selection.last();
        }
        ArrayNode answer = Json.array();
        rows.forEach(row -> answer.add(json(row)));
        return answer;
    }

    /** The requested rows as known now. */
    private record Selection(Market market, KlineInterval interval, ZoneOffset zone, long to, int limit, long now) {

        List<Kline> first(long from) {
            BarSeries bars = market.bars();
            List<Kline> rows = new ArrayList<>();
            int row = bars.firstRowFrom(from);
            while (row < bars.size() && rows.size() < limit && begin(row) <= to) {
                int end = bars.firstRowFrom(interval.next(begin(row), zone));
                joined(row, end).ifPresent(rows::add);
                row = end;
            }
            return rows;
        }

        List<Kline> last() {
            BarSeries bars = market.bars();
            Deque<Kline> rows = new ArrayDeque<>();
            int end = bars.firstRowFrom(interval.next(interval.floor(to, zone), zone));
            while (end > 0 && rows.size() < limit) {
                int row = bars.firstRowFrom(begin(end - 1));
                joined(row, end).ifPresent(rows::addFirst);
                end = row;
            }
            return new ArrayList<>(rows);
        }

        List<Kline> firstSeconds(long from) {
            List<Kline> rows = new ArrayList<>();
            BarSeries bars = market.bars();
            int row = bars.firstRowFrom(Minutes.floor(from));
            for (; row < bars.size() && bars.openTime(row) <= to && rows.size() < limit; row++) {
                market.seconds(row, now).stream()
                        .filter(second -> second.openTime() >= from && second.openTime() <= to)
                        .limit(limit - (long) rows.size())
                        .forEach(rows::add);
            }
            return rows;
        }

        List<Kline> lastSeconds() {
            Deque<Kline> rows = new ArrayDeque<>();
            for (int row = market.lastRow(to); row >= 0 && rows.size() < limit; row--) {
                List<Kline> seconds = market.seconds(row, now);
                for (int i = seconds.size() - 1; i >= 0 && rows.size() < limit; i--) {
                    if (seconds.get(i).openTime() <= to) {
                        rows.addFirst(seconds.get(i));
                    }
                }
            }
            return new ArrayList<>(rows);
        }

        private long begin(int row) {
            return interval.floor(market.bars().openTime(row), zone);
        }

        private Optional<Kline> joined(int row, int end) {
            Kline whole = null;
            for (int each = row; each < end && market.bars().openTime(each) <= now; each++) {
                Kline minute = market.kline(each, now);
                whole = whole == null ? minute : whole.join(minute);
            }
            long begin = begin(row);
            return Optional.ofNullable(whole).map(found -> found.within(begin, interval.next(begin, zone) - begin));
        }
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
