package dev.scalpel.monitoring.metrics;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The trades of one side. Amounts are in the quote asset.
 *
 * @param netProfit after all fees and funding
 * @param fundingReceived 0 or more
 * @param fundingPaid 0 or more
 * @param liquidated trades that the venue ended because their margin was used up
 * @param deleveraged trades that the venue ended to fill the liquidation of another account
 */
public record SideFigures(
        PositionSide side,
        int trades,
        int wins,
        BigDecimal netProfit,
        BigDecimal fundingReceived,
        BigDecimal fundingPaid,
        int liquidated,
        int deleveraged) {

    /** Long before short, without a side that has no trade. */
    public static List<SideFigures> of(List<TradeRow> rows) {
        return Stream.of(PositionSide.LONG, PositionSide.SHORT)
                .map(side -> of(
                        side,
                        rows.stream().filter(row -> row.side() == side).toList()))
                .filter(figures -> figures.trades() > 0)
                .toList();
    }

    /** Whether they say more than the totals: something was short, had funding, or was ended by the venue. */
    public static boolean differFromTotals(List<SideFigures> sides) {
        return sides.stream()
                .anyMatch(figures ->
                        figures.side() == PositionSide.SHORT || figures.hasFunding() || figures.endedByVenue() > 0);
    }

    private static SideFigures of(PositionSide side, List<TradeRow> rows) {
        return new SideFigures(
                side,
                rows.size(),
                count(rows, row -> row.netProfit().signum() > 0),
                sum(rows.stream().map(TradeRow::netProfit)),
                sum(rows.stream().map(row -> row.funding().max(BigDecimal.ZERO))),
                sum(rows.stream().map(row -> row.funding().min(BigDecimal.ZERO).negate())),
                count(rows, row -> row.exitReason() == ExitReason.LIQUIDATION),
                count(rows, row -> row.exitReason() == ExitReason.DELEVERAGED));
    }

    public boolean hasFunding() {
        return fundingReceived.signum() != 0 || fundingPaid.signum() != 0;
    }

    /** Received less paid: negative when more was paid. */
    public BigDecimal funding() {
        return fundingReceived.subtract(fundingPaid);
    }

    public int endedByVenue() {
        return liquidated + deleveraged;
    }

    /** Share of the trades with a profit. */
    public double winRate() {
        return wins / (double) trades;
    }

    private static int count(List<TradeRow> rows, Predicate<TradeRow> which) {
        return Math.toIntExact(rows.stream().filter(which).count());
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
