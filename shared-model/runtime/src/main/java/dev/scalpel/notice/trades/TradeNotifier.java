package dev.scalpel.notice.trades;

import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.notice.Notice;
import dev.scalpel.notice.NoticeException;
import dev.scalpel.notice.Notifier;
import dev.scalpel.notice.Notifier.Delivery;
import dev.scalpel.notice.trades.ReportedTrades.Attempt;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.TradeNotices;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports closed trades of the model and of the portfolios, several in one notice, as {@code notification.trades} says. Any
 * number of processes may call it at any time.
 *
 * <p>{@code notices/trades.json} records what was reported. A notice is claimed there before it is sent and recorded
 * afterwards: no trade is lost, whenever a process dies or a trade arrives late, and none is reported twice unless a process
 * dies between the two, which the next notice then says. A failure never reaches the caller, who has traded.
 */
public final class TradeNotifier {

    /** At most one notice in this time. */
    static final Duration INTERVAL = Duration.ofMinutes(10);

    /** A trade that is written to the ledger later than this after its exit is not reported any more. */
    private static final Duration SEARCHED = Duration.ofDays(3);

    private static final int SCHEMA = 1;
    private static final StateDocumentCodec<ReportedTrades> JSON =
            new StateDocumentCodec<>(ReportedTrades.class, SCHEMA, (document, schema) -> {}, new SimpleModule());
    private static final Codec<ReportedTrades> CODEC = Codec.of(JSON::write, JSON::read);
    private static final Logger LOG = LoggerFactory.getLogger(TradeNotifier.class);

    private final Settings settings;
    private final LedgerRepository ledger;
    private final CompareAndSet store;
    private final ObjectStore objects;
    private final Notifier notifier;
    private final Clock clock;
    private final String writer;
    private final AtomicLong lastInterval = new AtomicLong(-1);

    /** @param writer identifies this process among those that run */
    public TradeNotifier(
            Settings settings,
            LedgerRepository ledger,
            ObjectStore objects,
            Notifier notifier,
            Clock clock,
            String writer) {
        this.settings = settings;
        this.ledger = ledger;
        this.objects = objects;
        this.notifier = notifier;
        this.clock = clock;
        this.writer = writer;
        store = new CompareAndSet(objects);
    }

    /** Looks for unreported trades at most once per interval and process, and reports them if a notice is due. */
    public void sendIfDue() {
        if (settings.notification().trades() == TradeNotices.NONE) {
            return;
        }
        long interval = clock.millis() / INTERVAL.toMillis();
        if (lastInterval.getAndSet(interval) == interval) {
            return;
        }
        try {
            send(clock.millis());
        } catch (StoreException | NoticeException failed) {
            LOG.warn("closed trades were not reported; the next notice lists them: {}", failed.getMessage());
            LOG.debug("cause", failed);
        }
    }

    private void send(long now) {
        Optional<ReportedTrades> stored = objects.get(StoreKeys.REPORTED_TRADES)
                .map(object -> CODEC.decode(StoreKeys.REPORTED_TRADES, object.bytes()));
        if (stored.isEmpty()) {
            store.update(StoreKeys.REPORTED_TRADES, CODEC, found -> found.orElseGet(() -> ReportedTrades.from(now)));
            return;
        }
        ReportedTrades known = stored.get();
        long before = closedBefore(now);
        boolean sending = known.attempt()
                .filter(attempt -> now - attempt.at() < INTERVAL.toMillis())
                .isPresent();
        if (sending || !isDue(known, now)) {
            return;
        }
        long oldest = now - SEARCHED.toMillis();
        List<ClosedTrade> trades = unreported(known, Math.max(oldest, known.since()), before);
        if (!trades.isEmpty() && claims(known, now, trades)) {
            deliver(known, now, trades, oldest);
        }
    }

    /** Each: whatever has closed. Daily: what has closed on a day that is over. */
    private long closedBefore(long now) {
        return settings.notification().trades() == TradeNotices.DAILY ? startOfDay(now) : now;
    }

    private boolean isDue(ReportedTrades known, long now) {
        return settings.notification().trades() == TradeNotices.DAILY
                ? known.sentAt() < startOfDay(now)
                : now - known.sentAt() >= INTERVAL.toMillis();
    }

    private List<ClosedTrade> unreported(ReportedTrades known, long from, long before) {
        List<ClosedTrade> trades = new ArrayList<>();
        YearMonth last = month(before);
        for (InstrumentId instrument : instruments()) {
            for (YearMonth month = month(from); !month.isAfter(last); month = month.plusMonths(1)) {
                for (TradeRow row : ledger.trades(instrument, month)) {
                    long exit = row.exit().time();
                    ClosedTrade trade = new ClosedTrade(instrument, row);
                    if (exit >= from && exit < before && !known.reported().containsKey(trade.key())) {
                        trades.add(trade);
                    }
                }
            }
        }
        trades.sort(Comparator.comparingLong(
                        (ClosedTrade trade) -> trade.row().exit().time())
                .thenComparing(ClosedTrade::key));
        return trades;
    }

    /** Of the model and of the portfolios, each once. */
    private List<InstrumentId> instruments() {
        return Stream.concat(settings.instruments().stream(), settings.portfolioInstruments().stream())
                .distinct()
                .toList();
    }

    private boolean claims(ReportedTrades known, long now, List<ClosedTrade> trades) {
        Attempt own = new Attempt(
                now, writer + "#" + now, trades.stream().map(ClosedTrade::key).toList());
        ReportedTrades claimed = known.attempting(own);
        return store.update(
                        StoreKeys.REPORTED_TRADES,
                        CODEC,
                        stored -> stored.filter(found -> !found.equals(known)).orElse(claimed))
                .after()
                .equals(claimed);
    }

    private void deliver(ReportedTrades known, long now, List<ClosedTrade> trades, long oldest) {
        List<String> attempted = known.attempt().map(Attempt::trades).orElse(List.of());
        boolean again = trades.stream().map(ClosedTrade::key).anyMatch(attempted::contains);
        Notice notice = TradeNoticeText.of(trades, again, Instant.ofEpochMilli(now));
        try {
            Delivery delivery = notifier.send(notice);
            store.update(
                    StoreKeys.REPORTED_TRADES,
                    CODEC,
                    stored -> delivery == Delivery.SUPPRESSED
                            ? known.released()
                            : stored.orElse(known).sent(now, trades, oldest));
        } catch (NoticeException notSent) {
            store.update(StoreKeys.REPORTED_TRADES, CODEC, stored -> known.released());
            throw notSent;
        }
    }

    private static long startOfDay(long now) {
        long day = Minutes.PER_DAY * Minutes.MILLIS;
        return now / day * day;
    }

    private static YearMonth month(long millis) {
        return YearMonth.from(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC));
    }
}
