package dev.scalpel.research.studies.licence;

import dev.scalpel.funding.FundingSeries;
import dev.scalpel.market.BarSeries;
import dev.scalpel.research.synthetic.SyntheticFunding;

/** The funding of a study's markets. */
public enum FundingRule {
    NONE("none", 0),
    STANDARD("premium", SyntheticFunding.PREMIUM_SHARE),
    FIVEFOLD("premium of five times the size", 5 * SyntheticFunding.PREMIUM_SHARE);

    private final String words;
    private final double premiumShare;

    FundingRule(String words, double premiumShare) {
        this.words = words;
        this.premiumShare = premiumShare;
    }

    public String words() {
        return words;
    }

    FundingSeries of(BarSeries bars) {
        return this == NONE ? FundingSeries.NONE : FundingSeries.of(SyntheticFunding.of(bars, premiumShare));
    }
}
