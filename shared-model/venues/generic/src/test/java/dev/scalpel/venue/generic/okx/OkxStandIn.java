package dev.scalpel.venue.generic.okx;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.generic.Tape;
import dev.scalpel.venue.generic.Tape.Print;
import dev.scalpel.venue.generic.TapeStandIn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * OKX's public API as its documentation has it: responses in an envelope, errors with HTTP 200 or 400, candles newest first and between
 * two times that are both outside.
 */
public final class OkxStandIn extends TapeStandIn {

    private static final int RECENT = 1_440;
    private static final int MAX_CANDLES = 100;
    private static final int MAX_TRADES = 500;
    private static final String PAIR = "BTC-USDT";

    public OkxStandIn() {
        this(Tape.quiet());
    }

    OkxStandIn(Tape tape) {
        this(tape, Tape.START);
    }

    public OkxStandIn(Tape tape, Instant start) {
        super(tape, start);
        start();
    }

    @Override
    public VenueAdapter adapter() {
        return new OkxAdapter();
    }

    /** A candle counts neither trades nor takers. */
    @Override
    protected Bar asListed(Bar bar) {
        return new Bar(
                bar.openTime(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                Bar.UNKNOWN_TRADES,
                Bar.UNKNOWN_VOLUME);
    }

    @Override
    protected String tooManyRequests() {
        return "{\"code\":\"50011\",\"msg\":\"Too Many Requests\",\"data\":[]}";
    }

    @Override
    protected Answer answer(String path, Map<String, String> query) {
        return switch (path) {
            case "/api/v5/public/time" -> data("{\"ts\":\"" + clock().millis() + "\"}");
            case "/api/v5/market/candles" -> candles(query, RECENT);
            case "/api/v5/market/history-candles" -> candles(query, Integer.MAX_VALUE);
            case "/api/v5/market/trades" -> of(query, Set.of("instId", "limit"), trades(query));
            case "/api/v5/market/ticker" -> of(query, Set.of("instId"), ticker());
            case "/api/v5/public/instruments" -> instruments(query);
            default -> new Answer(404, "{\"code\":\"404\",\"msg\":\"Not Found\",\"data\":[]}");
        };
    }

    private static Answer data(String rows) {
        return ok("{\"code\":\"0\",\"msg\":\"\",\"data\":[" + rows + "]}");
    }

    static Answer refused(int status, String code, String text) {
        return new Answer(status, "{\"code\":\"" + code + "\",\"msg\":\"" + text + "\",\"data\":[]}");
    }

    private static Answer of(Map<String, String> query, Set<String> known, String rows) {
        if (!query.containsKey("instId")) {
            return refused(400, "50014", "Parameter instId can not be empty");
        }
        if (!known.containsAll(query.keySet())) {
            return refused(400, "50000", "unknown parameter");
        }
        return PAIR.equals(query.get("instId"))
                ? data(rows)
                : refused(200, "51001", "Instrument ID, Instrument ID code, or Spread ID doesn't exist.");
    }

    private Answer candles(Map<String, String> query, int newest) {
        String bar = query.getOrDefault("bar", "1m");
        int limit = Integer.parseInt(query.getOrDefault("limit", "100"));
        if (!Set.of("1m", "1Dutc").contains(bar) || limit < 1 || limit > MAX_CANDLES) {
            return refused(400, "51000", "Parameter bar or limit error");
        }
        boolean day = bar.equals("1Dutc");
        long now = clock().millis();
        long oldest = newest == Integer.MAX_VALUE
                ? 0
                : Minutes.plus(Minutes.floor(now), 1 - newest * (day ? Minutes.PER_DAY : 1L));
        long after = Long.parseLong(query.getOrDefault("after", String.valueOf(Long.MAX_VALUE)));
        long before = Long.parseLong(query.getOrDefault("before", "0"));
        List<Bar> rows = new ArrayList<>((day ? days() : tape.bars(clock().instant()))
                .stream()
                        .filter(row -> row.openTime() < after && row.openTime() > before && row.openTime() >= oldest)
                        .toList());
        Collections.reverse(rows);
        return of(
                query,
                Set.of("instId", "after", "before", "bar", "limit"),
                rows.stream().limit(limit).map(row -> candle(row, now)).collect(Collectors.joining(",")));
    }

    private static String candle(Bar row, long now) {
        return String.format(
                Locale.ROOT,
                "[\"%d\",\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",\"%d\"]",
                row.openTime(),
                row.open(),
                row.high(),
                row.low(),
                row.close(),
                row.volume(),
                row.volume() * row.close(),
                row.volume() * row.close(),
                row.openTime() < Minutes.floor(now) ? 1 : 0);
    }

    private List<Bar> days() {
        Map<Long, Bar> days = new TreeMap<>();
        long day = Minutes.PER_DAY * Minutes.MILLIS;
        tape.bars(clock().instant())
                .forEach(bar -> days.merge(
                        Math.floorDiv(bar.openTime(), day) * day,
                        new Bar(
                                Math.floorDiv(bar.openTime(), day) * day,
                                bar.open(),
                                bar.high(),
                                bar.low(),
                                bar.close(),
                                bar.volume(),
                                bar.trades(),
                                bar.takerBuyVolume()),
                        (a, b) -> new Bar(
                                a.openTime(),
                                a.open(),
                                Math.max(a.high(), b.high()),
                                Math.min(a.low(), b.low()),
                                b.close(),
                                a.volume() + b.volume(),
                                a.trades() + b.trades(),
                                a.takerBuyVolume() + b.takerBuyVolume())));
        return List.copyOf(days.values());
    }

    private String trades(Map<String, String> query) {
        int limit = Math.min(MAX_TRADES, Integer.parseInt(query.getOrDefault("limit", "100")));
        List<Print> prints = new ArrayList<>(tape.until(clock().instant()));
        Collections.reverse(prints);
        return prints.stream()
                .limit(limit)
                .map(print -> String.format(
                        Locale.ROOT,
                        "{\"instId\":\"%s\",\"side\":\"%s\",\"sz\":\"%s\",\"source\":\"0\",\"px\":\"%s\",\"tradeId\":\"%d\",\"ts\":\"%d\"}",
                        PAIR,
                        print.takerBought() ? "buy" : "sell",
                        print.quantity().toPlainString(),
                        print.price().toPlainString(),
                        print.id(),
                        print.millis()))
                .collect(Collectors.joining(","));
    }

    private String ticker() {
        List<Bar> bars = tape.bars(clock().instant());
        double price = bars.get(bars.size() - 1).close();
        return String.format(
                Locale.ROOT,
                "{\"instType\":\"SPOT\",\"instId\":\"%s\",\"last\":\"%s\",\"lastSz\":\"0.1\",\"askPx\":\"%.1f\",\"askSz\":\"1\",\"bidPx\":\"%s\","
                        + "\"bidSz\":\"2\",\"open24h\":\"100\",\"high24h\":\"110\",\"low24h\":\"90\",\"volCcy24h\":\"1\",\"vol24h\":\"1\","
                        + "\"sodUtc0\":\"100\",\"sodUtc8\":\"100\",\"ts\":\"%d\"}",
                PAIR,
                price,
                price + 0.1,
                price,
                clock().millis());
    }

    private static Answer instruments(Map<String, String> query) {
        return "SPOT".equals(query.get("instType"))
                ? of(query, Set.of("instType", "instId"), instrument("live"))
                : refused(400, "50014", "Parameter instType can not be empty");
    }

    static String instrument(String state) {
        return "{\"instType\":\"SPOT\",\"instId\":\"BTC-USDT\",\"uly\":\"\",\"instFamily\":\"\",\"category\":\"1\",\"baseCcy\":\"BTC\","
                + "\"quoteCcy\":\"USDT\",\"settleCcy\":\"\",\"ctVal\":\"\",\"ctMult\":\"\",\"ctValCcy\":\"\",\"optType\":\"\",\"stk\":\"\","
                + "\"listTime\":\"1548133413000\",\"expTime\":\"\",\"lever\":\"10\",\"tickSz\":\"0.1\",\"lotSz\":\"0.00000001\","
                + "\"minSz\":\"0.00001\",\"ctType\":\"\",\"alias\":\"\",\"state\":\"" + state
                + "\",\"maxLmtSz\":\"9999999999\"}";
    }
}
