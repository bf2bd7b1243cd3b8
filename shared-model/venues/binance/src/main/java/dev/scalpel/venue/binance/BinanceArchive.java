package dev.scalpel.venue.binance;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.MarketArchive;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Binance's public archive: github.com/binance/binance-public-data at 5c7f319, README.md for addresses and checksums,
 * python/utility.py ({@code get_path}) for folders. Fundings are published by month only.
 */
public final class BinanceArchive implements MarketArchive {

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
        return bars("daily", name(symbol), day.toString());
    }

    @Override
    public String bars(Symbol symbol, YearMonth month) {
        return bars("monthly", name(symbol), month.toString());
    }

    private String bars(String period, String name, String time) {
        return folder + "/" + period + "/klines/" + name + "/1m/" + name + "-1m-" + time + ".zip";
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
