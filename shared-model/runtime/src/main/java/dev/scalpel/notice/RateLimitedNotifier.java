package dev.scalpel.notice;

import dev.scalpel.notice.SentNotices.Mail;
import dev.scalpel.store.DiskFullException;
import dev.scalpel.store.ETag;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.store.WriteConflictException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one notice of a cause through in an hour, whoever asks: the memory is {@code notices/mailed.json}. The hour is
 * claimed before the notice is sent and given back when sending fails. While the store itself fails, this process
 * remembers alone: that the store is down is worth a mail, but not one a minute.
 */
public final class RateLimitedNotifier implements Notifier {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(2);
    private static final int MOST_RACES = 50;
    private static final Logger LOG = LoggerFactory.getLogger(RateLimitedNotifier.class);

    private final Notifier next;
    private final ObjectStore store;
    private final Clock clock;
    private final String writer;
    private final AtomicLong claims = new AtomicLong();
    private final Map<String, Instant> withoutStore = new ConcurrentHashMap<>();

    /**
     * @param writer a name that no other running process has
     */
    public RateLimitedNotifier(Notifier next, ObjectStore store, Clock clock, String writer) {
        this.next = next;
        this.store = store;
        this.clock = clock;
        this.writer = writer;
    }

    @Override
    public Delivery send(Notice notice) {
        Mail claim = new Mail(Instant.ofEpochMilli(clock.millis()), writer + "#" + claims.incrementAndGet());
        if (!claimed(notice.cause(), claim)) {
            return Delivery.HELD_BACK;
        }
        try {
            return next.send(notice);
        } catch (NoticeException failed) {
            giveBack(notice.cause(), claim);
            throw failed;
        }
    }

    private boolean claimed(String cause, Mail claim) {
        Instant here = withoutStore.get(cause);
        if (here != null && within(here, claim.at())) {
            return false;
        }
        try {
            return claimInStore(cause, claim);
        } catch (StoreException down) {
            unlessFull(down, "cannot remember in {} what was mailed: {}", StoreKeys.NOTICES);
            Instant last = withoutStore.get(cause);
            return last == null
                    ? withoutStore.putIfAbsent(cause, claim.at()) == null
                    : withoutStore.replace(cause, last, claim.at());
        }
    }

    /** A disk that is full is told by whoever met it first. */
    private static void unlessFull(StoreException down, String format, String about) {
        if (!(down instanceof DiskFullException)) {
            LOG.warn(format, about, down.getMessage());
        }
    }

    private boolean claimInStore(String cause, Mail claim) {
        for (int race = 0; race < MOST_RACES; race++) {
            Optional<StoredObject> stored = store.get(StoreKeys.NOTICES);
            SentNotices mailed = read(stored);
            Optional<Mail> last = mailed.of(cause);
            if (last.isPresent() && within(last.get().at(), claim.at())) {
                // Ours only where the answer to our own write was lost.
                return race > 0 && last.get().equals(claim);
            }
            if (wrote(stored.map(StoredObject::etag), mailed.with(cause, claim, KEPT))) {
                return true;
            }
        }
        throw new StoreException("lost " + MOST_RACES + " races for " + StoreKeys.NOTICES);
    }

    private void giveBack(String cause, Mail claim) {
        withoutStore.remove(cause, claim.at());
        try {
            for (int race = 0; race < MOST_RACES; race++) {
                Optional<StoredObject> stored = store.get(StoreKeys.NOTICES);
                SentNotices mailed = read(stored);
                boolean ours = mailed.of(cause).filter(claim::equals).isPresent();
                if (!ours || wrote(stored.map(StoredObject::etag), mailed.without(cause))) {
                    return;
                }
            }
        } catch (StoreException down) {
            unlessFull(down, "the next notice of {} waits for an hour: {}", cause);
        }
    }

    private boolean wrote(Optional<ETag> etag, SentNotices mailed) {
        try {
            byte[] json = mailed.toJson();
            if (etag.isPresent()) {
                store.putIfMatch(StoreKeys.NOTICES, json, etag.get());
            } else {
                store.putIfAbsent(StoreKeys.NOTICES, json);
            }
            return true;
        } catch (WriteConflictException | UnknownOutcomeException readAgain) {
            return false;
        }
    }

    private static SentNotices read(Optional<StoredObject> stored) {
        return stored.map(object -> SentNotices.read(object.bytes()).orElseGet(() -> {
                    LOG.warn("{} is not readable and is begun anew", StoreKeys.NOTICES);
                    return SentNotices.NOTHING;
                }))
                .orElse(SentNotices.NOTHING);
    }

    /** Either way round: a clock that was set back must not silence a cause for longer than an hour. */
    private static boolean within(Instant last, Instant now) {
        return Duration.between(last, now).abs().compareTo(HOUR) < 0;
    }
}
