package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a storm's portfolio is traded. */
public enum PortfolioMarket {
    /** Orders rest in the portfolio's document and fill by bars. */
    PAPER("binance"),
    /** The stand-in of Binance spot. */
    SPOT("binance"),
    /** The stand-in of Binance USD-M futures. */
    USDM("binance-usdm"),
    /** The stand-in of Bybit's linear perpetuals. */
    LINEAR("bybit-linear"),
    /** The stand-in of Gemini: spot without market orders and lists, fees in the quote asset. */
    GEMINI("gemini"),
    /** The stand-in of Bybit spot: fees in what is bought, responses that only acknowledge. */
    BYBIT("bybit"),
    /** The stand-in of Coinbase: fees in the quote asset, responses that only acknowledge. */
    COINBASE("coinbase"),
    /** The stand-in of OANDA: netted, one margin for all positions. */
    OANDA("oanda"),
    /** The stand-in of Tradovate: futures on one margin, sessions, no orders that only reduce. */
    TRADOVATE("tradovate");

    private final String venue;

    PortfolioMarket(String venue) {
        this.venue = venue;
    }

    /** As the settings name it. */
    public String venue() {
        return venue;
    }

    /** Starts the venue with these bars; none on paper. */
    public Optional<PortfolioVenue> start(Map<Symbol, BarSeries> bars, Clock clock, BigDecimal fundingRate) {
        return switch (this) {
            case PAPER -> Optional.empty();
            case SPOT -> Optional.of(SpotPortfolioVenue.start(new BinanceSpot(), bars, clock));
            case GEMINI -> Optional.of(SpotPortfolioVenue.start(new GeminiSpot(), bars, clock));
            case BYBIT -> Optional.of(SpotPortfolioVenue.start(new BybitSpot(), bars, clock));
            case COINBASE -> Optional.of(SpotPortfolioVenue.start(new CoinbaseSpot(), bars, clock));
            case OANDA -> Optional.of(MarginPortfolioVenue.oanda(bars, clock));
            case LINEAR -> Optional.of(PerpetualPortfolioVenue.linear(bars, clock, fundingRate));
            case USDM -> Optional.of(PerpetualPortfolioVenue.usdm(bars, clock, fundingRate));
            case TRADOVATE -> Optional.of(MarginPortfolioVenue.tradovate(bars, clock));
        };
    }

    /** As an option has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
