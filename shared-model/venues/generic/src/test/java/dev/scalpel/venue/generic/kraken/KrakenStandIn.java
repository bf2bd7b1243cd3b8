package dev.scalpel.venue.generic.kraken;

import dev.scalpel.market.Bar;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.generic.Tape;
import dev.scalpel.venue.generic.Tape.Print;
import dev.scalpel.venue.generic.TapeStandIn;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Kraken's public API as its documentation has it: errors come with HTTP 200, a pair has another name in a response than in the
 * request, trades are those after a time, up to 1,000, candles of a minute the newest 720.
 */
public final class KrakenStandIn extends TapeStandIn {

    private static final int PAGE = 1_000;
    private static final int CANDLES = 720;
    private static final String NAME = "XBTUSDT";
    private static final Set<String> NAMES = Set.of(NAME, "XBT/USDT");

    public KrakenStandIn() {
        this(Tape.quiet());
    }

    KrakenStandIn(Tape tape) {
        this(tape, Tape.START);
    }

    public KrakenStandIn(Tape tape, Instant start) {
        super(tape, start);
        start();
    }

    @Override
    public VenueAdapter adapter() {
        return new KrakenAdapter();
    }

    @Override
    protected String tooManyRequests() {
        return "{\"error\":[\"EAPI:Rate limit exceeded\"]}";
    }

    @Override
    protected Answer answer(String path, Map<String, String> query) {
        return switch (path) {
            case "/0/public/Time" -> time();
            case "/0/public/Trades" -> of(query, Set.of("pair", "since", "count"), trades(query));
            case "/0/public/OHLC" -> of(query, Set.of("pair", "interval", "since"), candles(query));
            case "/0/public/AssetPairs" -> of(query, Set.of("pair"), pair("online"));
            case "/0/public/Ticker" -> of(query, Set.of("pair"), ticker());
            default -> error("EGeneral:Unknown method");
        };
    }

    private static Answer of(Map<String, String> query, Set<String> known, String result) {
        if (!known.containsAll(query.keySet()) || !query.containsKey("pair")) {
            return error("EGeneral:Invalid arguments");
        }
        return NAMES.contains(query.get("pair"))
                ? ok("{\"error\":[],\"result\":" + result + "}")
                : error("EQuery:Unknown asset pair");
    }

    static Answer error(String text) {
        return ok("{\"error\":[\"" + text + "\"]}");
    }

    private Answer time() {
        long seconds = clock().instant().getEpochSecond();
        return ok("{\"error\":[],\"result\":{\"unixtime\":" + seconds
                + ",\"rfc1123\":\"Fri, 20 Nov 26 12:00:30 +0000\"}}");
    }

    private String trades(Map<String, String> query) {
        long since = Long.parseLong(query.getOrDefault("since", "0"));
        List<Print> page = tape.until(clock().instant()).stream()
                .filter(print -> print.nanos() > since)
                .limit(PAGE)
                .toList();
        long last = page.isEmpty() ? since : page.get(page.size() - 1).nanos();
        return "{\"" + NAME + "\":"
                + page.stream()
                        .map(print -> String.format(
                                Locale.ROOT,
                                "[\"%s\",\"%s\",%s,\"%s\",\"m\",\"\",%d]",
                                print.price().toPlainString(),
                                print.quantity().toPlainString(),
                                print.seconds().toPlainString(),
                                print.takerBought() ? "b" : "s",
                                print.id()))
                        .collect(Collectors.joining(",", "[", "]"))
                + ",\"last\":\"" + last + "\"}";
    }

    private String candles(Map<String, String> query) {
        List<Bar> bars = tape.bars(clock().instant());
        long since = Long.parseLong(query.getOrDefault("since", "0")) * 1_000;
        return "{\"" + NAME + "\":"
                + bars.subList(Math.max(0, bars.size() - CANDLES), bars.size()).stream()
                        .filter(bar -> bar.openTime() > since)
                        .map(bar -> String.format(
                                Locale.ROOT,
                                "[%d,\"%.1f\",\"%.1f\",\"%.1f\",\"%.1f\",\"%.1f\",\"%.8f\",%d]",
                                bar.openTime() / 1_000,
                                bar.open(),
                                bar.high(),
                                bar.low(),
                                bar.close(),
                                bar.close(),
                                bar.volume(),
                                bar.trades()))
                        .collect(Collectors.joining(",", "[", "]"))
                + ",\"last\":" + bars.get(bars.size() - 1).openTime() / 1_000 + "}";
    }

    static String pair(String status) {
        return "{\"" + NAME
                + "\":{\"altname\":\"XBTUSDT\",\"wsname\":\"XBT/USDT\",\"aclass_base\":\"currency\",\"base\":\"XXBT\","
                + "\"aclass_quote\":\"currency\",\"quote\":\"USDT\",\"lot\":\"unit\",\"cost_decimals\":6,\"pair_decimals\":2,"
                + "\"lot_decimals\":8,\"lot_multiplier\":1,\"leverage_buy\":[2,3],\"leverage_sell\":[2,3],"
                + "\"fees\":[[0,0.4],[10000,0.35]],\"fees_maker\":[[0,0.25],[10000,0.2]],\"fee_volume_currency\":\"ZUSD\","
                + "\"margin_call\":80,\"margin_stop\":40,\"ordermin\":\"0.00005\",\"costmin\":\"0.5\",\"tick_size\":\"0.1\","
                + "\"status\":\"" + status + "\"}}";
    }

    private String ticker() {
        List<Bar> bars = tape.bars(clock().instant());
        double price = bars.get(bars.size() - 1).close();
        String row = String.format(
                Locale.ROOT,
                "{\"a\":[\"%.5f\",\"1\",\"1.000\"],\"b\":[\"%.5f\",\"2\",\"2.000\"],\"c\":[\"%.5f\",\"0.1\"],\"v\":[\"1\",\"2\"],"
                        + "\"p\":[\"100\",\"100\"],\"t\":[1,2],\"l\":[\"90\",\"90\"],\"h\":[\"110\",\"110\"],\"o\":\"100\"}",
                price + 0.1,
                price,
                price);
        return "{\"" + NAME + "\":" + row + "}";
    }
}
