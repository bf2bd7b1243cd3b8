package dev.scalpel.benchmarks.faults.portfolio;

import dev.scalpel.benchmarks.faults.testbed.PortfolioTestbed;
import dev.scalpel.benchmarks.faults.testbed.SentIntents;
import dev.scalpel.benchmarks.faults.venues.PortfolioVenue.SymbolFill;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Books kept from the venue's fills alone, by rules of their own, to compare the portfolio's with. */
final class VenueBooks {

    private static final BigDecimal RESERVE = new BigDecimal("0.02");
    /** Fees come on top: three of them at most between two moments at which the reserve is there. */
    private static final BigDecimal FEES = new BigDecimal("0.003");
    /** A rest of less value may have been written off. */
    private static final BigDecimal DUST = new BigDecimal("15");

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final SentIntents sent;
    private final boolean margin;
    private final boolean paysInQuote;
    private final Map<Symbol, Position> positions = new HashMap<>();
    private final Map<Symbol, Integer> openings = new HashMap<>();
    /** Sums of all transfers after each of them. */
    private final List<BigDecimal> transfers = new ArrayList<>(List.of(BigDecimal.ZERO));

    private BigDecimal cash;
    private BigDecimal earned = BigDecimal.ZERO;
    private int seen;

    VenueBooks(SentIntents sent, boolean margin, boolean paysInQuote, BigDecimal cash) {
        this.sent = sent;
        this.margin = margin;
        this.paysInQuote = paysInQuote;
        this.cash = cash;
    }

    /**
     * @param quantity signed
     * @param slot of the entry that it began with
     */
    private record Position(BigDecimal quantity, BigDecimal cost, long slot) {

        static final Position NONE = new Position(BigDecimal.ZERO, BigDecimal.ZERO, Long.MIN_VALUE);
    }

    /** The venue has paid or charged something for a position besides its fills: it belongs to a trade. */
    void paid(BigDecimal amount) {
        cash = cash.add(amount);
        earned = earned.add(amount);
    }

    /** Cash came or went that is not ours: a deposit, the owner's own order. */
    void transferred(BigDecimal amount) {
        cash = cash.add(amount);
        transfers.add(transfers.get(transfers.size() - 1).add(amount));
    }

    /** Whether books that lack this much of the account's cash have all transfers up to some moment, and no other. */
    boolean areTransfers(BigDecimal missing, BigDecimal rounding) {
        BigDecimal all = transfers.get(transfers.size() - 1);
        return transfers.stream()
                .anyMatch(booked -> all.subtract(booked).subtract(missing).abs().compareTo(rounding) <= 0);
    }

    /** What the portfolio's own orders have brought in and paid, fees deducted, and the funding of its positions. */
    BigDecimal earned() {
        return earned;
    }

    /** Signed, by the portfolio's own orders. */
    BigDecimal held(Symbol symbol) {
        return position(symbol).quantity();
    }

    /** How often a position was opened. */
    int openings(Symbol symbol) {
        return openings.getOrDefault(symbol, 0);
    }

    private Position position(Symbol symbol) {
        return positions.getOrDefault(symbol, Position.NONE);
    }

    /** With the fills since the last call; what they violate, in words. */
    List<String> read(List<SymbolFill> fills) {
        List<String> broken = new ArrayList<>();
        for (SymbolFill fill : fills.subList(seen, fills.size())) {
            sent.of(fill.execution().clientId())
                    .ifPresentOrElse(
                            known -> ours(
                                    fill,
                                    known.role().equals("entry"),
                                    known.intent().decisionBar(),
                                    broken),
                            () -> byHand(fill));
        }
        seen = fills.size();
        return broken;
    }

