package dev.scalpel.testkit;

import java.util.concurrent.atomic.LongAdder;

/** Counts requests by what S3 charges for them. */
final class S3RequestCounter {

    private final LongAdder puts = new LongAdder();
    private final LongAdder lists = new LongAdder();
    private final LongAdder gets = new LongAdder();

    /** @param line method and path with its query: {@code GET /bucket?list-type=2} */
    void count(String line) {
        if (line.startsWith("PUT ") || line.startsWith("POST ")) {
            puts.increment();
        } else if (line.startsWith("GET ") && line.contains("list-type=2")) {
            lists.increment();
        } else if (line.startsWith("GET ") || line.startsWith("HEAD ")) {
            gets.increment();
        }
    }

    S3RequestCounts soFar() {
        return new S3RequestCounts(puts.sum(), lists.sum(), gets.sum());
    }
}
