package dev.scalpel.licence;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.simulation.TraderState;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One entry of a procedure's evidence. It contains the hash of the entry before, so that nothing before it can be changed
 * without changing all that follows.
 *
 * @param procedure its id
 * @param number from 0, without a gap
 * @param previous hash of the entry before; {@link #NONE} for the first
 * @param date of the first entry the night of the registration, of a day the day itself
 * @param start of the first entry the returns of the walk-forward days that its scale starts from; otherwise empty
 * @param day what was settled; empty unless the kind is DAY
 * @param instruments what is traded on the days after it; empty unless the kind is INSTRUMENTS
 * @param costsBp lowest cost per side at which the counted days of an instrument stand
 * @param account after it
 */
public record EvidenceEntry(
        String procedure,
        int number,
        String previous,
        LocalDate date,
        Kind kind,
        List<Double> start,
        Optional<SettledDay> day,
        Optional<InstrumentDecision> instruments,
        Map<InstrumentId, Double> costsBp,
        LicenceAccount account) {

    /** In place of the hash of an entry before the first. */
    public static final String NONE = "0".repeat(64);

    /** What an entry is about. */
    public enum Kind {
        /** The account was opened. */
        OPENED,
        /** A forward day was settled; it may have licensed or suspended. */
        DAY,
        /** The same as RECOUNTED by an earlier release: a licence was not computed again. Only read. */
        RECOSTED,
        /** The account's costs rose: the counted days, and a licence with them, were computed again at the new ones. */
        RECOUNTED,
        /** It was decided which instruments are traded. */
        INSTRUMENTS;

        boolean isForCosts() {
            return this == RECOSTED || this == RECOUNTED;
        }
    }

    public EvidenceEntry {
        start = List.copyOf(start);
        costsBp = Collections.unmodifiableMap(new TreeMap<>(costsBp));
        if (number < 0 || (number == 0) != (kind == Kind.OPENED)) {
            throw new IllegalArgumentException(
                    "the first entry, and no other, opens the account: " + number + ", " + kind);
        }
        if (day.isPresent() != (kind == Kind.DAY)) {
            throw new IllegalArgumentException("an entry of kind DAY, and no other, settles a day: " + kind);
        }
        if (instruments.isPresent() != (kind == Kind.INSTRUMENTS)) {
            throw new IllegalArgumentException(
                    "an entry of kind INSTRUMENTS, and no other, decides on instruments: " + kind);
        }
    }

    /**
     * A settled day.
     *
     * @param limitReached whether the loss limit ended its entries
     * @param unit in which it counts
     * @param scaled its return in this unit
     */
    public record SettledDay(
            DayResult result,
            boolean limitReached,
            double unit,
            double scaled,
            LicenceAccount.Step step,
            List<InstrumentDay> instruments) {

        public SettledDay {
            instruments = List.copyOf(instruments);
        }
    }

    /**
     * An instrument's part in a day. Shares are of the account.
     *
     * @param candidate the model's id; empty where there was none
     * @param costBp per side
     * @param bars sha256 of the bars that it was settled from; empty where there were none
     * @param after what the next day continues from; empty where it was not traded
     */
    public record InstrumentDay(
            InstrumentId instrument,
            Optional<String> candidate,
            double weight,
            double costBp,
            double net,
            double gross,
            double turnover,
            int trades,
            Optional<String> bars,
            Optional<TraderState> after) {}
}
