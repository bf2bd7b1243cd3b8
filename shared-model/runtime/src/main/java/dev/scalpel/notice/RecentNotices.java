package dev.scalpel.notice;

import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was mailed in the last two days, for those who report on it. */
public final class RecentNotices {

    private RecentNotices() {}

    /** The last mail of each cause, in the order of the causes; none where {@link RateLimitedNotifier} would begin anew. */
    public static Map<String, Instant> read(ObjectStore store) {
        Map<String, Instant> mailed = new LinkedHashMap<>();
        store.get(StoreKeys.NOTICES)
                .flatMap(object -> SentNotices.read(object.bytes()))
                .ifPresent(causes -> causes.mails().forEach((cause, mail) -> mailed.put(cause, mail.at())));
        return mailed;
    }
}
