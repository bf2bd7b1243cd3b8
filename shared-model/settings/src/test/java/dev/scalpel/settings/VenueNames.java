package dev.scalpel.settings;

import dev.scalpel.settings.type.KnownVenues;
import java.util.List;

/** Stands for the modules of the adapters, which this one does not see. Found by the service loader. */
public final class VenueNames implements KnownVenues {

    @Override
    public List<String> names() {
        return List.of(
                "binance",
                "binance-usdm",
                "bybit",
                "bybit-linear",
                "coinbase",
                "databento",
                "gemini",
                "kraken",
                "oanda",
                "okx",
                "tradovate");
    }

    @Override
    public List<String> namesWithBars() {
        return names().stream().filter(name -> !name.equals("tradovate")).toList();
    }

    @Override
    public List<String> namesWithPositions() {
        return List.of("binance-usdm", "bybit-linear", "oanda", "tradovate");
    }

    @Override
    public List<String> namesThatConvert() {
        return List.of("oanda");
    }
}
