package dev.scalpel.portfolio.paper;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.trading.instrument.ConversionPair;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rates into a portfolio's asset on paper.
 *
 * @param portfolio its name, for messages
 * @param asset that it counts in
 * @param bars stored ones of an instrument; none if there are none
 */
public record PaperConversions(String portfolio, String asset, Function<InstrumentId, BarSeries> bars) {

    /** @throws NoRateException if nothing says what a unit of the instrument's quote asset is */
    public PaperConversion of(InstrumentId instrument) {
        String quote = instrument.symbol().quote();
        if (quote.equals(asset)) {
            return PaperConversion.none(asset);
        }
        ConversionPair pair = ConversionPair.of(quote, asset)
                .orElseThrow(() -> new NoRateException(what(instrument) + "; on paper only "
                        + String.join(", ", ConversionPair.currencies()) + " are converted into each other"));
        BarSeries rates = bars.apply(new InstrumentId(instrument.venue(), pair.symbol()));
        if (rates.isEmpty()) {
            throw new NoRateException(what(instrument) + ", and no bars of " + pair.symbol() + " are stored at "
                    + instrument.venue() + ": retrieval fetches them, or import them for earlier days");
        }
        return new PaperConversion(asset, Optional.of(rates), pair.inverse());
    }

    private String what(InstrumentId instrument) {
        return "portfolio " + portfolio + " counts in " + asset + ", and " + instrument.symbol() + " is quoted in "
                + instrument.symbol().quote();
    }

    /** Nothing says what an instrument's quote asset is worth. */
    public static final class NoRateException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoRateException(String message) {
            super(message);
        }
    }
}
