package dev.scalpel.monitoring.metrics;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.records.ShadowRecords;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.CostVerdict;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Trade;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What a procedure would have earned of a symbol. It is shown beside the figures of the account and is part of none.
 *
 * @param trades of the period, priced without costs, in order of their exits
 * @param breakEven of the period
 * @param since day of the first trade known
 * @param known number of trades since that day, those of the period included
 * @param verdict of all of them at the account's costs
 */
public record ShadowReview(
        Symbol symbol,
        String procedure,
        List<Trade> trades,
        BreakEven breakEven,
        LocalDate since,
        int known,
        CostVerdict verdict) {

    private static final double BASIS_POINTS = 1e4;

    public ShadowReview {
        trades = List.copyOf(trades);
    }

    /**
     * @param records those of the period and some before it
     * @param costs of one size, see {@link Costs#atNotional}
     */
    public static ShadowReview of(ShadowRecords records, ReviewPeriod period, Costs costs) {
        List<Trade> trades = records.trades().stream()
                .filter(row -> period.contains(row.exit().time()))
                .map(TradeRows::toTrade)
                .toList();
        List<Trade> known = TradeRows.toTrades(records.trades());
        TradeRow first = records.trades().get(0);
        return new ShadowReview(
                records.instrument().symbol(),
                records.procedure(),
                trades,
                breakEven(trades),
                Instant.ofEpochMilli(first.exit().time()).atZone(ZoneOffset.UTC).toLocalDate(),
                known.size(),
                new CostVerdict(breakEven(known), BASIS_POINTS * costs.roundTrip()));
    }

    private static BreakEven breakEven(List<Trade> trades) {
        return BreakEven.byDay(trades.stream().map(GrossReturn::ofFree).toList());
    }

    /** One sentence without a full stop. */
    public String sentence() {
        return symbol + ": " + verdict.text();
    }
}
