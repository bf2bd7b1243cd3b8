package dev.scalpel.monitoring.metrics;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the trades of a period paid beside what is assumed, per side and in basis points, and where the price was a quarter of an
 * hour after the entries. Rates are weighted by turnover.
 *
 * @param feePaid fees, without funding: what the net profit is below the gains of the prices and the funding received
 * @param slippagePaid of entries, from the price that was quoted to them
 * @param filled share of the decided entries that filled
 * @param markOut of the entries, from their fills; positive is in their favour
 * @param markOutSimulated of the same entries, from the fills of the simulation
 * @param markOutMissed of the decided entries that never filled, from the open of the bar after their decision
 */
public record CostsPaid(
        Statistic feePaid,
        Statistic feeAssumed,
        Statistic slippagePaid,
        Statistic slippageAssumed,
        Statistic filled,
        Statistic markOut,
        Statistic markOutSimulated,
        Statistic markOutMissed) {

    static final int MARK_OUT_MINUTES = 15;

    private static final double BASIS_POINTS = 1e4;
    private static final String NO_TRADES = "no trades";

    /** Of all trades of the period, also of those that cannot be simulated. */
    static CostsPaid of(SymbolRecords records, LiveVersusSimulated live, Costs costs) {
        Weighted feePaid = new Weighted();
        Weighted feeAssumed = new Weighted();
        Weighted slippagePaid = new Weighted();
        Weighted slippageAssumed = new Weighted();
        for (TradeRow row : records.trades()) {
            Trade trade = TradeRows.toTrade(row);
            double entry = row.notional().doubleValue();
            double exit = notional(row.exit(), row.multiplier());
            double turnover = entry + exit;
            double exitShare = exit / entry;
            feePaid.add(trade.costsPaid() + trade.funding(), turnover);
            feeAssumed.add((costs.takerFeeRate() + costs.exitFeeRate(row.exitReason()) * exitShare) * entry, turnover);
            slippagePaid.add(slippage(row) * entry, entry);
            slippageAssumed.add(costs.slippage().rate(entry) * entry, entry);
        }
        int decided = records.trades().size() + live.missed().size();
        return new CostsPaid(
                feePaid.mean(NO_TRADES),
                feeAssumed.mean(NO_TRADES),
                slippagePaid.mean(NO_TRADES),
                slippageAssumed.mean(NO_TRADES),
                decided == 0
                        ? Statistic.undefined("no entries")
                        : Statistic.of(records.trades().size() / (double) decided),
                mean(live.gaps().stream()
                        .map(gap -> markOut(
                                records.bars(), gap, gap.live().entry().price().doubleValue()))
                        .toList()),
                mean(live.gaps().stream()
                        .map(gap -> markOut(
                                records.bars(), gap, gap.simulated().position().entryPrice()))
                        .toList()),
                mean(live.missed().stream()
                        .map(missed -> missedMarkOut(records.bars(), missed))
                        .toList()));
    }

    private static double notional(TradeRow.Leg leg, BigDecimal multiplier) {
        return leg.quantity().multiply(leg.price()).multiply(multiplier).doubleValue();
    }

    /** How much worse than the quoted price the entry filled, as a share of it. */
    private static double slippage(TradeRow row) {
        OrderSide side = row.side().entrySide();
        double quoted = row.entry().intendedPrice().doubleValue();
        return side.sign() * (row.entry().price().doubleValue() / quoted - 1);
    }

    private static OptionalDouble markOut(BarSeries bars, ExecutionGap gap, double price) {
        int row = bars.rowOf(Minutes.plus(Minutes.floor(gap.live().entry().time()), MARK_OUT_MINUTES));
        return row < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(gap.live().side().sign() * (bars.close(row) / price - 1));
    }

    private static OptionalDouble missedMarkOut(BarSeries bars, LiveVersusSimulated.MissedEntry missed) {
        int entry = bars.rowOf(Minutes.plus(missed.decisionBar(), 1));
        int later = bars.rowOf(Minutes.plus(missed.decisionBar(), 1 + MARK_OUT_MINUTES));
        return entry < 0 || later < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(missed.side().sign() * (bars.close(later) / bars.open(entry) - 1));
    }

    private static Statistic mean(List<OptionalDouble> shares) {
        List<Double> known = new ArrayList<>();
        shares.forEach(share -> share.ifPresent(known::add));
        return known.isEmpty()
                ? Statistic.undefined("none with bars")
                : Statistic.of(BASIS_POINTS
                        * known.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow());
    }

    /** A mean of rates, weighted by value. */
    private static final class Weighted {

        private double paid;
        private double value;

        void add(double morePaid, double moreValue) {
            paid += morePaid;
            value += moreValue;
        }

        Statistic mean(String reasonWithout) {
            return value > 0 ? Statistic.of(BASIS_POINTS * paid / value) : Statistic.undefined(reasonWithout);
        }
    }
}
