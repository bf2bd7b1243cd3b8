package dev.scalpel.local.desk.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.backtest.Gate;
import dev.scalpel.local.desk.http.RequestRefusedException;
import dev.scalpel.local.importing.SignalFile;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a backtest that the desk has started; the work itself is tested where it is done. */
class BacktestsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String NAME = "BTC-USDT-2026-05-01-2026-05-02";
    private static final String RECORD = """
        {"result": {"symbol": "BTC/USDT", "style": "score", "gate": "on", "from": "2026-05-01T00:00:00Z",
         "to": "2026-05-02T00:00:00Z", "netReturn": 0.0125, "trades": 3, "maxDrawdown": 0.004, "verdict": "none"},
         "command": "./scalpel backtest", "equity": [[1, 10000.0], [2, 10125.0]],
         "trades": [{"side": "LONG", "netProfit": 125}]}
        """;

    @TempDir
    Path home;

    private final SettableClock clock = new SettableClock(NOW);
    private final MemoryStore store = new MemoryStore();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private Backtests backtests;

    private Backtests of(DeskModelBacktest.Simulation work) {
        Settings settings = SettingsReader.fromText("test", """
                symbols: {BTC/USDT: 0.5}
                portfolios:
                  crypto: {quote: USDT, strategies: {btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.5}}}
                """, Map.of()).settings();
        FunctionContext context = FunctionContext.of(settings, store, home, clock, "test");
        backtests = new Backtests(context, home, Backtests.SettingsOf.directory(home, Map.of()), work);
        return backtests;
    }

    @AfterEach
    void close() {
        mayEnd.countDown();
        backtests.close();
    }

    private static Backtests.Request request(String from, String to, String... name) {
        return new Backtests.Request(
                new Backtests.OfModel(Symbol.parse("BTC/USDT"), Gate.ON),
                LocalDate.parse(from),
                LocalDate.parse(to),
                name.length == 0 ? Optional.empty() : Optional.of(name[0]));
    }

    private String start() {
        return backtests.start(request("2026-05-01", "2026-05-02")).path("id").asText();
    }

    private static void await(BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(1));
            Thread.onSpinWait();
        }
    }

    private String state(String id) {
        return backtests.find(id).path("state").asText();
    }

    private static void record(Path directory) {
        try {
            Files.writeString(directory.resolve("backtest.json"), RECORD);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reports a third of its work, then waits. */
    private DeskModelBacktest.Simulation waiting() {
        return (context, plan, gate, directory, listener) -> {
            listener.progress(0.3, "a model for each of the days");
            begun.countDown();
            pass(mayEnd);
            listener.progress(0.9, "trading");
            record(directory);
        };
    }

    @Test
    void itsProgressIsSeenAndThenItsResult() {
        of(waiting());
        String id = start();
        assertThat(id).isEqualTo(NAME);
        pass(begun);

        JsonNode running = backtests.find(id);
        assertThat(running.path("state").asText()).isEqualTo("running");
        assertThat(running.path("progress").asDouble()).isEqualTo(0.3);
        assertThat(running.path("doing").asText()).isEqualTo("a model for each of the days");
        assertThat(running.path("startedAt").asLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(running.path("command").asText())
                .isEqualTo("./scalpel backtest --symbol BTC/USDT --from 2026-05-01 --to 2026-05-02");
        assertThat(backtests.list().at("/backtests/0/id").asText()).isEqualTo(id);

        mayEnd.countDown();
        await(() -> state(id).equals("done"));

        JsonNode done = backtests.find(id);
        assertThat(done.at("/result/figures/0")).hasToString("[\"net return\",0.0125,\"+1.25 %\"]");
        assertThat(done.at("/result/figures/1")).hasToString("[\"buy and hold\",null,\"n/a\"]");
        assertThat(done.at("/result/equity/1/1").asDouble()).isEqualTo(10_125);
        assertThat(done.at("/result/trades/0/side").asText()).isEqualTo("LONG");
        assertThat(done.path("from").asLong())
                .isEqualTo(Instant.parse("2026-05-01T00:00:00Z").toEpochMilli());
        assertThat(backtests.list().path("backtests")).hasSize(1);
    }

    @Test
    void oneIsRunAtATimeAndTheOthersWaitInTheirOrder() {
        List<String> begunInOrder = new CopyOnWriteArrayList<>();
        of((context, plan, gate, directory, listener) -> {
            begunInOrder.add(String.valueOf(directory.getFileName()));
            begun.countDown();
            pass(mayEnd);
            record(directory);
        });
        String first = start();
        pass(begun);
        String second = start();
        String third = start();

        assertThat(state(first)).isEqualTo("running");
        assertThat(state(second)).isEqualTo("waiting");
        assertThat(backtests.find(third).path("doing").asText()).isEqualTo("waits for the one before it");
        assertThat(backtests.list().path("backtests"))
                .extracting(each -> each.path("id").asText())
                .containsExactly(third, second, first);
        assertThat(begunInOrder).containsExactly(first);

        mayEnd.countDown();
        await(() -> state(third).equals("done"));
        assertThat(begunInOrder).containsExactly(first, second, third);
    }

    @Test
    void oneThatWaitsIsCancelledAtOnceAndNeverBegins() {
        List<String> done = new CopyOnWriteArrayList<>();
        of((context, plan, gate, directory, listener) -> {
            begun.countDown();
            pass(mayEnd);
            done.add(String.valueOf(directory.getFileName()));
            record(directory);
        });
        String first = start();
        pass(begun);
        String second = start();
        String third = start();

        assertThat(backtests.cancel(second).path("state").asText()).isEqualTo("cancelled");
        assertThatThrownBy(() -> backtests.cancel(second)).hasMessageContaining("is not running: it is cancelled");
        mayEnd.countDown();
        await(() -> state(third).equals("done"));

        assertThat(done).containsExactly(first, third);
        assertThat(state(second)).isEqualTo("cancelled");
    }

    @Test
    void tooManyThatWaitAreRefusedAndNothingIsLost() {
        of(waiting());
        start();
        pass(begun);
        for (int i = 0; i < Backtests.MAX_WAITING; i++) {
            start();
        }

        assertThatThrownBy(this::start)
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("20 backtests are waiting, and no more may: wait for one, or cancel one");
        assertThat(backtests.list().path("backtests")).hasSize(1 + Backtests.MAX_WAITING);
        backtests.cancel(NAME + "-7");
        assertThat(start()).isEqualTo(NAME + "-22");
    }

    @Test
    void itIsCancelledAtItsNextStep() {
        of(waiting());
        String id = start();
        pass(begun);

        assertThat(backtests.cancel(id).path("doing").asText()).isEqualTo("is being cancelled");
        mayEnd.countDown();
        await(() -> state(id).equals("cancelled"));

        assertThat(backtests.find(id).path("error").isNull()).isTrue();
        assertThatThrownBy(() -> backtests.cancel(id)).hasMessageContaining("is not running: it is cancelled");
        assertThat(start()).as("the next one has a directory of its own").isEqualTo(NAME + "-2");
    }

    @Test
    void aFailureIsShownInWords() {
        of((context, plan, gate, directory, listener) -> {
            throw new IllegalStateException("no bars on these days");
        });
        String id = start();
        await(() -> state(id).equals("failed"));

        assertThat(backtests.find(id).path("error").asText()).isEqualTo("no bars on these days");
        assertThat(backtests.list().at("/backtests/0/state").asText()).isEqualTo("failed");
    }

    @Test
    void thoseOfTheCommandLineAreListedTheNewestFirst() throws IOException {
        of(waiting());
        Path folder = home.resolve("backtests");
        for (String name : new String[] {"older", "newer", "damaged", "empty"}) {
            Files.createDirectories(folder.resolve(name));
        }
        record(folder.resolve("older"));
        Files.setLastModifiedTime(folder.resolve("older/backtest.json"), FileTime.from(NOW.minusSeconds(60)));
        Files.writeString(
                folder.resolve("newer/metrics.json"),
                "{\"mode\":\"paper\",\"from\":\"2026-05-01T00:00:00Z\",\"to\":\"?\",\"figures\":{\"netReturn\":{\"value\":0.1}}}");
        Files.setLastModifiedTime(folder.resolve("newer/metrics.json"), FileTime.from(NOW));
        Files.writeString(folder.resolve("damaged/backtest.json"), "{");
        Files.setLastModifiedTime(folder.resolve("damaged/backtest.json"), FileTime.from(NOW.minusSeconds(90)));

        JsonNode all = backtests.list().path("backtests");

        assertThat(all).extracting(each -> each.path("id").asText()).containsExactly("newer", "older", "damaged");
        assertThat(all.at("/0/figures/netReturn").asDouble()).isEqualTo(0.1);
        assertThat(all.at("/0/to").isNull()).isTrue();
        assertThat(all.at("/2/state").asText()).isEqualTo("failed");
        assertThat(all.at("/2/error").asText()).contains("backtest.json is damaged");
        assertThat(backtests.find("older").at("/result/verdict").asText()).isEqualTo("none");
        assertThat(backtests.find("newer").at("/result/trades")).isEmpty();
    }

    @Test
    void whatCannotBeginIsRefused() {
        of(waiting());

        assertThatThrownBy(() -> backtests.start(request("2026-05-02", "2026-05-02")))
                .hasMessage("'to', the day after the last, must be after 'from': 2026-05-02 to 2026-05-02");
        assertThatThrownBy(() -> backtests.start(request("2026-05-01", "2026-05-02", "../out")))
                .hasMessageContaining("'name' must be 1 to 121 of");
        assertThatThrownBy(() -> backtests.find("../../etc")).hasMessage("there is no backtest ../../etc");
        assertThatThrownBy(() -> backtests.find("none")).hasMessage("there is no backtest none");
        assertThatThrownBy(() -> backtests.cancel("none")).hasMessage("no backtest none was started here");
    }

    /** As the command line does it. */
    @Test
    void aSymbolThatOnlyAPortfolioTradesIsTestedAlone() {
        List<Settings> used = new CopyOnWriteArrayList<>();
        of((context, plan, gate, directory, listener) -> {
            used.add(context.settings());
            record(directory);
        });

        String id = backtests
                .start(new Backtests.Request(
                        new Backtests.OfModel(Symbol.parse("ETH/USDT"), Gate.ON),
                        LocalDate.parse("2026-05-01"),
                        LocalDate.parse("2026-05-02"),
                        Optional.empty()))
                .path("id")
                .asText();
        await(() -> state(id).equals("done"));

        assertThat(used.get(0).symbols().symbols()).containsExactly(Symbol.parse("ETH/USDT"));
        assertThat(used.get(0).symbols().share(Symbol.parse("ETH/USDT"))).isPresent();
    }

    private static Backtests.Request signals(String portfolio, String... file) {
        return new Backtests.Request(
                new Backtests.OfSignals(
                        portfolio,
                        file.length == 0 ? Optional.empty() : Optional.of(file[0]),
                        new SignalFile.Terms(Optional.empty(), ZoneOffset.UTC, Duration.ZERO)),
                LocalDate.parse("2026-05-01"),
                LocalDate.parse("2026-05-02"),
                Optional.empty());
    }

    /** A day that rises by one each minute. */
    private void storeADay() {
        BarSeries.Builder bars = new BarSeries.Builder(1_440);
        for (int minute = 0; minute < 1_440; minute++) {
            double close = 10_000 + minute;
            bars.add(new Bar(
                    Instant.parse("2026-05-01T00:00:00Z")
                            .plusSeconds(60L * minute)
                            .toEpochMilli(),
                    close - 1,
                    close,
                    close - 1,
                    close,
                    1,
                    1,
                    1));
        }
        new StoredBars(store).append(InstrumentId.parse("binance/BTC-USDT"), bars.build());
    }

    @Test
    void aFileOfSignalsIsTradedAndKeptBesideItsResult() throws IOException {
        of(waiting());
        storeADay();
        String file = "time,strategy,action\n2026-05-01 01:00,btc,buy\n2026-05-01 11:00,btc,sell\n";

        String id = backtests.start(signals("crypto", file)).path("id").asText();
        await(() -> !state(id).equals("waiting") && !state(id).equals("running"));

        JsonNode done = backtests.find(id);
        assertThat(done.path("error").asText("")).isEmpty();
        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(id).isEqualTo("crypto-2026-05-01-2026-05-02");
        assertThat(done.path("symbol").asText()).isEqualTo("BTC/USDT");
        assertThat(done.at("/result/trades")).hasSize(1);
        assertThat(done.at("/result/trades/0/netProfit").asDouble()).isPositive();
        assertThat(done.at("/result/equity").size()).isGreaterThan(1_000);
        assertThat(done.at("/figures/netReturn").asDouble()).isPositive();
        assertThat(done.at("/result/rows/0/executed").asInt()).isEqualTo(2);
        Path kept = home.resolve("backtests").resolve(id).resolve("signals.csv");
        assertThat(kept).hasContent(file);
        assertThat(done.path("command").asText())
                .isEqualTo("./scalpel backtest --signals " + kept
                        + " --portfolio crypto --from 2026-05-01 --to 2026-05-02");
    }

    @Test
    void theSignalsThatThePortfolioReceivedOnTheseDaysAreTraded() {
        of(waiting());
        storeADay();
        StoreSignalBox box = new StoreSignalBox(store, clock);
        received(box, "in", TargetState.LONG, "2026-05-01T02:00:00Z");
        received(box, "out", TargetState.FLAT, "2026-05-01T04:00:00Z");
        received(box, "later", TargetState.LONG, "2026-05-02T04:00:00Z");

        String id = backtests.start(signals("crypto")).path("id").asText();
        await(() -> !state(id).equals("waiting") && !state(id).equals("running"));

        JsonNode done = backtests.find(id);
        assertThat(done.path("error").asText("")).isEmpty();
        assertThat(done.at("/result/rows/0/received").asInt()).isEqualTo(2);
        assertThat(done.at("/result/trades")).hasSize(1);
        assertThat(done.path("command").asText())
                .isEqualTo("./scalpel backtest --received --portfolio crypto --from 2026-05-01 --to 2026-05-02");
    }

    private static void received(StoreSignalBox box, String id, TargetState target, String time) {
        Instant at = Instant.parse(time);
        box.put(new Signal(
                id,
                "crypto",
                "btc",
                target,
                Signal.Kind.ORDER,
                at,
                at.plusSeconds(1),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                "test",
                "0".repeat(64)));
    }

    @Test
    void signalsThatCannotBeTestedAreRefused() {
        of(waiting());

        assertThatThrownBy(() -> backtests.start(signals("none")))
                .hasMessage("there is no portfolio 'none' in the settings; there are [crypto]");
        assertThatThrownBy(() -> backtests.start(signals("crypto")))
                .hasMessage("portfolio crypto has received no signals from 2026-05-01 to 2026-05-02: choose other days,"
                        + " or a file of signals");
        assertThatThrownBy(() -> backtests.start(signals("crypto", "time,strategy,action\nsoon,btc,buy\n")))
                .hasMessageStartingWith("the file of signals: ")
                .hasMessageContaining("line 2");
        assertThat(backtests.list().path("backtests")).isEmpty();
    }
}
