package dev.scalpel.settings.section;

import dev.scalpel.trading.MakerEntry;
import java.math.BigDecimal;
import java.util.Optional;

/** @param paperCapital in units of the quote asset */
public record ExecutionSettings(
        int intervalMinutes,
        EntryPricePolicy entry,
        BigDecimal entryIncrementBp,
        int makerTimeoutSeconds,
        BigDecimal stopLimitOffsetBp,
        int stopTimeoutSeconds,
        BigDecimal paperCapital) {

    private static final int SECONDS_PER_MINUTE = 60;

    /** The same with entries that take. */
    public ExecutionSettings taking() {
        return new ExecutionSettings(
                intervalMinutes,
                EntryPricePolicy.TAKER,
                entryIncrementBp,
                makerTimeoutSeconds,
                stopLimitOffsetBp,
                stopTimeoutSeconds,
                paperCapital);
    }

    /** How simulation, labels and paper trading quote an entry; empty if it takes. */
    public Optional<MakerEntry> makerEntry() {
        return entry == EntryPricePolicy.MAKER
                ? Optional.of(MakerEntry.once(makerTimeoutSeconds / SECONDS_PER_MINUTE))
                : Optional.empty();
    }
}
