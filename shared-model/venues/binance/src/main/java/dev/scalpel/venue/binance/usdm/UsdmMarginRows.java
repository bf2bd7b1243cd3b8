package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Responses about positions and their margin, as far as we read them. */
final class UsdmMarginRows {

    private UsdmMarginRows() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Position(
            String symbol,
            String positionSide,
            BigDecimal positionAmt,
            BigDecimal entryPrice,
            BigDecimal markPrice,
            BigDecimal liquidationPrice,
            BigDecimal isolatedWallet) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SymbolConfiguration(String symbol, String marginType, int leverage) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record AccountConfiguration(boolean dualSidePosition, boolean multiAssetsMargin) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Leverage(int leverage) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Brackets(String symbol, List<Bracket> brackets) {

        MarginTiers tiers() {
            return new MarginTiers(brackets.stream()
                    .sorted(Comparator.comparing(Bracket::notionalFloor))
                    .map(row -> new MarginTier(
                            row.notionalFloor(),
                            row.notionalCap(),
                            row.initialLeverage(),
                            row.maintMarginRatio(),
                            row.cum()))
                    .toList());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Bracket(
            int initialLeverage,
            BigDecimal notionalCap,
            BigDecimal notionalFloor,
            BigDecimal maintMarginRatio,
            BigDecimal cum) {}
}
