package dev.scalpel.venue.databento;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.protocol.Request;
import dev.scalpel.localexchange.protocol.Response;
import dev.scalpel.localexchange.server.StandIn;
import dev.scalpel.localexchange.server.StandInControls;
import dev.scalpel.localexchange.time.EventScheduler;
import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.contract.VenueFault;
import dev.scalpel.venue.contract.VenueStandIn;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * The historical API of bars, as strict as its documents: basic authentication, the methods by name, every parameter known and in its
 * form, nothing after the end of what the key may read, which is a minute ago here.
 */
public final class DatabentoStandIn implements VenueStandIn {

    static final String KEY = "db-7K4vQm2xT9pLw3Rz8NcY5hBf6GdJ1sUa";
    static final Instant START = Instant.parse("2026-11-20T12:00:30Z");

    private static final int CLOSED = 130;
    /** The minute that is not listed, counted from the first. */
    private static final int GAP = 70;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final Set<String> RANGE =
            Set.of("dataset", "schema", "stype_in", "symbols", "start", "end", "limit");
    private static final Set<String> ENCODING = Set.of("encoding", "pretty_px", "pretty_ts");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<Bar> bars = bars();
    private final Server server = new Server();
    /** How far behind the newest readable bar is. */
    volatile Duration delay = Duration.ZERO;

    volatile String cost = "0.000213";
    /** In place of the rows, if it is not empty. */
    volatile String rows = "";

    final List<Map<String, String>> requests = new ArrayList<>();

    private static List<Bar> bars() {
        long first = Minutes.plus(Minutes.floor(START), -CLOSED);
        List<Bar> bars = new ArrayList<>();
        for (int minute = 0; minute < CLOSED; minute++) {
            if (minute != GAP) {
                double open = 100 + minute % 3;
                bars.add(new Bar(
                        Minutes.plus(first, minute),
                        open,
                        open + 3,
                        open - 2,
                        open + 1.25,
                        12 + minute,
                        Bar.UNKNOWN_TRADES,
                        Bar.UNKNOWN_VOLUME));
            }
        }
        return bars;
    }

    /** The HTTP layer of the local exchange, whose responses have the given time in their header {@code Date}. */
    private final class Server extends StandIn {

        Server() {
            super(0, new StandInControls(ApiKey.rehearsal()), new EventScheduler(clock()), new Historical());
        }
    }

    /** How the API answers. */
    private final class Historical implements Dialect {

        @Override
        public Response answer(Request request, long time) {
            return DatabentoStandIn.this.answer(request).withHeader("Date", DATE.format(Instant.ofEpochMilli(time)));
        }

        @Override
        public Response execute(Request request, long time) {
            return answer(request, time);
        }

        @Override
        public boolean changesOrders(Request request) {
            return false;
        }

        @Override
        public Response outcomeUnknown() {
            return refusal(504, "Gateway timeout");
        }

        @Override
        public Response refusal(int status, String message) {
            return refused(status, "refused", message);
        }
    }

    private static Response json(String body) {
        return new Response(200, Map.of(), "application/json", body);
    }

    private static Response refused(int status, String reason, String text) {
        return new Response(
                status,
                Map.of(),
                "application/json",
                "{\"detail\":{\"case\":\"" + reason + "\",\"message\":\"" + text + "\",\"status_code\":" + status
                        + "}}");
    }

    private Response answer(Request request) {
        String expected = "Basic " + Base64.getEncoder().encodeToString((KEY + ":").getBytes(StandardCharsets.UTF_8));
        if (!request.header("Authorization").equals(Optional.of(expected))) {
            return refused(401, "auth_authentication_failed", "Authentication failed.");
        }
        Map<String, String> parameters = parameters(request.method().equals("GET") ? request.query() : request.body());
        requests.add(parameters);
        return switch (request.route()) {
            case "GET /v0/metadata.get_dataset_range" -> range(parameters);
            case "GET /v0/metadata.get_cost" ->
                parameters.keySet().equals(RANGE) ? checked(parameters, json(cost)) : unknown(parameters);
            case "POST /v0/timeseries.get_range" -> series(parameters);
            default -> refused(404, "not_found", "Not found");
        };
    }

    private static Response unknown(Map<String, String> parameters) {
        return refused(422, "validation_failed", "Unexpected parameters: " + parameters.keySet());
    }

    private Response range(Map<String, String> parameters) {
        if (!parameters.equals(Map.of("dataset", "GLBX.MDP3"))) {
            return unknown(parameters);
        }
        String range = "{\"start\":\"2010-06-06T00:00:00.000000000Z\",\"end\":\"" + end() + "\"}";
        return json("{\"start\":\"2010-06-06T00:00:00.000000000Z\",\"end\":\"" + end() + "\",\"schema\":{\"ohlcv-1m\":"
                + range + "}}");
    }

