package dev.scalpel.notice.trades;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.notice.FileNotifier;
import dev.scalpel.notice.Notice;
import dev.scalpel.notice.Notifier;
import dev.scalpel.notice.Notifier.Delivery;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TradeNotifierTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId SOL = InstrumentId.parse("binance/SOL-USDT");
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final String PORTFOLIO =
            "portfolios: {crypto: {quote: USDT, strategies: {sol: {ticker: SOLUSDT, instrument: SOL/USDT, share:"
                    + " 0.5}}}}\n";

    private final MemoryStore store = new MemoryStore();
    private final AtomicInteger processes = new AtomicInteger();
    private final LedgerRepository ledger = new StoredLedger(store);
    private final List<Notice> sent = Collections.synchronizedList(new ArrayList<>());
    private final Notifier medium = notice -> {
        sent.add(notice);
        return Delivery.SENT;
    };

    @Test
    void nothingIsReadOrWrittenWhereNoticesAreOff() {
        close(BTC, "a", START, "1");
        notifier("none", START, medium).sendIfDue();
        assertThat(sent).isEmpty();
        assertThat(store.get(StoreKeys.REPORTED_TRADES)).isEmpty();
    }

    @Test
    void whatClosedBeforeNoticesWereOnIsNotReported() {
        close(BTC, "a", START.minusSeconds(60), "1");
        at("each", 0);
        at("each", 10);
        assertThat(sent).isEmpty();
    }

    @Test
    void eachNoticeListsAllTradesSinceTheLastAndThereIsOneInTenMinutes() {
        at("each", 0);
        close(BTC, "a", minute(1), "1.50");
        close(SOL, "b", minute(9), "-0.25");
        at("each", 10);
        close(BTC, "c", minute(12), "2");
        at("each", 15);
        at("each", 19);
        close(BTC, "d", minute(19), "3");
        at("each", 20);
        assertThat(sent)
                .extracting(Notice::subject)
                .containsExactly("Scalpel: 2 trades, +1.25 USDT", "Scalpel: 2 trades, +5.00 USDT");
        assertThat(sent).extracting(Notice::cause).containsExactly("trades-1210", "trades-1220");
    }

    @Test
    void noTradeIsReportedTwiceOverRestarts() {
        at("each", 0);
        close(BTC, "a", minute(1), "1");
        at("each", 10);
        IntStream.range(2, 40).forEach(tens -> at("each", 10 * tens));
        assertThat(sent).hasSize(1);
    }

    @Test
    void oneProcessLooksOncePerInterval() {
        TradeNotifier notifier = notifier("each", minute(0), medium);
        notifier.sendIfDue();
        notifier.sendIfDue();
        close(BTC, "a", minute(1), "1");
        notifier.sendIfDue();
        assertThat(sent).isEmpty();
    }

    /** A run that died before it had written its trades is finished by a later one. */
    @Test
    void aTradeThatIsWrittenLateIsReportedOnce() {
        at("each", 0);
        close(BTC, "b", minute(8), "1");
        at("each", 10);
        close(BTC, "a", minute(3), "2");
        at("each", 20);
        at("each", 30);
        assertThat(sent)
                .extracting(Notice::subject)
                .containsExactly("Scalpel: 1 trade, +1.00 USDT", "Scalpel: 1 trade, +2.00 USDT");
    }

    @Test
    void manyProcessesSendOneNotice() {
        at("each", 0);
        IntStream.range(0, 20).forEach(i -> close(BTC, "t" + i, minute(1), "1"));
        IntStream.range(0, 8).parallel().forEach(i -> at("each", 10));
        assertThat(sent).extracting(Notice::subject).containsExactly("Scalpel: 20 trades, +20.00 USDT");
    }

    @Test
    void whatCouldNotBeSentIsInTheNextNotice() {
        at("each", 0);
        close(BTC, "a", minute(1), "1");
        // A file cannot be written below another file.
        Notifier broken = new FileNotifier(Path.of("/dev/null/notices.txt"), Clock.systemUTC());
        notifier("each", minute(10), broken).sendIfDue();
        at("each", 20);
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).message()).doesNotContain("reported before");
    }

    @Test
    void aNoticeWhoseSenderDiedIsSentAgainAndSaysSo() {
        at("each", 0);
        close(BTC, "a", minute(1), "1");
        try {
            notifier("each", minute(10), notice -> {
                        throw new IllegalStateException("the process dies here");
                    })
                    .sendIfDue();
        } catch (IllegalStateException killed) {
            assertThat(killed).hasMessage("the process dies here");
        }
        at("each", 15);
        assertThat(sent).isEmpty();
        at("each", 20);
        at("each", 30);
        assertThat(sent)
                .singleElement()
                .satisfies(notice -> assertThat(notice.message())
                        .contains("Some may have been reported before: a process ended while it sent them."));
    }

    @Test
    void dailyListsADayAfterItsEnd() {
        at("daily", 0);
        close(BTC, "a", minute(1), "1");
        close(BTC, "b", minute(700), "2");
        at("daily", 710);
        assertThat(sent).isEmpty();
        close(BTC, "c", minute(721), "4");
        at("daily", 730);
        at("daily", 1_000);
        assertThat(sent).extracting(Notice::subject).containsExactly("Scalpel: 2 trades, +3.00 USDT");
        at("daily", 2_170);
        assertThat(sent)
                .extracting(Notice::subject)
                .containsExactly("Scalpel: 2 trades, +3.00 USDT", "Scalpel: 1 trade, +4.00 USDT");
    }

    @Test
    void aNoticeReadsWellAsPlainText() {
        at("each", 0);
        close(BTC, "a", minute(1), "1234.5");
        ledger.merge(
                SOL,
                new Outbox(
                        List.of(),
                        List.of(row(
                                "b",
                                minute(2),
                                "-12.345",
                                new EntryBasis.BySignal(
                                        "sol",
                                        "crypto:0123456789abcdef",
                                        new EntryBasis.Distances(PositionSide.SHORT, Double.NaN, Double.NaN, 60, 0)),
                                ExitReason.TIME_LIMIT))));
        at("each", 10);
        assertThat(sent.get(0).message()).isEqualTo("""
            2 trades were closed. After fees: +1,222.16 USDT.

            BTC/USDT long, paper, model
              in   2026-11-20 11:31  0.5 at 50,000.1
              out  2026-11-20 12:01  0.5 at 50,100  target
              +1,234.50 USDT (+0.78 %), fees 0.00000001 BNB, 0.1 USDT

            SOL/USDT short, paper, portfolio crypto, strategy sol
              in   2026-11-20 11:32  0.5 at 50,000.1
              out  2026-11-20 12:02  0.5 at 50,100  time limit
              -12.34 USDT (+0.78 %), fees 0.00000001 BNB, 0.1 USDT

            All times are UTC.
            """);
        assertThat(sent.get(0).message().lines()).allMatch(line -> line.length() <= 76);
    }

    @Test
    void aVeryLongListIsCut() {
        at("each", 0);
        IntStream.range(0, 250).forEach(i -> close(BTC, "t" + i, minute(1), "1"));
        at("each", 10);
        assertThat(sent.get(0).message()).contains("250 trades were closed", "and 50 more: the ledger");
    }

    private void at(String trades, int minute) {
        notifier(trades, minute(minute), medium).sendIfDue();
    }

    private static Instant minute(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private TradeNotifier notifier(String trades, Instant now, Notifier to) {
        return new TradeNotifier(
                SettingsReader.fromText("test", PORTFOLIO + "notification: {trades: " + trades + "}", Map.of())
                        .settings(),
                new StoredLedger(store),
                store,
                to,
                Clock.fixed(now, ZoneOffset.UTC),
                "process-" + processes.incrementAndGet());
    }

    private void close(InstrumentId instrument, String id, Instant exit, String profit) {
        EntryBasis model = new EntryBasis.ByModel("model-1", new Bracket(PositionSide.LONG, 1.5, 3, 60), 0.001);
        ledger.merge(instrument, new Outbox(List.of(), List.of(row(id, exit, profit, model, ExitReason.TARGET))));
    }

    private static TradeRow row(String id, Instant exit, String profit, EntryBasis basis, ExitReason reason) {
        BigDecimal half = new BigDecimal("0.5");
        long closed = exit.toEpochMilli();
        return new TradeRow(
                id,
                1,
                "paper",
                basis,
                Optional.empty(),
                closed - 1_800_000,
                new Leg(closed - 1_800_000, new BigDecimal("50000"), new BigDecimal("50000.10"), half, half, 850),
                new Leg(closed, new BigDecimal("50100"), new BigDecimal("50100.00"), half, half, 900),
                reason,
                Map.of("USDT", new BigDecimal("0.10"), "BNB", new BigDecimal("0.00000001")),
                new BigDecimal(profit),
                0.0078,
                0.002,
                0.6);
    }
}
