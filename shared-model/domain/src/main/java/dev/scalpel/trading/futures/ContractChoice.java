package dev.scalpel.trading.futures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Which contract is traded: that of the open position; else the one a strategy names; else the venue's front month; else the
 * first that is not about to end. A front month in which no position can be held any more is passed over.
 *
 * @param rollDaysBefore calendar days before the last day on which a position can be held from which on the next contract is
 *     entered
 */
public record ContractChoice(int rollDaysBefore) {

    public static final ContractChoice DEFAULT = new ContractChoice(5);

    private static final int MAX_ROLL_DAYS = 30;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** From then on trading belongs to the next day. */
    private static final LocalTime OPENING = LocalTime.of(18, 0);

    public ContractChoice {
        if (rollDaysBefore < 0 || rollDaysBefore > MAX_ROLL_DAYS) {
            throw new IllegalArgumentException(
                    "rollDaysBefore must lie in [0, " + MAX_ROLL_DAYS + "]: " + rollDaysBefore);
        }
    }

    /** The exchanges' trading day: it begins at 18:00 in New York of the day before. */
    public static LocalDate tradingDay(Instant time) {
        ZonedDateTime local = time.atZone(NEW_YORK);
        return local.toLocalDate().plusDays(local.toLocalTime().isBefore(OPENING) ? 0 : 1);
    }

    /**
     * The contract of the next order.
     *
     * @param held the contract of the open position: it is closed there
     * @param front the contract that the venue marks as the front month, where it does
     * @throws RefusedContractException when nothing is held and the contract named has ended or ends on this day
     */
    public FuturesContract choose(
            FuturesName name, Optional<FuturesContract> held, Optional<FuturesContract> front, LocalDate today) {
        if (held.isPresent()) {
            return held.get();
        }
        if (name.contract().isPresent()) {
            return open(name.contract().get(), today);
        }
        return front.filter(venues -> !today.isAfter(venues.lastHoldingDay()))
                .orElseGet(() -> byRule(name.root(), today));
    }

    /** The first contract that can still be held for longer than {@link #rollDaysBefore}. */
    FuturesContract byRule(FuturesRoot root, LocalDate today) {
        FuturesContract each = FuturesContract.from(root, YearMonth.from(today));
        while (!today.isBefore(each.lastHoldingDay().minusDays(rollDaysBefore))) {
            each = each.next();
        }
        return each;
    }

    private static FuturesContract open(FuturesContract named, LocalDate today) {
        if (!today.isBefore(named.lastTradingDay())) {
            throw new RefusedContractException(named + " of " + named.month()
                    + " is no longer entered: its last trading day is " + named.lastTradingDay() + ", and today is "
                    + today);
        }
        return named;
    }
}
