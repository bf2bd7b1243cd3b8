package dev.scalpel.venue.generic;

import dev.scalpel.venue.adapter.VenueAdapter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Bitstamp's public API, as an example of a venue that a line of a list adds: transactions of the last hour, and pairs. */
public final class BitstampStandIn extends TapeStandIn {

    private static final long HOUR = 3_600_000;

    public BitstampStandIn() {
        super(Tape.quiet(), Tape.START);
        start();
    }

    @Override
    public VenueAdapter adapter() {
        return ListedVenues.one("bitstamp = org.knowm.xchange.bitstamp.BitstampExchange https://www.bitstamp.net");
    }

    @Override
    protected String tooManyRequests() {
        return "{\"status\":\"error\",\"reason\":\"Too many requests\",\"code\":\"API0013\"}";
    }

    @Override
    protected Answer answer(String path, Map<String, String> query) {
        return switch (path) {
            case "/" -> new Answer(200, "<html>Bitstamp</html>");
            case "/api/v2/transactions/btcusdt/" -> ok(transactions());
            case "/api/v2/trading-pairs-info/" ->
                ok("[{\"name\":\"BTC/USDT\",\"url_symbol\":\"btcusdt\",\"base_decimals\":8,\"counter_decimals\":2,"
                        + "\"instant_order_counter_decimals\":2,\"minimum_order\":\"10.0 USDT\",\"trading\":\"Enabled\","
                        + "\"instant_and_market_orders\":\"Enabled\",\"description\":\"Bitcoin / Tether\"}]");
            default -> new Answer(404, "{\"status\":\"error\",\"reason\":\"Not found\",\"code\":\"404.002\"}");
        };
    }

    private String transactions() {
        long from = clock().millis() - HOUR;
        List<Tape.Print> prints = new ArrayList<>(tape.until(clock().instant()).stream()
                .filter(print -> print.millis() >= from)
                .toList());
        Collections.reverse(prints);
        return prints.stream()
                .map(print -> String.format(
                        Locale.ROOT,
                        "{\"amount\":\"%s\",\"date\":\"%d\",\"price\":\"%s\",\"tid\":\"%d\",\"type\":\"%d\"}",
                        print.quantity(),
                        print.millis() / 1_000,
                        print.price(),
                        print.id(),
                        print.takerBought() ? 0 : 1))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
