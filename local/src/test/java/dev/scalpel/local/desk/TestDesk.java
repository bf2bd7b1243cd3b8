package dev.scalpel.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.execution.state.StateRepository.LoadedState;
import dev.scalpel.execution.state.StoredStates;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.local.desk.backtests.Backtests;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.data.ObservedStore;
import dev.scalpel.local.desk.stream.LogRing;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.EffectiveSettings;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.training.daily.TrainingProgress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A desk over a real store, with raw requests: HTTP clients do not allow a false Host header. */
public final class TestDesk implements AutoCloseable {

    public static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:02Z");
    public static final String SETTINGS = "symbols: {BTC/USDT: 0.5}";
    public static final String PORTFOLIO = SETTINGS
            + "\n"
            + "portfolios: {crypto: {quote: USDT, strategies: {btc: {ticker: BTCUSDT, instrument: BTC/USDT, share:"
            + " 0.5}}}}";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);

    public final SettableClock clock = new SettableClock(NOW);
    public final LogRing log = new LogRing();
    public final Settings settings;
    public final ObservedStore store;
    public final LocalFunctions functions;
    private volatile CountDownLatch backtestsHeld = new CountDownLatch(0);
    final Backtests backtests;
    final DeskSetup setup;
    public final Desk desk;
    public Optional<Instant> lastMinute = Optional.empty();

    private TestDesk(Path folder, ObjectStore inner, String settings, boolean beside, Duration heartbeat) {
        EffectiveSettings effective = SettingsReader.fromText("test", settings, Map.of());
        this.settings = effective.settings();
        store = new ObservedStore(inner);
        FunctionContext here = FunctionContext.of(this.settings, store, folder, clock, "test");
        functions = LocalFunctions.of(here, here.logAndMailFailure(), TrainingProgress.SILENT);
        backtests = Backtests.of(FunctionContext.of(this.settings, ofBacktests(), folder, clock, "test"), folder);
        DeskData data =
                beside ? DeskData.beside(this.settings, store, clock) : DeskData.in(this.settings, store, clock);
        setup = new DeskSetup(
                data,
                effective.lines(),
                backtests,
                "1.2.3",
                beside ? Optional.empty() : Optional.of(functions),
                beside ? Optional.empty() : Optional.of(store),
                () -> lastMinute,
                log,
                heartbeat);
        desk = Desk.openSilent(0, setup);
    }

    /** Of a bot in this process, over a store in memory. */
    public static TestDesk ofBot(Path folder, String settings) {
        return new TestDesk(folder, new MemoryStore(), settings, false, HEARTBEAT);
    }

    static TestDesk ofBot(Path folder, String settings, Duration heartbeat) {
        return new TestDesk(folder, new MemoryStore(), settings, false, heartbeat);
    }

    /** Of a bot whose home is a directory. */
    static TestDesk ofHome(Path home) throws IOException {
        return ofHome(home, false);
    }

    /** Beside a bot that writes to that directory at the same time. */
    public static TestDesk besideHome(Path home) throws IOException {
        return ofHome(home, true);
    }

    private static TestDesk ofHome(Path home, boolean beside) throws IOException {
        String settings = Files.readString(home.resolve("scalpel.yaml"));
        return new TestDesk(
                home,
                new DirectoryStore(home.resolve("store"), Durability.NONE),
                settings,
                beside,
                Duration.ofSeconds(1));
    }

    /** No backtest that is started reads anything before the latch is open. */
    CountDownLatch holdBacktests() {
        CountDownLatch held = new CountDownLatch(1);
        backtestsHeld = held;
        return held;
    }

    /** The desk's store, whose answers to backtests wait while these are held. */
    private ObjectStore ofBacktests() {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    // A page that starts one waits for its plan, which is read from the store too.
                    if (Thread.currentThread().getName().equals("backtest")) {
                        backtestsHeld.await();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    void advanceTo(Instant now) {
        clock.advance(Duration.between(clock.instant(), now));
    }

    public static TestDesk withHeartbeat(Path folder, Duration heartbeat) {
        return new TestDesk(folder, new MemoryStore(), SETTINGS, false, heartbeat);
    }

    /** Of a bot that runs elsewhere. */
    public static TestDesk beside(Path folder, ObjectStore store) {
        return beside(folder, store, SETTINGS);
    }

    static TestDesk beside(Path folder, ObjectStore store, String settings) {
        return new TestDesk(folder, store, settings, true, HEARTBEAT);
    }

    /** An answer. */
    public record Answer(int status, String head, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException notJson) {
                throw new AssertionError(body, notJson);
            }
        }

        String error() {
            return json().path("error").asText();
        }
    }

    public String host() {
        return "Host: 127.0.0.1:" + desk.uri().getPort();
    }

    public Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.uri().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    public Answer raw(String method, String path, String body, String... headers) throws IOException {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String head = method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nConnection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .collect(Collectors.joining("\n"));
            int end = answer.indexOf("\n\n");
            return new Answer(
                    Integer.parseInt(answer.substring(9, 12)), answer.substring(0, end), answer.substring(end + 2));
        }
    }

    public Answer get(String path) throws IOException {
        return raw("GET", path, "", host());
    }

    /** A document, which must be there. */
    public JsonNode read(String path) throws IOException {
        Answer answer = get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    public String token() throws IOException {
        Matcher token =
                Pattern.compile("scalpel-token\" content=\"([0-9a-f]+)\"").matcher(get("/").body());
        assertThat(token.find()).isTrue();
        return "X-Scalpel-Token: " + token.group(1);
    }

    public Answer post(String path, String body) throws IOException {
        return raw("POST", path, body, host(), token(), "Content-Type: application/json");
    }

    /** Minutes from {@code from} on, with this close each, one tick around it. */
    public void bars(Instant from, double... closes) {
        BarSeries.Builder bars = new BarSeries.Builder(closes.length);
        for (int i = 0; i < closes.length; i++) {
            bars.add(new Bar(
                    from.plusSeconds(60L * i).toEpochMilli(),
                    closes[i],
                    closes[i] + 1,
                    closes[i] - 1,
                    closes[i],
                    2,
                    1,
                    1));
        }
        repositories().bars().append(BTC, bars.build());
    }

    public Repositories repositories() {
        return Repositories.in(store);
    }

    public void state(UnaryOperator<SymbolState> change) {
        StoredStates states = new StoredStates(store);
        LoadedState loaded = states.read(BTC, SymbolState.initial(BTC.symbol(), "test", 10_000));
        states.claim(loaded, change.apply(loaded.state()), "test", Outbox.EMPTY);
    }

    /** A page that is open: the stream of its events. */
    public final class Page implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader events;
        private final List<String> head = new ArrayList<>();

        Page() throws IOException {
            socket = connect();
            socket.getOutputStream()
                    .write(("GET /api/events HTTP/1.1\r\n" + host() + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            events = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = events.readLine(); line != null && !line.isEmpty(); line = events.readLine()) {
                head.add(line);
            }
        }

        String head() {
            return String.join("\n", head);
        }

        /** The data of the next event, which must have this name. */
        JsonNode next(String name) throws IOException {
            String line = events.readLine();
            while (line != null && !line.startsWith("event: ")) {
                line = events.readLine();
            }
            assertThat(line).isEqualTo("event: " + name);
            return JSON.readTree(events.readLine().substring("data: ".length()));
        }

        /** Whether the server has ended it. */
        boolean isOver() throws IOException {
            while (events.readLine() != null) {
                // What was sent before the end.
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    public Page page() throws IOException {
        return new Page();
    }

    @Override
    public void close() {
        desk.close();
        backtests.close();
    }
}
