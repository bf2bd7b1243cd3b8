package dev.scalpel.portfolio.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.ledger.UnknownSchemaException;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Execution;
import dev.scalpel.portfolio.allocation.SizedOrder.Purpose;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.HandledMark;
import dev.scalpel.store.DocumentStore.Document;
import dev.scalpel.store.WriteConflictException;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredPortfoliosTest {

    private static final String KEY = "state/portfolio/crypto.json";

    private final MemoryStore store = new MemoryStore();
    private final StoredPortfolios portfolios = new StoredPortfolios(store);

    @Test
    void aStateIsReadAsItWasWritten() {
        assertThat(portfolios.read("crypto")).isEmpty();
        PortfolioState state = state(3);
        portfolios.create("crypto", state);
        assertThat(portfolios.read("crypto").orElseThrow().value()).isEqualTo(state);
        assertThat(store.list("")).containsExactly(KEY);
    }

    @Test
    void aSecondWriterOfOneStateLoses() {
        Document<PortfolioState> read = portfolios.create("crypto", state(1));
        portfolios.replace("crypto", read, state(1).writtenBy("a"));
        assertThatThrownBy(() -> portfolios.replace("crypto", read, state(1).writtenBy("b")))
                .isInstanceOf(WriteConflictException.class);
        assertThatThrownBy(() -> portfolios.create("crypto", state(1))).isInstanceOf(WriteConflictException.class);
        assertThat(portfolios.read("crypto").orElseThrow().value().writer()).isEqualTo("a");
    }

    /** A document that the first version has written: it must stay readable. */
    @Test
    void theFirstSchemaIsRead() {
        store.putIfAbsent(KEY, """
            {"schema":1,"revision":7,"writer":"w","books":{"cash":"500","holdings":{"btc":{"side":"LONG","quantity":"0.19","cost":"9500"}}},
             "dust":{"eth":"0.00001"},
             "strategies":{"btc":{"target":"LONG","pending":"0123456789abcdef",
               "mark":{"time":"2024-08-10T02:30:02Z","receivedAt":"2024-08-10T02:30:03Z","id":"0123456789abcdef"},
               "work":{"purpose":"OPEN","attempt":2,"wanted":"0.2","filled":"0.19"},"lastOrder":{"minute":28720801,"number":2}}},
             "handled":["0123456789abcdef"],"roundMinute":28720801,"trimmed":true,"intents":[],"halted":null,
             "outbox":[{"signal":"f","strategy":"btc","outcome":"ALREADY","time":1}]}
            """.getBytes(StandardCharsets.UTF_8));
        PortfolioState state = portfolios.read("crypto").orElseThrow().value();
        assertThat(state.revision()).isEqualTo(7);
        assertThat(state.books().valueAtCost()).isEqualByComparingTo("10000");
        assertThat(state.dust()).containsEntry("eth", new BigDecimal("0.00001"));
        StrategyState btc = state.strategy("btc");
        assertThat(btc.work().orElseThrow().remaining()).isEqualByComparingTo("0.01");
        assertThat(btc.work().orElseThrow().round()).isEqualTo(28720801);
        assertThat(btc.lastOrder().nextIn(28720801).number()).isEqualTo(3);
        assertThat(btc.lastOrder().nextIn(28720802).number()).isEqualTo(1);
        assertThat(btc.lastOrder().nextIn(28720800)).isEqualTo(new OrderNumber(28720801, 3));
        assertThat(btc.pending())
                .contains(new SignalRef("0123456789abcdef", Optional.empty(), 1723257002000L, 1723257003000L));
        assertThat(btc.protection()).isEqualTo(Protection.NONE);
        assertThat(btc.streak()).isEqualTo(LossStreak.NONE);
        assertThat(state.halted()).isEmpty();
        assertThat(state.day()).isEqualTo(AccountDay.of(new BigDecimal("10000")));
        assertThat(state.outbox()).containsExactly(new SignalOutcome("f", "btc", Outcome.ALREADY, 1));
    }

    /** Signals without what was said of their entry, strategies without the time of a stop. */
    @Test
    void theSecondSchemaIsRead() {
        String signal = "{\"id\":\"%s\",\"price\":null,\"time\":1,\"receivedAt\":2}";
        String leg =
                "{\"time\":1,\"orderedAt\":1,\"intendedPrice\":\"1\",\"intendedQuantity\":\"1\",\"quantity\":\"1\",\"value\":\"1\"}";
        store.putIfAbsent(
                KEY, """
            {"schema":2,"revision":7,"writer":"w","books":{"cash":"500","holdings":{}},"dust":{},
             "strategies":{"btc":{"target":"FLAT","pending":%s,"size":"1","basis":null,"mark":null,"work":null,
               "lastOrder":{"minute":0,"number":0},"protection":{"refusedStops":0,"refusedTargets":0,"cancelRequests":0},
               "trade":null,"streak":{"losses":2,"lastLoss":5}}},
             "handled":[],"roundMinute":0,"trimmed":false,"intents":[],"halted":null,"paused":null,
             "day":{"day":0,"start":"500","peak":"500"},"lastFill":0,
             "outbox":[{"signal":"f","strategy":"btc","outcome":"LIMIT","detail":"x","time":1}],
             "trades":[{"id":"o1","strategy":{"name":"btc","origin":"SIGNAL"},"side":"LONG","multiplier":"1","entry":%s,"exit":%s,
               "fees":{},"profit":"0","funding":"0","signal":%s,"basis":null,"protection":null,"reason":"SIGNAL",
               "exitSignal":%s}]}
            """.formatted(signal.formatted("p"), leg, leg, signal.formatted("e"), signal.formatted("x"))
                        .getBytes(StandardCharsets.UTF_8));
        PortfolioState state = portfolios.read("crypto").orElseThrow().value();
        assertThat(state.strategy("btc").pending()).contains(new SignalRef("p", Optional.empty(), 1, 2));
        assertThat(state.strategy("btc").streak())
                .isEqualTo(new LossStreak(2, 5, dev.scalpel.trading.AccountView.NEVER));
        assertThat(state.outbox()).containsExactly(new SignalOutcome("f", "btc", Outcome.LIMIT, Optional.of("x"), 1));
        assertThat(state.trades().get(0).exitSignal()).contains(new SignalRef("x", Optional.empty(), 1, 2));
    }

    @Test
    void aDamagedDocumentOfTheFirstSchemaIsRefusedByName() {
        store.putIfAbsent(KEY, """
            {"schema":1,"books":{"cash":"much"},"outbox":[1],"strategies":{"btc":{"pending":"x","mark":{"time":"now"}},"eth":2}}
            """.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> portfolios.read("crypto"))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageContaining(KEY);
    }

    @Test
    void anUnknownSchemaAndADamagedDocumentAreRefusedByName() {
        store.putIfAbsent(KEY, "{\"schema\":6}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> portfolios.read("crypto"))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining(KEY);
        store.putIfAbsent("state/portfolio/other.json", "{\"schema\":1}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> portfolios.read("other"))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageContaining("state/portfolio/other.json");
    }

    @Test
    void aSmallStateIsReadableAndALargeOneIsPacked() {
        portfolios.create("crypto", state(10));
        assertThat(new String(bytes(KEY), StandardCharsets.UTF_8)).startsWith("{\"schema\":5");
        portfolios.create("large", state(500));
        assertThat(PortfolioStateCodec.STATE.write(state(500)).length).isGreaterThan(CompressedDocument.PLAIN_BYTES);
        assertThat(bytes("state/portfolio/large.json").length).isLessThan(CompressedDocument.PLAIN_BYTES);
        assertThat(portfolios.read("large").orElseThrow().value()).isEqualTo(state(500));
    }

    @Test
    void aPackedDocumentThatWasCutOffIsRefusedByName() {
        byte[] packed = CompressedDocument.pack(PortfolioStateCodec.STATE.write(state(500)));
        store.putIfAbsent(KEY, java.util.Arrays.copyOf(packed, packed.length / 2));
        assertThatThrownBy(() -> portfolios.read("crypto"))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageContaining(KEY)
                .hasMessageContaining("is no whole gzip file");
    }

    private byte[] bytes(String key) {
        return store.get(key).orElseThrow().bytes();
    }

    @Test
    void workAndHandledIdsAreChecked() {
        assertThatThrownBy(() -> new Work(Purpose.OPEN, 0, 0, BigDecimal.ONE, BigDecimal.ZERO))
                .hasMessageContaining("attempt must be >= 1");
        assertThatThrownBy(() -> new Work(Purpose.OPEN, 0, 1, BigDecimal.ZERO, BigDecimal.ZERO))
                .hasMessageContaining("wanted > 0");
        assertThatThrownBy(() -> new PortfolioState(
                        0,
                        "w",
                        Books.ofCash(BigDecimal.ONE),
                        new java.util.TreeMap<>(),
                        new java.util.TreeMap<>(),
                        java.util.Collections.nCopies(4_097, "x"),
                        0,
                        false,
                        java.util.List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        AccountDay.of(BigDecimal.ONE),
                        0,
                        java.util.List.of(),
                        java.util.List.of(),
                        java.util.List.of()))
                .hasMessage("at most 4096 handled ids: 4097");
    }

    @Test
    void outcomesLeaveTheOutboxOnceTheyAreInTheLog() {
        SignalOutcome first = new SignalOutcome("a", "btc", Outcome.EXECUTED, 1);
        SignalOutcome second = new SignalOutcome("b", "btc", Outcome.ALREADY, 2);
        PortfolioState state = state(1).withOutcome(first).withOutcome(second);
        assertThat(state.withoutOutcomes(java.util.List.of(first)).outbox()).containsExactly(second);
    }

    private static PortfolioState state(int strategies) {
        PortfolioState state = PortfolioState.initial("w", new BigDecimal("1000000"));
        Instant time = Instant.parse("2024-08-10T02:30:02Z");
        for (int i = 0; i < strategies; i++) {
            String name = "strategy-number-" + i;
            Execution bought = new Execution(
                    new BigDecimal("0.123456"), new BigDecimal("1234.567890"), BigDecimal.ZERO, Execution.FeeIn.OTHER);
            state = state.withBooks(state.books().opened(name, PositionSide.LONG, bought));
            String id = String.format(java.util.Locale.ROOT, "%016x", i);
            HandledMark mark = new HandledMark(time, time.plusMillis(700), id);
            SignalRef signal = new SignalRef(
                    id,
                    Optional.of(new BigDecimal("10000.12")),
                    time.toEpochMilli(),
                    time.plusMillis(700).toEpochMilli());
            StrategyState strategy = StrategyState.INITIAL
                    .wanting(TargetState.LONG, signal, mark, BigDecimal.ONE, Optional.empty())
                    .withWork(Optional.of(Work.of(Purpose.OPEN, 28_720_801, new BigDecimal("0.2"))))
                    .withOrder(new OrderNumber(28_720_801, 1));
            state = state.withStrategy(name, known -> strategy).withHandled(id);
        }
        return state;
    }
}
