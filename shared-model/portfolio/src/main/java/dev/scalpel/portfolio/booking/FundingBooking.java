package dev.scalpel.portfolio.booking;

import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.portfolio.state.Transfer;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.PaymentBooking;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Books what a venue has paid or charged for a strategy's positions besides their fills, funding and fees of liquidations: each
 * payment once, by the venue's id, with the trade that is open. What the venue lists only after a trade was closed belongs to that
 * trade while its row can still be changed, and to the strategy's next one after that. Pure.
 */
public final class FundingBooking {

    /** Digits after the point of a share of a payment: those of the venue's amounts. */
    private static final int AMOUNT_SCALE = 8;

    private FundingBooking() {}

    /** From when on payments may belong to the strategy, epoch milliseconds of the venue's clock; empty if none can. */
    public static Optional<Long> from(PortfolioState state, String strategy, long now) {
        StrategyState known = state.strategy(strategy);
        return PaymentBooking.from(known.payments(), opened(known), now);
    }

    private static Optional<Long> opened(StrategyState known) {
        return known.trade().map(trade -> trade.entry().orderedAt());
    }

    /**
     * @param payments as the venue lists them: those that are booked already, and those of somebody else, change nothing
     * @param asset that the books count in
     * @param share of the position that is the strategy's, in (0, 1]: the rest of a payment is the owner's, and a transfer
     */
    public static PortfolioState apply(
            PortfolioState state, String strategy, List<MarginPayment> payments, String asset, BigDecimal share) {
        PortfolioState after = state;
        for (MarginPayment payment : payments) {
            StrategyState known = after.strategy(strategy);
            if (PaymentBooking.isNew(known.payments(), opened(known), payment, asset)) {
                after = counted(booked(after, strategy, payment, own(payment, share)), strategy, payment, asset);
            }
        }
        return after;
    }

    private static BigDecimal own(MarginPayment payment, BigDecimal share) {
        return share.compareTo(BigDecimal.ONE) == 0
                ? payment.amount()
                : payment.amount().multiply(share).setScale(AMOUNT_SCALE, RoundingMode.HALF_EVEN);
    }

    /** The books have all of the payment, so that they stay equal to the account. */
    private static PortfolioState booked(PortfolioState state, String strategy, MarginPayment payment, BigDecimal own) {
        Books books = state.books().transferred(own);
        PortfolioState paid = state.withBooks(books)
                .withDay(state.day()
                        .at(state.books().valueAtCost(), payment.time())
                        .reached(books.valueAtCost()))
                .withStrategy(
                        strategy, known -> known.withPayments(PaymentBooking.booked(known.payments(), payment, own)));
        BigDecimal rest = payment.amount().subtract(own);
        return rest.signum() == 0 ? paid : paid.withTransfer(new Transfer(payment.id(), payment.time(), rest));
    }

    /** What no trade has yet goes to the open one, or to the last one whose row is still to be written. */
    private static PortfolioState counted(PortfolioState state, String strategy, MarginPayment payment, String asset) {
        Optional<OpenTrade> open = state.strategy(strategy).trade();
        if (open.isPresent()) {
            return state.withStrategy(
                    strategy,
                    known -> known.withTrade(open.map(trade -> trade.paid(known.payments(), asset, payment.time())))
                            .withPayments(known.payments().taken()));
        }
        List<ClosedTrade> trades = new ArrayList<>(state.trades());
        for (int i = trades.size() - 1; i >= 0; i--) {
            ClosedTrade trade = trades.get(i);
            if (trade.strategy().name().equals(strategy)) {
                trades.set(i, trade.paid(state.strategy(strategy).payments(), asset));
                return state.withTrades(trades)
                        .withStrategy(
                                strategy,
                                known -> known.withPayments(known.payments().taken()));
            }
        }
        return state;
    }
}
