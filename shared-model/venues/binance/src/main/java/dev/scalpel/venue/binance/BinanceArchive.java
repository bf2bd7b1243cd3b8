package dev.scalpel.venue.binance;

import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.MarketArchive;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Binance's public archive: github.com/binance/binance-public-data at 5c7f319, README.md for addresses and checksums,
 * python/utility.py ({@code get_path}) for folders, python/download-futures-markPriceKlines.py and …premiumIndexKlines.py for those of
 * the prices that fundings are made of. Fundings are published by month only.
 */
public final class BinanceArchive implements MarketArchive {

    private static final String KLINES = "klines";
    private static final URI ADDRESS = URI.create("https://data.binance.vision/");

    private final String folder;
    private final boolean hasFundings;

    private BinanceArchive(String folder, boolean hasFundings) {
        this.folder = folder;
        this.hasFundings = hasFundings;
    }

    public static BinanceArchive spot() {
        return new BinanceArchive("data/spot", false);
    }

    public static BinanceArchive usdMargined() {
        return new BinanceArchive("data/futures/um", true);
    }

    @Override
    public URI address() {
        return ADDRESS;
    }

    @Override
    public String bars(Symbol symbol, LocalDate day) {
        return minutes("daily", KLINES, name(symbol), day.toString());
    }

    @Override
    public String bars(Symbol symbol, YearMonth month) {
        return minutes("monthly", KLINES, name(symbol), month.toString());
    }

    private String minutes(String period, String data, String name, String time) {
        return folder + "/" + period + "/" + data + "/" + name + "/1m/" + name + "-1m-" + time + ".zip";
    }

    @Override
    public Optional<String> prices(PriceSeries series, Symbol symbol, LocalDate day) {
        return prices("daily", series, symbol, day.toString());
    }

    @Override
    public Optional<String> prices(PriceSeries series, Symbol symbol, YearMonth month) {
        return prices("monthly", series, symbol, month.toString());
    }

    private Optional<String> prices(String period, PriceSeries series, Symbol symbol, String time) {
        return hasFundings ? Optional.of(minutes(period, data(series), name(symbol), time)) : Optional.empty();
    }

    private static String data(PriceSeries series) {
        return switch (series) {
            case MARK -> "markPriceKlines";
            case PREMIUM -> "premiumIndexKlines";
        };
    }

    @Override
    public Optional<String> fundings(Symbol symbol, YearMonth month) {
        String name = name(symbol);
        return hasFundings
                ? Optional.of(folder + "/monthly/fundingRate/" + name + "/" + name + "-fundingRate-" + month + ".zip")
                : Optional.empty();
    }

    @Override
    public String checksum(String path) {
        return path + ".CHECKSUM";
    }

    private static String name(Symbol symbol) {
        return symbol.base() + symbol.quote();
    }
}
