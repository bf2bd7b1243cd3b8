package dev.scalpel.localexchange.bybit.linear;

import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.perpetual.account.MarginMode;
import dev.scalpel.localexchange.perpetual.account.SymbolSettings;
import dev.scalpel.localexchange.perpetual.contract.Brackets;
import dev.scalpel.localexchange.perpetual.contract.Brackets.Row;
import dev.scalpel.localexchange.perpetual.contract.ContractTerms;
import dev.scalpel.localexchange.perpetual.contract.FundingRates;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import java.math.BigDecimal;
import java.util.List;

/** The contracts that the market lists unless its owner names others, and the account's settings of them. */
public final class LinearContracts {

    /** What contracts are settled in. */
    public static final String SETTLE = "USDT";

    /** "Get Account Info": cross margin; leverage 10. */
    public static final SymbolSettings SETTINGS = new SymbolSettings(10, MarginMode.CROSSED);

    /** 2 and 5.5 bp: docs/venues/low-fees.md. */
    public static final BigDecimal MAKER_FEE = new BigDecimal("0.0002");

    public static final BigDecimal TAKER_FEE = new BigDecimal("0.00055");

    private LinearContracts() {}

    /**
     * Terms of the size of the venue's largest contracts: "Place Order" has 10 conditional orders per symbol; a position that is
     * liquidated is "settled at the bankruptcy price" (Liquidation Price Calculation under Isolated Mode).
     */
    public static ContractTerms terms() {
        return new ContractTerms(
                Brackets.of(List.of(
                        new Row("2000000", 100, "0.005"),
                        new Row("10000000", 50, "0.01"),
                        new Row("40000000", 25, "0.02"),
                        new Row("80000000", 20, "0.025"),
                        new Row("160000000", 10, "0.05"),
                        new Row("320000000", 5, "0.1"),
                        new Row("640000000", 2, "0.25"),
                        new Row("1280000000", 1, "0.5"))),
                BigDecimal.ZERO,
                true,
                new BigDecimal("0.05"),
                new BigDecimal("0.05"),
                new BigDecimal("1.05"),
                new BigDecimal("0.95"),
                10);
    }

    /** The perpetual of a pair, with the interest rate as funding. */
    public static PerpetualListing of(Listing listing) {
        return new PerpetualListing(listing, terms(), FundingRates.constant(FundingRates.INTEREST));
    }
}
