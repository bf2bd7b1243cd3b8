package dev.scalpel.settings.value;

import dev.scalpel.funding.Funding;
import java.math.BigDecimal;

/**
 * What holding a perpetual costs.
 *
 * @param rateBp paid by a long position at each time stamp, in basis points of its value; negative when a short one pays
 * @param intervalMinutes between two time stamps, of an instrument whose own interval is not known
 */
public record FundingCosts(BigDecimal rateBp, int intervalMinutes) {

    public static final FundingCosts NONE = new FundingCosts(BigDecimal.ZERO, Funding.NONE.intervalMinutes());

    Funding forTrading() {
        return rateBp.signum() == 0
                ? Funding.NONE
                : new Funding(intervalMinutes, rateBp.movePointLeft(4).doubleValue());
    }
}
