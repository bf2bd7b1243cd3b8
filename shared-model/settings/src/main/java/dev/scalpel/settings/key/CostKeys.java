package dev.scalpel.settings.key;

import static dev.scalpel.settings.type.ValueTypes.choice;
import static dev.scalpel.settings.type.ValueTypes.optional;
import static dev.scalpel.settings.type.ValueTypes.whole;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.type.CostOverridesType;
import dev.scalpel.settings.type.FundingType;
import dev.scalpel.settings.type.SlippageBySizeType;
import dev.scalpel.settings.value.CostBasis;
import dev.scalpel.settings.value.CostOverride;
import dev.scalpel.settings.value.FundingCosts;
import dev.scalpel.settings.value.SlippageBySize;
import dev.scalpel.trading.FeeAsset;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section {@code costs}. */
public final class CostKeys {

    private static final KeyGroup KEYS = new KeyGroup();

    public static final SettingKey<CostBasis> COST_BASIS = KEYS.declare(
            "costs.source",
            choice(CostBasis.class),
            CostBasis.MEASURED,
            "`measured`: the account's commission, sampled spreads and the order book's depth, where they are stored"
                    + " and fresh; otherwise, part by part, the settings below. `settings`: only those. See"
                    + " docs/costs.md.");
    public static final SettingKey<Integer> SAMPLE_MINUTES = KEYS.declare(
            "costs.sampleMinutes",
            whole(1, 60),
            1,
            "How often retrieval samples the spread, in minutes. Each sample is one more write to the store per"
                    + " symbol.");
    public static final SettingKey<BigDecimal> FEE_BP = KEYS.declare(
            "costs.feeBp",
            SlippageBySizeType.BASIS_POINTS,
            new BigDecimal("10"),
            "Fee per side in basis points, of an order that takes liquidity: an entry, a stop, a time exit. 10 is"
                    + " Binance spot without discount.");
    public static final SettingKey<Optional<BigDecimal>> MAKER_FEE_BP = KEYS.declare(
            "costs.makerFeeBp",
            optional(SlippageBySizeType.BASIS_POINTS),
            Optional.empty(),
            "Fee in basis points of an order that rests in the book: a target. `none` means the same as"
                    + " `costs.feeBp`.");
    public static final SettingKey<BigDecimal> HALF_SPREAD_BP = KEYS.declare(
            "costs.halfSpreadBp",
            SlippageBySizeType.BASIS_POINTS,
            new BigDecimal("0"),
            "Half the distance between bid and ask, in basis points: how far the quoted price lies from the traded one"
                    + " that bars show.");
    public static final SettingKey<BigDecimal> SLIPPAGE_BP = KEYS.declare(
            "costs.slippageBp",
            SlippageBySizeType.BASIS_POINTS,
            new BigDecimal("1"),
            "How much worse than the quoted price an entry or a market exit fills, in basis points.");
    public static final SettingKey<SlippageBySize> SLIPPAGE_BY_SIZE = KEYS.declare(
            "costs.slippageBySize",
            new SlippageBySizeType(),
            SlippageBySize.NONE,
            "Slippage of larger orders: `{10000: 2, 50000: 5}` means `costs.slippageBp` below 10,000 of the quote"
                    + " asset, 2 basis points from there on, 5 from 50,000 on. Labels and models, which know no size, use"
                    + " that of the largest order of `execution.paperCapital`.");
    public static final SettingKey<FundingCosts> FUNDING = KEYS.declare(
            "costs.funding",
            new FundingType(),
            FundingCosts.NONE,
            "Funding of perpetuals, which a long position pays at each time stamp: `{rateBp: 1, intervalMinutes:"
                    + " 480}`; negative when a short one pays. Time stamps are whole multiples of the interval since"
                    + " midnight UTC; where the venue states an instrument's own interval, that one counts. `none` charges"
                    + " nothing.");
    public static final SettingKey<FeeAsset> FEE_ASSET = KEYS.declare(
            "costs.feeAsset",
            choice(FeeAsset.class),
            FeeAsset.RECEIVED,
            "The asset in which the venue takes its fee. `received`, usual for spot: the bought asset, which leaves"
                    + " less than one step as dust that the next exit sells. `quote`: the quote asset. `third`: another"
                    + " asset, such as BNB at Binance.");
    public static final SettingKey<Map<Symbol, CostOverride>> COSTS_PER_INSTRUMENT = KEYS.declare(
            "costs.perInstrument",
            new CostOverridesType(),
            Map.of(),
            "Costs of single instruments where they differ: `{BTC/USDT: {feeBp: 7.5, halfSpreadBp: 0.1}}`. What is not"
                    + " given is as above.");

    private CostKeys() {}

    static List<SettingKey<?>> all() {
        return KEYS.all();
    }
}
