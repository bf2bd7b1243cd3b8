package dev.scalpel.execution.transition;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.venue.trading.margin.PaymentState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ledger's row of a trade, from its fills. Pure. */
final class TradeRows {

    private final ExecutionConfig config;

    TradeRows(ExecutionConfig config) {
        this.config = config;
    }

    /**
     * The row of the position that is closed now, in the revision that the books will become.
     *
     * @param notExited what left without an exit of ours, sold elsewhere or withdrawn: valued at the price that closes it now
     */
    TradeRow row(VenueBooks books, OpenPosition open, VenueSnapshot snapshot, BigDecimal notExited) {
        RoundTrip roundTrip = books.roundTrip();
        Position position = open.position();
        BigDecimal closingPrice = snapshot.closingPrice(position.side());
        Optional<ExitPlan> exitPlan = books.execution().exitPlan();
        ExitReason reason = reason(roundTrip, exitPlan);
        BigDecimal foreignFees = roundTrip.foreignFees(
                BigDecimal.valueOf(config.entryFeeRate(books.symbol())),
                BigDecimal.valueOf(config.costs(books.symbol()).exitFeeRate(reason)));
        PaymentState payments = books.execution().margin().payments();
        BigDecimal net = roundTrip
                .netQuote()
                .subtract(foreignFees)
                .add(payments.net())
                .add(books.inDirection(notExited).multiply(closingPrice).multiply(roundTrip.multiplier()));
        return new TradeRow(
                open.tradeId(),
                books.state().revision() + 1,
                config.mode().name().toLowerCase(Locale.ROOT),
                position.basis(),
                open.tacticsId(),
                position.decisionTime(),
                new Leg(
                        last(open.entryFills()),
                        open.intendedPrice(),
                        RoundTrip.meanPrice(open.entryFills()),
                        open.intendedQuantity(),
                        RoundTrip.quantity(open.entryFills()),
                        open.entryLatencyMillis()),
                exit(roundTrip, open, exitPlan, closingPrice, snapshot.venueMillis()),
                reason,
                fees(roundTrip, payments, books.symbol()),
                net,
                net.doubleValue() / roundTrip.notional(open.entryFills()).doubleValue(),
                open.predictedNet(),
                open.winProbability(),
                roundTrip.multiplier(),
                payments.funding());
    }

    /** Those of the fills, and of a liquidation. */
    private static Map<String, BigDecimal> fees(RoundTrip roundTrip, PaymentState payments, Symbol symbol) {
        Map<String, BigDecimal> fees = new TreeMap<>(roundTrip.fees());
        if (payments.fees().signum() != 0) {
            fees.merge(symbol.quote(), payments.fees(), BigDecimal::add);
        }
        return fees;
    }

    /** The reason of the order that closed it; external when no order of ours did. */
    private static ExitReason reason(RoundTrip roundTrip, Optional<ExitPlan> exitPlan) {
        if (roundTrip.exited().isEmpty()) {
            return ExitReason.EXTERNAL;
        }
        if (!roundTrip.of(Intent.Kind.BY_VENUE).isEmpty()) {
            return exitPlan.map(ExitPlan::reason).orElse(ExitReason.EXTERNAL);
        }
        boolean byExit = roundTrip.of(Intent.Kind.EXIT).stream()
                .anyMatch(exit -> !exit.fills().isEmpty());
        boolean byStop = roundTrip.of(Intent.Kind.PROTECTION).stream()
                .flatMap(protection -> protection.orders().stream())
                .anyMatch(order -> order.isStop() && TradeTransitions.hasFilled(order));
        ExitReason byProtection = byStop ? ExitReason.STOP : ExitReason.TARGET;
        return byExit ? exitPlan.map(ExitPlan::reason).orElse(ExitReason.EXTERNAL) : byProtection;
    }

    /** The exit leg; without an exit of ours it is valued at the price that closes the position now. */
    private static Leg exit(
            RoundTrip roundTrip,
            OpenPosition open,
            Optional<ExitPlan> exitPlan,
            BigDecimal closingPrice,
            long venueMillis) {
        List<Fill> exited = roundTrip.exited();
        BigDecimal intended = exitPlan.map(ExitPlan::seenPrice).orElse(closingPrice);
        BigDecimal quantity = RoundTrip.quantity(open.entryFills());
        long entered = last(open.entryFills());
        return exited.isEmpty()
                ? new Leg(Math.max(venueMillis, entered), intended, closingPrice, quantity, quantity, 0)
                : new Leg(
                        Math.max(last(exited), entered),
                        intended,
                        RoundTrip.meanPrice(exited),
                        quantity,
                        RoundTrip.quantity(exited),
                        exitLatency(roundTrip, exitPlan));
    }

    private static long exitLatency(RoundTrip roundTrip, Optional<ExitPlan> exitPlan) {
        return roundTrip.of(Intent.Kind.EXIT).stream()
                .filter(exit -> !exit.fills().isEmpty())
                .findFirst()
                .flatMap(exit -> exitPlan.map(plan -> exit.signedTimestamp() - Minutes.plus(plan.bar(), 1)))
                .orElse(0L);
    }

    private static long last(List<Fill> fills) {
        return fills.stream().mapToLong(Fill::time).max().orElse(0);
    }
}
