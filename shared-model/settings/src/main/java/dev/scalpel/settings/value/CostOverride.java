package dev.scalpel.settings.value;

import java.math.BigDecimal;
import java.util.Optional;

/** What one instrument costs where it differs from the others; see {@link CostSettings}. */
public record CostOverride(
        Optional<BigDecimal> feeBp,
        Optional<BigDecimal> makerFeeBp,
        Optional<BigDecimal> halfSpreadBp,
        Optional<BigDecimal> slippageBp,
        Optional<SlippageBySize> slippageBySize,
        Optional<FundingCosts> funding) {}
