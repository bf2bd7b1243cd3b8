package dev.scalpel.settings.portfolio;

import dev.scalpel.settings.type.ValueType;
import dev.scalpel.settings.type.ValueTypes;
import dev.scalpel.settings.value.Allocations;
import dev.scalpel.strategy.PositionSize;
import java.math.BigDecimal;

/** The settings of which a strategy of a portfolio has one: how large its positions are. */
public enum SizeSetting {
    SHARE(
            "share",
            "0",
            Allocations.MAX_TOTAL_SHARE.toPlainString(),
            "part of the account's value, on margin times `venueConnection.leverage`; 0 trades nothing"),
    UNITS("units", Limits.MIN, Limits.MAX, "units of the base asset"),
    CONTRACTS("contracts", Limits.MIN, Limits.MAX, "contracts, each of the instrument's multiplier of units"),
    RISK(
            "risk",
            "0.0001",
            "0.5",
            "part of the account's value that is lost at the position's stop, which a signal, the model or `stopLoss` must give");

    private final String key;
    private final String lowest;
    private final String highest;
    private final String meaning;

    SizeSetting(String key, String lowest, String highest, String meaning) {
        this.key = key;
        this.lowest = lowest;
        this.highest = highest;
        this.meaning = meaning;
    }

    private static final class Limits {

        static final String MIN = "0.00000001";
        static final String MAX = "1000000000";

        private Limits() {}
    }

    public String key() {
        return key;
    }

    /** What the number is, for the reference. */
    public String meaning() {
        return meaning;
    }

    /** What the number must be, for the reference and errors. */
    public String rule() {
        return type().rule();
    }

    ValueType<BigDecimal> type() {
        return ValueTypes.decimal(lowest, highest);
    }

    PositionSize of(BigDecimal value) {
        return switch (this) {
            case SHARE -> new PositionSize.Share(value);
            case UNITS -> new PositionSize.Units(value);
            case CONTRACTS -> new PositionSize.Contracts(value);
            case RISK -> new PositionSize.Risk(value);
        };
    }
}
