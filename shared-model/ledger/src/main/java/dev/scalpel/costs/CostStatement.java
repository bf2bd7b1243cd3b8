package dev.scalpel.costs;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.trading.Costs;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The costs of an instrument with the source of each part.
 *
 * @param hash of the measurements that were used; empty where none was
 */
public record CostStatement(
        InstrumentId instrument, Costs costs, Part fee, Part spread, Part slippage, Optional<String> hash) {

    /** @param explanation for a person: what was measured, or why the settings apply */
    public record Part(CostSource source, String explanation) {

        static Part measured(String explanation) {
            return new Part(CostSource.MEASURED, explanation);
        }

        static Part ofSettings(String explanation) {
            return new Part(CostSource.SETTINGS, explanation);
        }

        public boolean isMeasured() {
            return source == CostSource.MEASURED;
        }
    }

    /** The settings' costs, and why. */
    static CostStatement ofSettings(InstrumentId instrument, Costs costs, String why) {
        Part part = Part.ofSettings(why);
        return new CostStatement(instrument, costs, part, part, part, Optional.empty());
    }

    /** Whether at least one part was measured. */
    public boolean isMeasured() {
        return Stream.of(fee, spread, slippage).anyMatch(Part::isMeasured);
    }
}
