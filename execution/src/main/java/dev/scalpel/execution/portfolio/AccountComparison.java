package dev.scalpel.execution.portfolio;

import dev.scalpel.execution.portfolio.PortfolioAccount.Snapshot;
import dev.scalpel.portfolio.booking.DriftBooking;
import dev.scalpel.portfolio.round.Halt;
import dev.scalpel.portfolio.state.PortfolioState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Compares the books with the account before anything is sized. A difference soon after a fill of ours may be the venue's lag, and
 * while an order is lost it may be that order: until that has passed it is not booked, and where something is missing nothing is opened.
 */
final class AccountComparison {

    /** As the comparison of a minute: reads of a venue may lag behind by minutes. */
    private static final long MAX_LAG_MILLIS = 11 * 60_000;

    private static final long MILLIS_PER_MINUTE = 60_000;

    private final PortfolioConfig config;
    private final PortfolioAccount account;

    AccountComparison(PortfolioConfig config, PortfolioAccount account) {
        this.config = config;
        this.account = account;
    }

    /**
     * @param entriesWait whether the account has less than the books, which is not confirmed yet
     * @param notes differences that were booked
     */
    record Compared(PortfolioState state, boolean entriesWait, List<String> notes) {}

    /**
     * The account before the reports of orders: what fills in between would look missing. Empty where it need not be read.
     *
     * @param positions whether what is held is to be read even if nothing is to be sized
     */
    Optional<Snapshot> before(PortfolioState state, boolean positions) {
        if (state.isAmbiguous()) {
            return Optional.empty();
        }
        boolean sized = !Openings.of(state).isEmpty() || Openings.anyMustClose(state);
        if (sized) {
            return Optional.of(account.read(state));
        }
        return positions ? Optional.of(account.positions(state)) : Optional.empty();
    }

    /** Whether fills of ours may not be in the reports of the venue yet, or an order of ours that was given up may turn up. */
    static boolean mayLag(PortfolioState state, long now) {
        return now - state.lastFill() < MAX_LAG_MILLIS || state.mayTurnUp(now);
    }

    Compared compare(PortfolioState state, Snapshot read, long now) {
        if (read.money().isEmpty()) {
            return new Compared(state, false, List.of());
        }
        BigDecimal cash = account.cash(read.money().get(), state);
        DriftBooking drift = DriftBooking.of(state, cash, read.quantities(), account.minOrder(), now);
        if (drift.differences().isEmpty()) {
            return new Compared(state, false, List.of());
        }
        if (mayLag(state, now)) {
            boolean missing = drift.differences().stream()
                    .anyMatch(difference -> difference.kind() == DriftBooking.Kind.EXTERNAL
                            || difference.amount().signum() < 0);
            return new Compared(state, missing, List.of());
        }
        List<String> notes =
                drift.differences().stream().map(AccountComparison::describe).toList();
        PortfolioState after = config.haltsOnDrift()
                ? Halt.apply(drift.state(), String.join("; ", notes), Math.floorDiv(now, MILLIS_PER_MINUTE))
                : drift.state();
        return new Compared(after, false, notes);
    }

    private static String describe(DriftBooking.Difference difference) {
        String amount = difference.amount().stripTrailingZeros().toPlainString();
        return switch (difference.kind()) {
            case TRANSFER ->
                "cash of the account differs from the books by " + amount + ": booked as a transfer, no profit";
            case EXTERNAL ->
                amount + " of what strategy " + difference.strategy().orElse("") + " holds is no longer in the account";
        };
    }
}
