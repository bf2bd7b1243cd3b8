package dev.scalpel.portfolio.allocation;

import dev.scalpel.trading.instrument.InstrumentKind;
import java.math.BigDecimal;

/**
 * What an instrument's quantity and price mean for the account.
 *
 * @param conversion the account's currency per unit of the instrument's quote asset, above 0; 1 where they are the same
 */
public record Denomination(InstrumentKind kind, BigDecimal conversion) {

    /** A spot pair that is quoted in the account's currency. */
    public static final Denomination SPOT = new Denomination(InstrumentKind.SPOT, BigDecimal.ONE);

    public Denomination {
        if (conversion.signum() <= 0) {
            throw new IllegalArgumentException("conversion must be > 0: " + conversion);
        }
    }

    /** An instrument of this kind that is quoted in the account's currency. */
    public static Denomination of(InstrumentKind kind) {
        return new Denomination(kind, BigDecimal.ONE);
    }

    /** Whether the instrument is quoted in another currency than the account's. */
    public boolean converts() {
        return conversion.compareTo(BigDecimal.ONE) != 0;
    }

    /** Whether positions are kept open by margin, so that leverage says how large they may be. */
    public boolean onMargin() {
        return kind != InstrumentKind.SPOT;
    }
}
