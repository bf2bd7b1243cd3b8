package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.benchmarks.faults.venues.SpotFaults.Limit;
import dev.scalpel.benchmarks.faults.venues.SpotFaults.Named;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.SpotExchange;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stand-in of Binance spot. Codes and their meaning are those of Binance's errors.md and of "HTTP Return Codes" in its
 * rest-api.md: after a 5xx, -1006 and -1007 the outcome is unknown, 403 is the firewall's, 418 and 429 carry {@code Retry-After}.
 */
public final class BinanceSpot implements SpotVenue {

    /** Request weights of Binance's rest-api.md: the section of each end point, "Weight". */
    private static final Map<String, Integer> WEIGHTS = Map.ofEntries(
            Map.entry("GET /api/v3/exchangeInfo", 20),
            Map.entry("GET /api/v3/ticker/bookTicker", 2),
            Map.entry("GET /api/v3/klines", 2),
            Map.entry("GET /api/v3/order", 4),
            Map.entry("GET /api/v3/orderList", 4),
            Map.entry("GET /api/v3/openOrders", 6),
            Map.entry("GET /api/v3/openOrderList", 6),
            Map.entry("GET /api/v3/allOrders", 20),
            Map.entry("GET /api/v3/account", 20),
            Map.entry("GET /api/v3/myTrades", 20));

    @Override
    public String name() {
        return "binance";
    }

    @Override
    public SpotExchange start(Clock clock, List<Listing> listings) {
        return LocalExchange.start(clock, listings);
    }

    @Override
    public Map<String, Integer> weights() {
        return WEIGHTS;
    }

    @Override
    public SpotFaults faults() {
        return new SpotFaults(
                Optional.of(new Named("-1021, time stamp", Fault.timestampOutsideWindow())),
                List.of(
                        new Limit("429 for 5 s", Duration.ofSeconds(5), Fault.tooManyRequests(Duration.ofSeconds(5))),
                        new Limit(
                                "429 for 50 s", Duration.ofSeconds(50), Fault.tooManyRequests(Duration.ofSeconds(50))),
                        new Limit("418 for 2 min", Duration.ofMinutes(2), Fault.banned(Duration.ofMinutes(2)))),
                new Limit("418 for 2 min", Duration.ofMinutes(2), Fault.banned(Duration.ofMinutes(2))),
                Optional.of(new Named("403 of the firewall", Fault.firewall())),
                new Named("451, region", Fault.regionRefused()),
                List.of(
                        new Named("-1006, unexpected answer", unknown(500, -1006)),
                        new Named("-1007, time-out", unknown(504, -1007)),
                        new Named("-1008, overloaded", unknown(503, -1008)),
                        new Named("-1000, unknown", unknown(500, -1000))),
                new Named(
                        "-2010, refused",
                        Fault.refusal("refused", 400, -2010, "This action is disabled on this account.")),
                new Named("-1013, market closed", Fault.refusal("market closed", 400, -1013, "Market is closed.")));
    }

    private static Fault unknown(int status, int code) {
        return Fault.refusal(
                Integer.toString(code), status, code, "An unexpected response was received. Execution status unknown.");
    }

    @Override
    public void vary(SpotExchange exchange, List<Symbol> symbols, long seed) {
        commission(exchange, seed);
        // Some venues accept no stop-market orders: stops are stop-limit orders then.
        if (seed % 7 == 6) {
            symbols.forEach(symbol -> exchange.setOrderTypes(
                    symbol, EnumSet.complementOf(EnumSet.of(OrderType.STOP_LOSS, OrderType.TAKE_PROFIT))));
        }
    }

    /** BNB may run out. */
    private static void commission(SpotExchange exchange, long seed) {
        Commission standard = Commission.of("0.001");
        if (seed % 3 == 0) {
            exchange.setCommission(standard);
        } else if (seed % 3 == 1) {
            exchange.setCommission(standard.withAsset(Commission.FeeAsset.QUOTE));
        } else {
            exchange.deposit("BNB", new BigDecimal(seed % 2 == 0 ? "1000" : "0.02"));
            exchange.setCommission(new Commission(
                    new BigDecimal("0.001"), new BigDecimal("0.001"), Commission.FeeAsset.BNB, new BigDecimal("600")));
        }
    }
}
