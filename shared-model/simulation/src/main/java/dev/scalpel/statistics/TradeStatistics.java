package dev.scalpel.statistics;

import dev.scalpel.trading.Trade;
import java.util.List;

/**
 * Figures of closed trades. A trade wins when its net profit is above zero, loses when it is below.
 *
 * @param winRate wins ÷ trades
 * @param riskReward mean net return of the wins ÷ mean loss of the losses
 * @param profitFactor net profit of the wins ÷ net loss of the losses
 * @param expectancy mean net return per trade, as a share of its entry notional
 * @param returnOnCapital net profit ÷ mean entry notional: the total return on the capital of a trade
 * @param netProfit after all costs, in the quote asset
 * @param costsPaid fees and funding, in the quote asset; slippage is already in the prices
 */
public record TradeStatistics(
        int trades,
        int wins,
        int losses,
        Statistic winRate,
        Statistic riskReward,
        Statistic profitFactor,
        Statistic expectancy,
        Statistic returnOnCapital,
        double netProfit,
        double costsPaid) {

    private static final String NO_TRADES = "no trades";
    private static final String NO_LOSSES = "no losses";

    public static TradeStatistics of(List<Trade> trades) {
        Sums sums = new Sums();
        trades.forEach(sums::add);
        int count = trades.size();
        return new TradeStatistics(
                count,
                sums.wins,
                sums.losses,
                Statistic.ratio(sums.wins, count, NO_TRADES),
                riskReward(sums, count),
                Statistic.ratio(sums.won, sums.lost, count == 0 ? NO_TRADES : NO_LOSSES),
                Statistic.ratio(sums.returns, count, NO_TRADES),
                count == 0
                        ? Statistic.undefined(NO_TRADES)
                        : Statistic.of(sums.won - sums.lost).map(p -> p / (sums.notional / count)),
                sums.won - sums.lost,
                sums.costs);
    }

    private static Statistic riskReward(Sums sums, int count) {
        if (count == 0) {
            return Statistic.undefined(NO_TRADES);
        }
        if (sums.wins == 0) {
            return Statistic.undefined("no wins");
        }
        return sums.losses == 0
                ? Statistic.undefined(NO_LOSSES)
                : Statistic.of((sums.winReturns / sums.wins) / (sums.lossReturns / sums.losses));
    }

    private static final class Sums {

        private int wins;
        private int losses;
        private double won;
        private double lost;
        private double winReturns;
        private double lossReturns;
        private double returns;
        private double notional;
        private double costs;

        private void add(Trade trade) {
            returns += trade.netReturn();
            notional += trade.position().notional();
            costs += trade.costsPaid();
            if (trade.netProfit() > 0) {
                wins++;
                won += trade.netProfit();
                winReturns += trade.netReturn();
            } else if (trade.netProfit() < 0) {
                losses++;
                lost -= trade.netProfit();
                lossReturns -= trade.netReturn();
            }
        }
    }
}