    private Instant end() {
        return Instant.ofEpochMilli(Minutes.floor(now.get().minus(delay)));
    }

    private Response series(Map<String, String> parameters) {
        Set<String> names = new HashSet<>(RANGE);
        names.addAll(ENCODING);
        if (!parameters.keySet().equals(names)
                || !"csv".equals(parameters.get("encoding"))
                || !"true".equals(parameters.get("pretty_px"))
                || !"true".equals(parameters.get("pretty_ts"))) {
            return unknown(parameters);
        }
        return checked(parameters, new Response(200, Map.of(), "text/csv", rows.isEmpty() ? rows(parameters) : rows));
    }

    private Response checked(Map<String, String> parameters, Response answer) {
        boolean continuous = "continuous".equals(parameters.get("stype_in"))
                && parameters.getOrDefault("symbols", "").matches("[A-Z]+\\.c\\.0");
        boolean raw = "raw_symbol".equals(parameters.get("stype_in"))
                && parameters.getOrDefault("symbols", "").matches("[A-Z]+[FGHJKMNQUVXZ]\\d");
        if (!"GLBX.MDP3".equals(parameters.get("dataset")) || !"ohlcv-1m".equals(parameters.get("schema"))) {
            return unknown(parameters);
        }
        if (!continuous && !raw) {
            return refused(422, "symbology_invalid_symbol", "Could not resolve the symbol");
        }
        Instant start =
                Instant.parse(Optional.ofNullable(parameters.get("start")).orElseThrow());
        Instant end = Instant.parse(Optional.ofNullable(parameters.get("end")).orElseThrow());
        if (end.isAfter(end())) {
            return refused(422, "data_end_after_available_end", "The dataset GLBX.MDP3 has data up to " + end());
        }
        return start.isBefore(end)
                ? answer
                : refused(422, "data_time_range_start_on_or_after_end", "start must be before end");
    }

    private String rows(Map<String, String> parameters) {
        long start = Instant.parse(Optional.ofNullable(parameters.get("start")).orElseThrow())
                .toEpochMilli();
        long end = Instant.parse(Optional.ofNullable(parameters.get("end")).orElseThrow())
                .toEpochMilli();
        StringBuilder csv = new StringBuilder("ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume\n");
        bars.stream()
                .filter(bar -> bar.openTime() >= start && bar.openTime() < end)
                .limit(Long.parseLong(
                        Optional.ofNullable(parameters.get("limit")).orElseThrow()))
                .forEach(bar -> csv.append(String.format(
                        Locale.ROOT,
                        "%s,33,1,5482,%.9f,%.9f,%.9f,%.9f,%d%n",
                        Instant.ofEpochMilli(bar.openTime()).toString().replace("Z", ".000000000Z"),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        (long) bar.volume())));
        return csv.toString();
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> parameters = new TreeMap<>();
        for (String part : form.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    @Override
    public VenueAdapter adapter() {
        return new DatabentoAdapter();
    }

    @Override
    public URI address() {
        return server.uri();
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Override
    public void advance(Duration time) {
        now.set(now.get().plus(time));
    }

    @Override
    public Symbol symbol() {
        return Symbol.parse("ES/USD");
    }

    @Override
    public List<Bar> closedBars() {
        return bars;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("DATABENTO_API_KEY", KEY);
    }

    @Override
    public List<String> secrets() {
        return List.of(KEY);
    }

    @Override
    public Pattern signature() {
        return Pattern.compile("(?i)authorization: ?basic (?!\\(hidden\\))");
    }

    @Override
    public void failNext(VenueFault fault) {
        server.faults().clear();
        server.faults()
                .failNext(
                        switch (fault) {
                            case LOST_RESPONSE -> Fault.lostResponse();
                            case TRUNCATED_RESPONSE -> Fault.truncatedBody();
                            case RESET -> Fault.resetBeforeExecution();
                            case UNAVAILABLE -> Fault.unavailableHtml();
                            case RATE_LIMITED ->
                                new Fault.Refusal(
                                        "429",
                                        refused(429, "rate_limited", "Rate limit exceeded")
                                                .withHeader(
                                                        "Retry-After", String.valueOf(VenueFault.RETRY_AFTER_SECONDS)));
                            case REGION_REFUSED -> Fault.regionRefused();
                            case CREDENTIALS_REJECTED ->
                                new Fault.Refusal(
                                        "401",
                                        refused(401, "auth_invalid_api_key", "Authentication failed for " + KEY));
                        });
    }

    @Override
    public boolean refusesStopsWithoutPosition() {
        return true;
    }

    @Override
    public int faultsMet() {
        return server.faults().applied().size();
    }

    @Override
    public int acceptedOrders() {
        return 0;
    }

    @Override
    public void close() {
        server.close();
    }
}
