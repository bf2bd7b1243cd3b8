package dev.scalpel.settings.value;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.trading.CostBook;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.SizeSlippage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rates in basis points of the traded value, per side.
 *
 * @param basis whether measured costs replace these
 * @param sampleMinutes how often spreads are sampled
 * @param feeBp of an order that takes
 * @param makerFeeBp of an order that rests, where it differs from {@code feeBp}
 * @param slippageBp of orders below the first step of {@code slippageBySize}
 * @param funding of perpetuals
 * @param feeAsset the asset in which the venue takes its fee
 * @param perInstrument where an instrument differs from the others
 */
public record CostSettings(
        CostBasis basis,
        int sampleMinutes,
        BigDecimal feeBp,
        Optional<BigDecimal> makerFeeBp,
        BigDecimal halfSpreadBp,
        BigDecimal slippageBp,
        SlippageBySize slippageBySize,
        FundingCosts funding,
        FeeAsset feeAsset,
        Map<InstrumentId, CostOverride> perInstrument) {

    public CostSettings {
        perInstrument = Map.copyOf(perInstrument);
    }

    /** The settings of one instrument. */
    public CostSettings of(InstrumentId instrument) {
        return Optional.ofNullable(perInstrument.get(instrument))
                .map(this::with)
                .orElse(this);
    }

    private CostSettings with(CostOverride other) {
        return new CostSettings(
                basis,
                sampleMinutes,
                other.feeBp().orElse(feeBp),
                other.makerFeeBp().or(() -> makerFeeBp),
                other.halfSpreadBp().orElse(halfSpreadBp),
                other.slippageBp().orElse(slippageBp),
                other.slippageBySize().orElse(slippageBySize),
                other.funding().orElse(funding),
                feeAsset,
                Map.of());
    }

    /** These costs for every instrument, with the funding of these settings. */
    public CostSettings fixed(Costs costs) {
        TreeMap<BigDecimal, BigDecimal> bySize = new TreeMap<>();
        costs.slippage()
                .steps()
                .forEach(step -> bySize.put(BigDecimal.valueOf(step.notional()), basisPoints(step.rate())));
        return new CostSettings(
                CostBasis.SETTINGS,
                sampleMinutes,
                basisPoints(costs.takerFeeRate()),
                Optional.of(basisPoints(costs.makerFeeRate())),
                basisPoints(costs.halfSpreadRate()),
                basisPoints(costs.slippage().baseRate()),
                new SlippageBySize(bySize),
                funding,
                costs.feeAsset(),
                Map.of());
    }

    /** In the units of the simulator. */
    public CostBook forTrading() {
        return instrument -> of(instrument).costs();
    }

    private Costs costs() {
        return new Costs(
                rate(makerFeeBp.orElse(feeBp)),
                rate(feeBp),
                rate(halfSpreadBp),
                new SizeSlippage(rate(slippageBp), steps()),
                funding.forTrading(),
                feeAsset);
    }

    private List<SizeSlippage.Step> steps() {
        return slippageBySize.steps().entrySet().stream()
                .map(step -> new SizeSlippage.Step(step.getKey().doubleValue(), rate(step.getValue())))
                .toList();
    }

    private static BigDecimal basisPoints(double rate) {
        return BigDecimal.valueOf(rate).movePointRight(4);
    }

    private static double rate(BigDecimal basisPoints) {
        return basisPoints.movePointLeft(4).doubleValue();
    }
}
