package dev.scalpel.notice;

import dev.scalpel.notice.SentNotices.Sent;
import dev.scalpel.store.Backoff;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.DiskFullException;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends at most one notice of a cause per hour, across all processes: {@code notices/mailed.json} records what was sent. The
 * hour is claimed before the notice is sent, and released if sending fails. While the store is down, each process limits
 * its own notices: an outage of the store is worth one mail, not one per minute.
 */
public final class RateLimitedNotifier implements Notifier {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration RETENTION = Duration.ofDays(2);
    private static final Backoff BACKOFF = new Backoff(50, Duration.ofMillis(2), Duration.ofMillis(50));
    private static final Codec<SentNotices> CODEC = Codec.of(SentNotices::toJson, (key, bytes) -> decode(bytes));
    private static final Logger LOG = LoggerFactory.getLogger(RateLimitedNotifier.class);

    private final Notifier next;
    private final CompareAndSet compareAndSet;
    private final Clock clock;
    private final String writer;
    private final AtomicLong claims = new AtomicLong();
    private final Map<String, Instant> claimedInProcess = new ConcurrentHashMap<>();

    /** @param writer identifies this process among those that run */
    public RateLimitedNotifier(Notifier next, ObjectStore store, Clock clock, String writer) {
        this.next = next;
        this.compareAndSet = new CompareAndSet(store, BACKOFF);
        this.clock = clock;
        this.writer = writer;
    }

    @Override
    public Delivery send(Notice notice) {
        Sent claim = new Sent(Instant.ofEpochMilli(clock.millis()), writer + "#" + claims.incrementAndGet());
        if (!tryClaim(notice.cause(), claim)) {
            return Delivery.SUPPRESSED;
        }
        try {
            return next.send(notice);
        } catch (NoticeException failed) {
            releaseClaim(notice.cause(), claim);
            throw failed;
        }
    }

    private boolean tryClaim(String cause, Sent claim) {
        Instant here = claimedInProcess.get(cause);
        if (here != null && within(here, claim.at())) {
            return false;
        }
        try {
            return claimInStore(cause, claim);
        } catch (StoreException down) {
            logUnlessDiskFull(down, "cannot record sent notices in {}: {}", StoreKeys.SENT_NOTICES);
            Instant last = claimedInProcess.get(cause);
            return last == null
                    ? claimedInProcess.putIfAbsent(cause, claim.at()) == null
                    : claimedInProcess.replace(cause, last, claim.at());
        }
    }

    /** A full disk is reported where it was first detected. */
    private static void logUnlessDiskFull(StoreException down, String format, String about) {
        if (!(down instanceof DiskFullException)) {
            LOG.warn(format, about, down.getMessage());
        }
    }

    private boolean claimInStore(String cause, Sent claim) {
        AtomicInteger attempts = new AtomicInteger();
        CompareAndSet.Update<SentNotices> update = compareAndSet.update(StoreKeys.SENT_NOTICES, CODEC, stored -> {
            attempts.incrementAndGet();
            SentNotices notices = stored.orElse(SentNotices.EMPTY);
            boolean recent = notices.of(cause)
                    .filter(last -> within(last.at(), claim.at()))
                    .isPresent();
            return recent ? notices : notices.with(cause, claim, RETENTION);
        });
        boolean stored = update.after().of(cause).filter(claim::equals).isPresent();
        // A later attempt that finds the claim stored and writes nothing follows a write whose answer was lost.
        return stored && (update.written() || attempts.get() > 1);
    }

    private void releaseClaim(String cause, Sent claim) {
        claimedInProcess.remove(cause, claim.at());
        try {
            compareAndSet.update(StoreKeys.SENT_NOTICES, CODEC, stored -> {
                SentNotices notices = stored.orElse(SentNotices.EMPTY);
                boolean ours = notices.of(cause).filter(claim::equals).isPresent();
                return ours ? notices.without(cause) : notices;
            });
        } catch (StoreException down) {
            logUnlessDiskFull(down, "the next notice of {} is suppressed for one hour: {}", cause);
        }
    }

    private static SentNotices decode(byte[] json) {
        return SentNotices.read(json).orElseGet(() -> {
            LOG.warn("{} is unreadable; starting a new one", StoreKeys.SENT_NOTICES);
            return SentNotices.EMPTY;
        });
    }

    /** In either direction: a clock that was set back must not suppress a cause for longer than an hour. */
    private static boolean within(Instant last, Instant now) {
        return Duration.between(last, now).abs().compareTo(HOUR) < 0;
    }
}
