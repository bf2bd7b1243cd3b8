package dev.scalpel.api.routes;

import dev.scalpel.api.access.AllowedSenders;
import dev.scalpel.api.access.ApiKey;
import dev.scalpel.api.access.KeyRing;
import dev.scalpel.api.access.Scope;
import dev.scalpel.api.access.Throttle;
import dev.scalpel.api.call.FunctionCaller;
import dev.scalpel.api.call.FunctionFailedException;
import dev.scalpel.api.http.HttpAnswer;
import dev.scalpel.api.http.HttpCall;
import dev.scalpel.api.http.HttpCall.Way;
import dev.scalpel.api.receipt.Recipients;
import dev.scalpel.settings.value.AllowedAddresses;
import dev.scalpel.settings.value.MessageRoutes;
import dev.scalpel.settings.value.MessageRoutes.Route;
import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.signals.message.Recipient;
import dev.scalpel.signals.message.Recipient.Subscriber;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.store.local.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The API over a store in memory, with a portfolio on spot and one on margin; every answer is checked against the description. */
public final class TestApi {

    public static final Instant NOW = Instant.parse("2024-08-10T02:30:03Z");
    public static final String TRADING_VIEW = "52.89.214.238";
    public static final String CRYPTO = "key-of-crypto";
    public static final String FX = "key-of-fx";
    public static final String READ = "key-that-reads";
    public static final String STOP = "key-that-stops";
    public static final String TRADE = "key-that-trades";

    private static final SlotSchedule EVERY_8_HOURS = new SlotSchedule(SlotTimeFrame.parse("8h"), 60, 900);

    final SignalBox memory;
    final List<String> events = new ArrayList<>();
    final List<String> started = new ArrayList<>();
    boolean startable = true;
    private final HttpApi api;

    private TestApi(SignalBox box, FunctionCaller execution, Throttle signals, Throttle questions, Clock clock) {
        memory = box;
        api = new HttpApi(new HttpApiParts(
                TestApi::keys,
                AllowedSenders.at(AllowedAddresses.OF_TRADING_VIEW),
                recipients(),
                box,
                event -> {
                    events.add(event);
                    return execution.call(event);
                },
                portfolio -> {
                    started.add(portfolio);
                    if (!startable) {
                        throw new FunctionFailedException("execution was not started");
                    }
                },
                clock,
                signals,
                questions,
                new Throttle(1.0 / 30, 1, () -> 0)));
    }

    public static TestApi create() {
        return over(inMemory());
    }

    static SignalBox inMemory() {
        return new StoreSignalBox(new MemoryStore(), clock());
    }

    static TestApi over(SignalBox box) {
        return new TestApi(box, TestApi::execution, Throttle.none(), Throttle.none(), clock());
    }

    static TestApi with(FunctionCaller execution) {
        return new TestApi(inMemory(), execution, Throttle.none(), Throttle.none(), clock());
    }

    static TestApi throttled(Throttle throttle) {
        return new TestApi(inMemory(), TestApi::execution, throttle, throttle, clock());
    }

    static TestApi at(Clock clock, SignalBox box) {
        return new TestApi(box, TestApi::execution, Throttle.none(), Throttle.none(), clock);
    }

    public HttpApi api() {
        return api;
    }

    public SignalBox box() {
        return memory;
    }

    HttpAnswer post(String path, String body) {
        return call("POST", path, Map.of("Content-Type", List.of("application/json")), body, TRADING_VIEW, Way.GATEWAY);
    }

    HttpAnswer post(String path, String key, String body) {
        return call("POST", path, Map.of("Authorization", List.of("Bearer " + key)), body, "203.0.113.9", Way.GATEWAY);
    }

    HttpAnswer get(String path, String key) {
        return call("GET", path, Map.of("Authorization", List.of("Bearer " + key)), "", "203.0.113.9", Way.GATEWAY);
    }

    HttpAnswer call(String method, String path, Map<String, List<String>> headers, String body, String peer, Way way) {
        String[] parts = path.split("\\?", 2);
        Map<String, String> query = new TreeMap<>();
        for (String pair : (parts.length < 2 ? "" : parts[1]).split("&")) {
            if (!pair.isEmpty()) {
                query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
            }
        }
        HttpCall call =
                new HttpCall(method, parts[0], headers, query, body.getBytes(StandardCharsets.UTF_8), peer, way);
        return OpenApiDescription.checked(call, api.answer(call));
    }

    static String message(String key, String more) {
        return "{\"key\":\"" + key + "\",\"time\":\"2024-08-10T02:30:02Z\",\"ticker\":\"BTCUSDT\","
                + "\"order_action\":\"buy\"" + more + "}";
    }

    static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    static KeyRing keys() {
        return new KeyRing(List.of(
                ApiKey.of("crypto", Scope.signalsTo("crypto"), CRYPTO, NOW),
                ApiKey.of("fx", Scope.signalsTo("fx"), FX, NOW),
                ApiKey.of("read", Scope.READ, READ, NOW),
                ApiKey.of("stop", Scope.STOP, STOP, NOW),
                ApiKey.of("trade", Scope.TRADE, TRADE, NOW)));
    }

    private static Recipients recipients() {
        Recipient crypto = new Recipient(
                "crypto",
                false,
                List.of(
                        new Subscriber("btc", "BTCUSDT", EVERY_8_HOURS),
                        new Subscriber("eth", "BINANCE:ETHUSDT", SlotSchedule.immediate(900))));
        Recipient fx = new Recipient("fx", true, List.of(new Subscriber("eur", "EURUSD", SlotSchedule.immediate(900))));
        return new Recipients(
                Map.of("crypto", crypto, "fx", fx), new MessageRoutes(List.of(new Route("OANDA:??????", "fx"))));
    }

    private static String execution(String event) {
        return "{\"function\":\"execution\",\"rows\":[{\"symbol\":\"BTC/USDT\",\"note\":\"=1+1\",\"quantity\":{\"open\":-2}}]}";
    }
}
