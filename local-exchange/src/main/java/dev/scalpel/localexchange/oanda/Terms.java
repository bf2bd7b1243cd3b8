package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An instrument's units and precisions. */
record Terms(MarginMarket market) {

    /** Decimals of a price. */
    int displayPrecision() {
        return scale(filters().tick());
    }

    /** Decimals of units. */
    int tradeUnitsPrecision() {
        return scale(filters().step());
    }

    private Filters filters() {
        return market.filters();
    }

    private static int scale(BigDecimal unit) {
        return Math.max(0, unit.stripTrailingZeros().scale());
    }

    String price(BigDecimal price) {
        return price.setScale(displayPrecision(), RoundingMode.HALF_UP).toPlainString();
    }

    String units(BigDecimal units) {
        return units.setScale(tradeUnitsPrecision(), RoundingMode.UNNECESSARY).toPlainString();
    }

    /** The margin of one unit that is worth one. */
    BigDecimal marginRate() {
        return market.listing().margin().of(BigDecimal.ONE, BigDecimal.ONE);
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("name", market.name());
        json.put("type", market.name().length() == "EUR_USD".length() ? "CURRENCY" : "CFD");
        json.put("displayName", market.name().replace('_', '/'));
        json.put("pipLocation", -Math.max(0, displayPrecision() - 1));
        json.put("displayPrecision", displayPrecision());
        json.put("tradeUnitsPrecision", tradeUnitsPrecision());
        json.put(
                "minimumTradeSize", filters().minQuantity().stripTrailingZeros().toPlainString());
        json.put("maximumTrailingStopDistance", price(filters().tick().movePointRight(4)));
        json.put("minimumTrailingStopDistance", price(filters().tick().movePointRight(1)));
        json.put("maximumPositionSize", "0");
        json.put(
                "maximumOrderUnits",
                filters().maxQuantity().stripTrailingZeros().toPlainString());
        json.put("marginRate", marginRate().stripTrailingZeros().toPlainString());
        json.put("guaranteedStopLossOrderMode", "DISABLED");
        json.set("tags", Json.array());
        return json;
    }
}
