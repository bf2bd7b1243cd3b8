package dev.scalpel.venue.tradovate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.tradovate.TradovateExchange;
import dev.scalpel.localexchange.tradovate.TradovateFaults;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.trading.Broker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TradovateSessionTest extends TradovateRig {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int CALLS = 2_000;
    private static final String LOGIN = "POST /v1/auth/accesstokenrequest";

    TradovateSessionTest() {
        super(Instant.parse("2026-11-15T23:00:30Z"));
    }

    /** Every other call is one of a new process. The venue restarts once a day, and the call that finds out fails. */
    @Test
    void aWeekOfTwoThousandCallsBeginsOneSessionADay() {
        Broker process = connect();
        int failed = 0;
        for (int call = 0; call < CALLS; call++) {
            process = call % 2 == 0 ? connect() : process;
            try {
                assertThat(process.balances().of("USD").total()).isPositive();
            } catch (VenueException dead) {
                assertThat(dead.kind()).isEqualTo(Kind.KEY_REJECTED);
                failed++;
            }
            String before = day();
            venue.advance(WEEK.dividedBy(CALLS));
            if (!before.equals(day())) {
                venue.exchange.endSession();
            }
        }
        assertThat(venue.exchange.authentications()).isEqualTo(failed + 1).isBetween(7, 8);
        assertThat(notices).isEmpty();
    }

    private String day() {
        return venue.clock().instant().toString().substring(0, 10);
    }

    @Test
    void processesThatNeedATokenAtOnceBeginOneSession() throws Exception {
        int processes = 4;
        CyclicBarrier begin = new CyclicBarrier(processes);
        ExecutorService threads = Executors.newFixedThreadPool(processes);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int each = 0; each < processes; each++) {
                Broker process = connect();
                calls.add(() -> {
                    begin.await();
                    return process.balances().of("USD").total().signum() > 0;
                });
            }
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(venue.exchange.authentications()).isEqualTo(1);
    }

    @Test
    void aTokenThatIsAboutToExpireIsRenewedWithinItsSession() {
        Broker process = connect();
        process.balances();
        venue.advance(Duration.ofMinutes(66));
        process.balances();
        venue.advance(Duration.ofMinutes(79));
        connect().balances();
        assertThat(venue.exchange.authentications()).isEqualTo(1);
        assertThat(venue.exchange.renewals()).isEqualTo(2);
    }

    @Test
    void aPenaltyOfALoginIsWaitedForOnce() {
        venue.exchange.faults().failNext(TradovateFaults.penalty(Duration.ofSeconds(1)), LOGIN, 1);
        connect().balances();
        assertThat(venue.exchange.authentications()).isEqualTo(1);
        assertThat(venue.exchange.faults().applied()).hasSize(1);
    }

    @Test
    void aPuzzleStopsWithANotice() {
        venue.exchange.faults().failNext(TradovateFaults.captcha(), LOGIN, 1);
        assertThat(kind(() -> connect().balances())).isEqualTo(Kind.RATE_LIMITED);
        assertThat(kind(() -> connect().balances())).isEqualTo(Kind.RATE_LIMITED);
        assertThat(notices).singleElement().asString().startsWith("session-captcha");
        assertThat(venue.exchange.authentications()).isZero();
        venue.advance(Duration.ofHours(1));
        connect().balances();
        assertThat(venue.exchange.authentications()).isEqualTo(1);
    }

    @Test
    void afterTooManyLoginsNoneIsSentForAnHour() {
        venue.exchange.faults().failNext(TradovateFaults.tooManyRequests(), LOGIN, 1);
        assertThat(kind(() -> connect().balances())).isEqualTo(Kind.RATE_LIMITED);
        venue.advance(Duration.ofMinutes(59));
        assertThat(kind(() -> connect().balances())).isEqualTo(Kind.RATE_LIMITED);
        assertThat(venue.exchange.authentications()).isZero();
        venue.advance(Duration.ofMinutes(1));
        connect().balances();
    }

    @Test
    void whatIsStoredHasNoToken() {
        connect().balances();
        assertThat(new String(
                        leases.get("state/tokens/tradovate.json").orElseThrow().bytes(), StandardCharsets.UTF_8))
                .contains("expires")
                .doesNotContain(TradovateExchange.TOKEN)
                .doesNotContain(TradovateStandIn.USER);
    }
}
