package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.metrics.SideFigures;
import dev.scalpel.monitoring.report.SidesJson;
import dev.scalpel.statistics.risk.Excursion;
import dev.scalpel.statistics.risk.Excursion.Leg;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Closed trades, the newest first. */
public final class TradeList {

    private final DeskData data;

    public TradeList(DeskData data) {
        this.data = data;
    }

    /**
     * Those closed from {@code from} until before {@code to}.
     *
     * @param strategy only that of this name
     */
    public ObjectNode of(
            Collection<InstrumentId> instruments, Optional<String> strategy, Instant from, Instant to, int limit) {
        record Closed(InstrumentId instrument, TradeRow row) {}
        List<Closed> closed = new ArrayList<>();
        for (InstrumentId instrument : instruments) {
            closed(data, instrument, from.toEpochMilli(), to.toEpochMilli()).stream()
                    .filter(row -> strategy.isEmpty() || row.basis().strategy().equals(strategy.get()))
                    .forEach(row -> closed.add(new Closed(instrument, row)));
        }
        closed.sort(Comparator.comparingLong((Closed each) -> each.row().exit().time())
                .thenComparing(each -> each.row().id())
                .reversed());
        ObjectNode answer = DeskJson.object();
        ArrayNode trades = answer.putArray("trades");
        closed.stream().limit(limit).forEach(each -> {
            ObjectNode line = json(each.instrument(), each.row());
            if (instruments.size() == 1) {
                excursion(line, each.instrument(), each.row());
            }
            trades.add(line);
        });
        answer.put("more", closed.size() > limit);
        List<SideFigures> sides =
                SideFigures.of(closed.stream().map(Closed::row).toList());
        if (SideFigures.differFromTotals(sides)) {
            SidesJson.write(answer.putArray("sides"), sides);
        }
        return answer;
    }

    /** The trades of an instrument that were closed in a period, epoch milliseconds, in order of their exits. */
    static List<TradeRow> closed(DeskData data, InstrumentId instrument, long from, long to) {
        List<TradeRow> rows = new ArrayList<>();
        YearMonth first = month(from);
        YearMonth last = to == Long.MAX_VALUE ? YearMonth.of(9_999, 1) : month(to);
        for (YearMonth month : data.tradedMonths(instrument)) {
            if (!month.isBefore(first) && !month.isAfter(last)) {
                data.repositories().ledger().trades(instrument, month).stream()
                        .filter(row -> row.exit().time() >= from && row.exit().time() < to)
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    private ObjectNode json(InstrumentId instrument, TradeRow trade) {
        ObjectNode line = json(trade);
        line.put("symbol", instrument.symbol().toString());
        line.put("account", data.accounts().accountOf(instrument, trade.basis()));
        return line;
    }

    /** Of the trades of one instrument: it reads the bars of each. */
    private void excursion(ObjectNode line, InstrumentId instrument, TradeRow trade) {
        Leg entered = new Leg(
                Minutes.floor(trade.entry().time()), trade.entry().price().doubleValue());
        Leg left =
                new Leg(Minutes.floor(trade.exit().time()), trade.exit().price().doubleValue());
        BarSeries bars = data.repositories()
                .bars()
                .readRecent(
                        instrument,
                        entered.minute(),
                        left.minute(),
                        data.clock().millis());
        Excursion.of(trade.side(), entered, left, bars).ifPresent(found -> {
            line.put("mae", found.adverse());
            line.put("mfe", found.favourable());
        });
    }

    /** A trade without its symbol. */
    public static ObjectNode json(TradeRow trade) {
        ObjectNode line = DeskJson.object();
        line.put("id", trade.id());
        line.put("mode", trade.mode());
        line.put("strategy", trade.basis().strategy());
        line.put("origin", trade.basis().origin().name());
        line.put("source", trade.basis().sourceId());
        line.put("side", trade.side().toString());
        line.put("quantity", DeskJson.plain(trade.entry().quantity()));
        line.put("decisionBar", trade.decisionBar());
        line.put("entryTime", trade.entry().time());
        line.put("entryPrice", DeskJson.plain(trade.entry().price()));
        line.put("exitTime", trade.exit().time());
        line.put("exitPrice", DeskJson.plain(trade.exit().price()));
        line.put("exitReason", trade.exitReason().toString());
        ObjectNode fees = line.putObject("fees");
        trade.fees().forEach((asset, fee) -> fees.put(asset, DeskJson.plain(fee)));
        if (trade.funding().signum() != 0) {
            line.put("funding", DeskJson.plain(trade.funding()));
        }
        line.put("netProfit", DeskJson.plain(trade.netProfit()));
        DeskJson.put(line, "netReturn", trade.netReturn());
        return line;
    }

    private static YearMonth month(long millis) {
        return YearMonth.from(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC));
    }
}
