package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.trading.Balances;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class VenueBrokerThreadsTest {

    @Test
    void concurrentRequestsHaveValidSignatures() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (LocalExchangeFixture fixture = new LocalExchangeFixture()) {
            List<Future<Balances>> requested = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                requested.add(threads.submit(fixture.broker::balances));
            }
            for (Future<Balances> answer : requested) {
                assertThat(answer.get().of("USDT").free()).isEqualByComparingTo("10000");
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
