package dev.scalpel.execution.transition;

import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.AccountAuditState.Mismatch;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The books against what the account holds of the base asset: what was closed outside the bot reduces the position; any
 * other difference, once confirmed, is foreign or missing. It is reported, and stops entries. Pure.
 *
 * @param step differences below it are none
 * @param netted whether the venue reports one signed position instead of a balance
 */
public record BalanceTransitions(BigDecimal step, boolean netted) {

    /** A venue's responses can lag by minutes: an unexplained difference counts as confirmed after this time. */
    private static final long CONFIRMATION_MILLIS = 11 * 60_000;

    /** At the first comparison a surplus is foreign: it was in the account before. */
    public VenueBooks firstCompared(VenueBooks books, BigDecimal owned) {
        if (books.auditState().foreignQuantity().isPresent()) {
            return books;
        }
        BigDecimal surplus = owned.subtract(expected(books));
        return books.withAuditState(
                books.auditState().withForeignQuantity(netted ? surplus : surplus.max(BigDecimal.ZERO)));
    }

    public boolean differs(VenueBooks books, BigDecimal owned) {
        return difference(books, owned).abs().compareTo(step) >= 0;
    }

    /** From when on executions at the venue may explain what is missing; empty when they cannot. */
    public Optional<Long> outsideFillsFrom(VenueBooks books, BigDecimal owned) {
        boolean missing = missing(books, owned).compareTo(step) >= 0;
        return missing && books.position().isPresent()
                ? books.roundTrip().entered().stream().findFirst().map(Fill::time)
                : Optional.empty();
    }

    /**
     * After the comparison.
     *
     * @param executions at the venue since {@link #outsideFillsFrom}, oldest first
     * @param now epoch milliseconds of our clock
     */
    public VenueBooks compared(VenueBooks books, BigDecimal owned, List<VenueFill> executions, long now) {
        if (!differs(books, owned)) {
            return books.withAuditState(books.auditState().withMismatch(Optional.empty()));
        }
        BigDecimal difference = difference(books, owned);
        BigDecimal missing = missing(books, owned);
        List<VenueFill> outside = closedOutside(books, missing, executions);
        if (!outside.isEmpty()) {
            String cause =
                    (side(books) == PositionSide.LONG ? "sold" : "bought back") + " at the venue outside this bot";
            return isOfPosition(books, missing)
                    ? VenueClosings.byOthers(books, outside).withAuditState(reported(books, difference, cause))
                    : accepted(books, difference, cause);
        }
        Mismatch seen = books.auditState()
                .mismatch()
                .filter(earlier ->
                        earlier.difference().subtract(difference).abs().compareTo(step) < 0)
                .orElse(new Mismatch(difference, now));
        return now - seen.since() >= CONFIRMATION_MILLIS
                ? accepted(books, difference, "which no order of ours explains")
                : books.withAuditState(books.auditState().withMismatch(Optional.of(seen)));
    }

    /**
     * Whether an execution that none of our reports explains may be that of an order of ours: at a venue of positions a conditional
     * order trades under another id than it rested under, and until a read shows that, its fill looks like somebody else's. It is
     * not when it is older than the order, once the orders have ended, or when the difference has stayed.
     */
    private boolean mayBeOurs(VenueBooks books, VenueFill execution) {
        return netted
                && books.intents().stream()
                        .filter(intent -> intent.side() == execution.side())
                        .filter(intent ->
                                intent.signedTimestamp() < execution.fill().time())
                        .anyMatch(intent -> intent.status().unresolved());
    }

    /** Whether what is missing is a part of the position, and no foreign quantity or dust is there that it may be instead. */
    private boolean isOfPosition(VenueBooks books, BigDecimal missing) {
        BigDecimal foreign = books.auditState().foreignQuantity().orElse(BigDecimal.ZERO);
        return netted
                && books.position().isPresent()
                && inDirection(books, foreign).signum() <= 0
                && books.inDirection(books.execution().dust()).signum() <= 0
                && missing.subtract(books.held()).compareTo(step) < 0;
    }

