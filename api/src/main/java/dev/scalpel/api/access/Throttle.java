package dev.scalpel.api.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Token buckets, one per name. Names are those of keys, never what a caller sent, so their number is bounded. */
public final class Throttle {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final int burst;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** What is left of a bucket. */
    private record Bucket(double tokens, long at) {}

    /**
     * @param perSecond how many calls a bucket gains in a second
     * @param burst how many it holds at most
     */
    public Throttle(double perSecond, int burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    /** Never refuses: a gateway in front has limits of its own. */
    public static Throttle none() {
        return new Throttle(Integer.MAX_VALUE, Integer.MAX_VALUE, () -> 0);
    }

    /** Takes one call; false if the bucket is empty. */
    public boolean allows(String name) {
        boolean[] allowed = new boolean[1];
        long now = nanoTime.getAsLong();
        buckets.compute(name, (same, bucket) -> {
            double tokens = bucket == null
                    ? burst
                    : Math.min(burst, bucket.tokens() + (now - bucket.at()) / NANOS_PER_SECOND * perSecond);
            allowed[0] = tokens >= 1;
            return new Bucket(allowed[0] ? tokens - 1 : tokens, now);
        });
        return allowed[0];
    }
}
