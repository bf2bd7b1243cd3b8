package dev.scalpel.simulation.portfolio;

import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.Trader;
import dev.scalpel.simulation.TraderListener;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One instrument of a {@link PortfolioDay}: its trader, and what its entries and exits cost. */
final class DayTrader implements TraderListener {

    private final PortfolioDay.Instrument instrument;
    private final BarSeries bars;
    private final Costs costs;
    private final double capital;
    private final Trader trader;
    private final double startValue;
    private final List<Trade> trades = new ArrayList<>();
    private double turnover;
    private double paid;
    /** The next bar. */
    private int next;
    /** Whether the bar before it is that of the present minute. */
    private boolean moved;
    /** The first row that may have a signal, as far as the rule was called. */
    private int signal = -1;

    DayTrader(PortfolioDay.Instrument instrument) {
        this.instrument = instrument;
        bars = instrument.bars();
        costs = instrument.settings().costs();
        capital = instrument.settings().capital();
        trader = new Trader(instrument.settings(), atCapital(instrument.before(), capital), this);
        startValue = value();
    }

    /** The same state with an equity of the capital, whatever was gained or lost before. */
    private static TraderState atCapital(TraderState state, double capital) {
        AccountState account = state.account();
        double open = account.equity() - account.settledEquity();
        return state.withAccount(new AccountState(
                capital,
                capital - open,
                capital,
                0,
                account.day(),
                capital,
                account.lossesInARow(),
                account.lastStopTime(),
                account.lastLossTime()));
    }

    /** @return whether there is a bar of this minute */
    boolean onMinute(long minute) {
        moved = next < bars.size() && bars.openTime(next) == minute;
        if (moved) {
            trader.onBar(minute, bars.open(next), bars.high(next), bars.low(next), bars.close(next));
            next++;
        }
        return moved;
    }

    /** @param exitsOnly whether nothing may be entered */
    void decide(boolean exitsOnly) {
        if (!moved) {
            return;
        }
        int row = next - 1;
        if (trader.awaitsExit()) {
            Optional<Position> open = trader.position();
            if (open.isPresent() && instrument.rule().exits(row, open.get())) {
                trader.exitNext(ExitReason.SCORE);
            }
        } else if (!exitsOnly && trader.awaitsDecision()) {
            signal = signal < row ? instrument.rule().nextSignal(row) : signal;
            if (signal == row) {
                trader.accept(instrument.rule().decide(row, trader.account()), bars.close(row));
            }
        }
    }

    /** So far, as a share of the capital. */
    double net() {
        return (value() - startValue) / capital;
    }

    /** Equity if the open position paid for its exit now. */
    private double value() {
        double equity = trader.account().equity();
        return trader.awaitsDecision() ? equity : equity - bookedExit(trader.position());
    }

    private double bookedExit(Optional<Position> open) {
        return open.map(position -> PortfolioDay.exitCost(position, costs)).orElse(0.0);
    }

    PortfolioDay.Outcome outcome() {
        double net = net();
        return new PortfolioDay.Outcome(
                instrument.id(), instrument.weight(), net, net + paid / capital, turnover, trades, trader.state());
    }

    @Override
    public void entered(Position position) {
        double notional = position.notional();
        boolean rested = trader.state().makerEntry();
        double worsening = rested ? 0 : costs.worsening(notional);
        int sign = position.side().sign();
        double atBar = position.entryPrice() / (1 + sign * worsening);
        paid += notional * costs.entryFeeRate(rested)
                + position.baseQuantity() * sign * (position.entryPrice() - atBar)
                + PortfolioDay.exitCost(position, costs);
        turnover += 2 * notional / capital;
    }

    @Override
    public void closed(Trade trade) {
        Position position = trade.position();
        double price = trade.exitPrice();
        double notional = position.baseQuantity() * price;
        double worsening = costs.takesAt(trade.reason()) ? costs.worsening(notional) : 0;
        int sign = position.side().sign();
        double atBar = price / (1 - sign * worsening);
        paid += notional * costs.exitFeeRate(trade.reason())
                + position.baseQuantity() * sign * (atBar - price)
                - PortfolioDay.exitCost(position, costs);
        trades.add(trade);
    }
}