    /**
     * Fills of the closing side since the entry, by orders of none of our intents, that add up to what is missing; empty if there
     * are none. Counts from the newest one backwards: earlier ones have been accounted for already.
     */
    private List<VenueFill> closedOutside(VenueBooks books, BigDecimal missing, List<VenueFill> executions) {
        List<String> ours = books.intents().stream()
                .flatMap(intent -> intent.orders().stream())
                .map(OrderReport::venueId)
                .toList();
        List<VenueFill> exits = executions.stream()
                .filter(fill -> fill.side() == side(books).exitSide() && !ours.contains(fill.venueOrderId()))
                .toList();
        BigDecimal closed = BigDecimal.ZERO;
        for (int newest = exits.size() - 1; newest >= 0 && !mayBeOurs(books, exits.get(newest)); newest--) {
            closed = closed.add(exits.get(newest).fill().quantity());
            if (closed.subtract(missing).abs().compareTo(step) < 0) {
                return exits.subList(newest, exits.size());
            }
        }
        return List.of();
    }

    /**
     * More in the direction of the position is foreign; less reduces first what is foreign, then the dust, then the
     * position. Without a position a netted one has no such direction: everything is foreign.
     */
    private VenueBooks accepted(VenueBooks books, BigDecimal difference, String cause) {
        BigDecimal foreign = books.auditState().foreignQuantity().orElse(BigDecimal.ZERO);
        BigDecimal missing = inDirection(books, difference).negate();
        AccountAuditState reported = reported(books, difference, cause);
        boolean noDirection = books.position().isEmpty() && netted;
        if (missing.signum() <= 0 || noDirection) {
            return books.withAuditState(reported.withForeignQuantity(foreign.add(difference)));
        }
        BigDecimal dust = books.execution().dust();
        BigDecimal fromForeign = missing.min(inDirection(books, foreign).max(BigDecimal.ZERO));
        BigDecimal fromDust =
                missing.subtract(fromForeign).min(inDirection(books, dust).max(BigDecimal.ZERO));
        BigDecimal fromPosition =
                books.position().isPresent() ? missing.subtract(fromForeign).subtract(fromDust) : BigDecimal.ZERO;
        return books.withExecution(books.execution()
                .withDust(dust.subtract(inDirection(books, fromDust)))
                .withAccountAudit(reported.withForeignQuantity(foreign.subtract(inDirection(books, fromForeign)))
                        .withMissingQuantity(reported.missingQuantity().add(fromPosition))));
    }

    private static AccountAuditState reported(VenueBooks books, BigDecimal difference, String cause) {
        return books.auditState()
                .withMismatch(Optional.empty())
                .withDrift(Optional.of(description(books, difference, cause)));
    }

    private static String description(VenueBooks books, BigDecimal difference, String cause) {
        return "the account holds " + difference.abs().toPlainString() + " "
                + books.symbol().base() + (difference.signum() > 0 ? " more" : " less") + " than the books, " + cause;
    }

    private static BigDecimal missing(VenueBooks books, BigDecimal owned) {
        return inDirection(books, difference(books, owned)).negate();
    }

    private static BigDecimal difference(VenueBooks books, BigDecimal owned) {
        return owned.subtract(expected(books))
                .subtract(books.auditState().foreignQuantity().orElse(BigDecimal.ZERO));
    }

    /** What the books expect to own, negative of a short: the current round trip, and the dust of earlier ones. */
    private static BigDecimal expected(VenueBooks books) {
        BigDecimal net = books.isFlat() ? BigDecimal.ZERO : books.roundTrip().netBase();
        return net.subtract(inDirection(books, books.auditState().missingQuantity()))
                .add(books.execution().dust());
    }

    /** A signed quantity of the base asset as part of the position, and the reverse. */
    private static BigDecimal inDirection(VenueBooks books, BigDecimal quantity) {
        return side(books) == PositionSide.LONG ? quantity : quantity.negate();
    }

    /** Without a position, more is a surplus and less a shortfall. */
    private static PositionSide side(VenueBooks books) {
        return books.position().map(open -> open.position().side()).orElse(PositionSide.LONG);
    }
}
