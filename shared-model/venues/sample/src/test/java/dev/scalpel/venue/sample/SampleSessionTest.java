package dev.scalpel.venue.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.venue.contract.VenueFault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token that is valid for ten minutes, through the adapter's requests. */
class SampleSessionTest {

    private static final Duration LIFETIME = SampleSessions.LIFETIME;

    private final SampleStandIn venue = new SampleStandIn();
    private final SampleHttp http = SampleClient.of(venue);

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void theFirstRequestLogsInAndTheNextOnesUseItsToken() throws Exception {
        request();
        request();
        assertThat(venue.sessions().logins()).isEqualTo(1);
        assertThat(venue.sessions().renewals()).isZero();
    }

    @Test
    void aDayOfMinutesIsOneSessionThatIsRenewedBeforeItsTokenExpires() throws Exception {
        for (int minute = 0; minute < 1_440; minute++) {
            request();
            venue.advance(Duration.ofMinutes(1));
        }
        assertThat(venue.sessions().logins()).isEqualTo(1);
        // Every five minutes, after half of the lifetime.
        assertThat(venue.sessions().renewals()).isEqualTo(287);
    }

    @Test
    void anExpiredTokenIsReplacedByALogin() throws Exception {
        request();
        venue.advance(LIFETIME);
        request();
        assertThat(venue.sessions().logins()).isEqualTo(2);
        assertThat(venue.sessions().renewals()).isZero();
    }

    /** The refused request is not repeated: it might have been an order. */
    @Test
    void aTokenThatTheVenueNoLongerKnowsIsRefusedOnceAndReplaced() throws Exception {
        request();
        venue.sessions().end();
        assertThatThrownBy(this::request)
                .isInstanceOfSatisfying(
                        SampleException.class,
                        refused -> assertThat(refused.code()).isEqualTo("bad_token"));
        assertThat(venue.sessions().logins()).isEqualTo(1);
        request();
        assertThat(venue.sessions().logins()).isEqualTo(2);
    }

    /** Whether the venue has renewed it or not. */
    @ParameterizedTest
    @EnumSource
    void aFailedRenewalLeadsToALoginWithTheNextRequest(VenueFault fault) throws Exception {
        request();
        venue.advance(LIFETIME.dividedBy(2));
        venue.failNext(fault);
        assertThatThrownBy(this::request).isInstanceOf(IOException.class);
        assertThat(venue.sessions().renewals()).isEqualTo(fault.isExecuted() ? 1 : 0);
        request();
        assertThat(venue.sessions().logins()).isEqualTo(2);
    }

    @Test
    void theStandInRefusesATokenThatHasExpiredAndOneThatWasRenewed() throws Exception {
        SampleSessions sessions = venue.sessions();
        String first = sessions.login("Bearer " + venue.secrets().get(0)).token();
        sessions.require("Bearer " + first);
        String second = sessions.renew("Bearer " + first).token();
        assertThatThrownBy(() -> sessions.require("Bearer " + first))
                .isInstanceOfSatisfying(
                        SampleRefusal.class,
                        refused -> assertThat(refused.code()).isEqualTo("bad_token"));
        venue.advance(LIFETIME);
        assertThatThrownBy(() -> sessions.require("Bearer " + second))
                .isInstanceOfSatisfying(
                        SampleRefusal.class,
                        refused -> assertThat(refused.code()).isEqualTo("token_expired"));
    }

    @Test
    void requestsOfSeveralThreadsShareOneSession() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> requests = new ArrayList<>();
            for (int each = 0; each < 16; each++) {
                requests.add(threads.submit((Callable<?>) () -> http.get("/account", SampleResponses.Account.class)));
            }
            for (Future<?> done : requests) {
                assertThat(done.get()).isNotNull();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(venue.sessions().logins()).isEqualTo(1);
    }

    private void request() throws IOException {
        assertThat(http.get("/account", SampleResponses.Account.class).mayTrade())
                .isTrue();
    }
}
