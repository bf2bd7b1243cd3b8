package dev.scalpel.portfolio.state;

import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.HandledMark;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.venue.trading.margin.PaymentState;
import java.math.BigDecimal;
import java.util.Optional;

/** The components of a strategy's state that is being made from another. */
final class StrategyStateCopy {

    TargetState target;
    Optional<SignalRef> pending;
    BigDecimal size;
    Optional<EntryBasis> basis;
    Optional<BigDecimal> signalStop;
    Optional<HandledMark> mark;
    Optional<Work> work;
    OrderNumber lastOrder;
    Protection protection;
    Optional<OpenTrade> trade;
    LossStreak streak;
    PaymentState payments;
    CloseRefusals refusedCloses;

    StrategyStateCopy(StrategyState from) {
        target = from.target();
        pending = from.pending();
        size = from.size();
        basis = from.basis();
        signalStop = from.signalStop();
        mark = from.mark();
        work = from.work();
        lastOrder = from.lastOrder();
        protection = from.protection();
        trade = from.trade();
        streak = from.streak();
        payments = from.payments();
        refusedCloses = from.refusedCloses();
    }

    StrategyState state() {
        return new StrategyState(
                target,
                pending,
                size,
                basis,
                signalStop,
                mark,
                work,
                lastOrder,
                protection,
                trade,
                streak,
                payments,
                refusedCloses);
    }
}
