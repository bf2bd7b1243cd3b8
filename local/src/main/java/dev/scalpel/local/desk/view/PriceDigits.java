package dev.scalpel.local.desk.view;

import dev.scalpel.instruments.InstrumentDocument;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.data.Recent;
import dev.scalpel.market.InstrumentId;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** How many decimals the prices of an instrument have. */
public final class PriceDigits {

    private static final int VENUES = 16;
    private static final int MIN = 2;
    private static final int MAX = 8;
    private static final int SIGNIFICANT = 6;

    private final DeskData data;
    private final Recent<String, InstrumentDocument> rules = new Recent<>(VENUES);

    public PriceDigits(DeskData data) {
        this.data = data;
    }

    /**
     * The decimals of the venue's tick; where it is not known, enough for six significant digits.
     *
     * @param price of the instrument; empty if none is known
     */
    public int of(InstrumentId instrument, OptionalDouble price) {
        Optional<Integer> ofTick = rules.get(
                        instrument.venue(),
                        data.clock().instant(),
                        () -> data.instruments(instrument.venue()).read())
                .of(instrument.symbol())
                .flatMap(history -> history.newest())
                .map(version -> version.rules().filters().tickSize())
                .map(BigDecimal::stripTrailingZeros)
                .map(tick -> Math.max(0, tick.scale()));
        if (ofTick.isPresent() || price.isEmpty() || !(price.getAsDouble() > 0)) {
            return ofTick.orElse(MIN);
        }
        int whole = (int) Math.ceil(Math.log10(price.getAsDouble()));
        return Math.max(MIN, Math.min(MAX, SIGNIFICANT - whole));
    }
}
