package dev.scalpel.research.studies.licence;

import dev.scalpel.funding.FundingSeries;
import dev.scalpel.market.BarSeries;
import dev.scalpel.research.synthetic.SyntheticFunding;
import java.util.function.Function;

/** The funding of a study's markets. */
public enum FundingRule {
    NONE("none", bars -> FundingSeries.NONE),
    STANDARD("premium", bars -> FundingSeries.of(SyntheticFunding.of(bars))),
    FIVEFOLD(
            "premium of five times the size",
            bars -> FundingSeries.of(SyntheticFunding.of(bars, 5 * SyntheticFunding.PREMIUM_SHARE)));

    private final String words;
    private final Function<BarSeries, FundingSeries> rates;

    FundingRule(String words, Function<BarSeries, FundingSeries> rates) {
        this.words = words;
        this.rates = rates;
    }

    public String words() {
        return words;
    }

    FundingSeries of(BarSeries bars) {
        return rates.apply(bars);
    }
}
