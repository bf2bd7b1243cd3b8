package dev.scalpel.portfolio.booking;

import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.portfolio.state.Transfer;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the books with the account, while nothing of ours is under way, and books what somebody else has changed.
 *
 * @param state with the differences booked
 * @param differences what was found
 */
public record DriftBooking(PortfolioState state, List<Difference> differences) {

    /** Cash that differs by less than this part of the value is not booked. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.001");

    /** What the difference is. */
    public enum Kind {
        /** Cash was deposited or withdrawn; it is no profit. */
        TRANSFER,
        /** A part of a holding is gone. */
        EXTERNAL
    }

    /**
     * @param strategy whose holding is smaller; empty for cash
     * @param amount of the quote asset that came, negative if it went; or the missing quantity
     */
    public record Difference(Kind kind, Optional<String> strategy, BigDecimal amount) {}

    public DriftBooking {
        differences = List.copyOf(differences);
    }

    /**
     * Compares them. What a resting stop has filled since the account was read would look missing: the account is read before the
     * reports of the resting orders.
     *
     * @param cash of the account, free and locked
     * @param quantities that the account has of each strategy's instrument; more than the books have is the owner's, and is
     *     left alone
     * @param minOrder the smallest order of the venue, in the quote asset
     * @param now epoch milliseconds
     */
    public static DriftBooking of(
            PortfolioState state, BigDecimal cash, Map<String, BigDecimal> quantities, BigDecimal minOrder, long now) {
        if (state.isAmbiguous()) {
            return new DriftBooking(state, List.of());
        }
        List<Difference> differences = new ArrayList<>();
        PortfolioState booked = state;
        Books books = state.books();
        BigDecimal off = cash.subtract(books.cash());
        BigDecimal tolerated = books.valueAtCost().abs().multiply(TOLERANCE).max(minOrder);
        if (off.abs().compareTo(tolerated) > 0) {
            differences.add(new Difference(Kind.TRANSFER, Optional.empty(), off));
            booked = state.withTransfer(new Transfer("drift-" + now, now, off));
        }
        for (Map.Entry<String, Holding> entry : state.books().holdings().entrySet()) {
            BigDecimal has = quantities.getOrDefault(entry.getKey(), BigDecimal.ZERO);
            BigDecimal missing = entry.getValue().quantity().subtract(has);
            if (missing.signum() > 0) {
                differences.add(new Difference(Kind.EXTERNAL, Optional.of(entry.getKey()), missing));
                booked = lost(booked, entry.getKey(), missing, now);
            }
        }
        return new DriftBooking(booked, differences);
    }

    /** A strategy that has lost all is to hold nothing until its next signal, which may be the same one again. */
    private static PortfolioState lost(PortfolioState state, String name, BigDecimal missing, long now) {
        PortfolioState without =
                state.withBooks(state.books().lost(name, missing)).withTradeEnded(name, ExitReason.EXTERNAL, now);
        return without.books().holding(name).isEmpty() ? without.withStrategy(name, StrategyState::flat) : without;
    }
}