    private void byHand(SymbolFill fill) {
        BigDecimal value = fill.execution().value();
        boolean buys = fill.execution().side() == OrderSide.BUY;
        if (margin) {
            Position closed = positions.remove(fill.symbol());
            cash = cash.add(closed == null ? BigDecimal.ZERO : closed.cost());
        } else {
            BigDecimal fee =
                    buys && !paysInQuote ? BigDecimal.ZERO : fill.execution().fee();
            transferred((buys ? value.negate() : value).subtract(fee));
        }
    }

    private void ours(SymbolFill fill, boolean entry, long slot, List<String> broken) {
        boolean buys = fill.execution().side() == OrderSide.BUY;
        BigDecimal fee = fill.execution().fee();
        BigDecimal value = fill.execution().value();
        boolean feeInBase = buys && !paysInQuote;
        BigDecimal signed =
                buys ? fill.execution().quantity() : fill.execution().quantity().negate();
        BigDecimal quantity = feeInBase ? signed.subtract(fee) : signed;
        earned = (buys ? earned.subtract(value) : earned.add(value))
                .add(fill.rounding())
                .subtract(feeInBase ? BigDecimal.ZERO : fee);
        Position before = position(fill.symbol());
        BigDecimal after = before.quantity().add(quantity);
        cash = (feeInBase ? cash : cash.subtract(fee)).add(fill.rounding());
        if (entry) {
            open(fill, before, after, slot, broken);
        } else {
            close(fill, before, after);
            // Where positions are netted, what closes nothing opens.
            if (before.quantity().signum() * after.signum() < 0
                    || (margin && before.quantity().signum() == 0 && after.signum() != 0)) {
                broken.add("NEVER_TWO_DIRECTIONS: " + fill + " turned " + before.quantity() + " into " + after);
            }
        }
    }

    private void open(SymbolFill fill, Position before, BigDecimal after, long slot, List<String> broken) {
        BigDecimal value = fill.execution().value();
        BigDecimal price = value.divide(fill.execution().quantity(), MathContext.DECIMAL128);
        boolean fresh = before.quantity().abs().multiply(price).compareTo(DUST) < 0;
        if (!fresh && before.slot() != slot) {
            broken.add("NEVER_STACKED: " + fill + " adds to " + before);
        }
        if (before.quantity().signum() * after.signum() < 0 && !fresh) {
            broken.add("NEVER_TWO_DIRECTIONS: " + fill + " turned " + before.quantity() + " into " + after);
        }
        if (fresh) {
            openings.merge(fill.symbol(), before.slot() == slot ? 0 : 1, Integer::sum);
        }
        cash = cash.subtract(value);
        positions.put(fill.symbol(), new Position(after, (fresh ? BigDecimal.ZERO : before.cost()).add(value), slot));
        BigDecimal worth = positions.values().stream().map(Position::cost).reduce(cash, BigDecimal::add);
        BigDecimal leverage = BigDecimal.valueOf(margin ? PortfolioTestbed.LEVERAGE : 1);
        BigDecimal free = worth.subtract(worth.subtract(cash).divide(leverage, MathContext.DECIMAL128));
        if (free.compareTo(worth.multiply(RESERVE.subtract(FEES.multiply(leverage)))) < 0) {
            broken.add("CASH_NEVER_BELOW_RESERVE: " + fill + " leaves " + free.toPlainString() + " of "
                    + worth.toPlainString());
        }
    }

    private void close(SymbolFill fill, Position before, BigDecimal after) {
        BigDecimal value = fill.execution().value();
        if (before.quantity().signum() == 0) {
            // An exit of what the books wrote off as dust.
            cash = cash.add(value);
            return;
        }
        BigDecimal left =
                before.cost().multiply(after.abs()).divide(before.quantity().abs(), MathContext.DECIMAL128);
        BigDecimal cost = before.cost().subtract(left);
        cash = before.quantity().signum() > 0
                ? cash.add(value)
                : cash.add(cost.multiply(TWO)).subtract(value);
        positions.put(fill.symbol(), new Position(after, left, before.slot()));
    }
}
