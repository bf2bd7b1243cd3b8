package dev.scalpel.venue.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.AccessToken;
import dev.scalpel.venue.SessionStorage;
import dev.scalpel.venue.TokenStore;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.token.SessionCalls.Captcha;
import dev.scalpel.venue.token.SessionCalls.Penalty;
import dev.scalpel.venue.token.SessionCalls.Refused;
import dev.scalpel.venue.token.SessionCalls.TooMany;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TokenKeeperTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int CALLS = 2_000;

    private final SessionServer server = new SessionServer();
    private final ObjectStore leases = new MemoryStore();
    private final List<String> notices = new ArrayList<>();
    private final AtomicInteger processes = new AtomicInteger();
    private final SessionStorage storage = new SessionStorage(
            leases,
            TokenStore.inMemory(),
            (cause, text) -> notices.add(cause + ": " + text),
            () -> "process " + processes.incrementAndGet());
    private final TokenKeeper keeper = process();

    /** Each call is one of a new process every other time, as functions in the cloud are. The venue restarts once a day. */
    @Test
    void aRehearsedWeekOfTwoThousandCallsBeginsOneSessionADay() throws IOException {
        TokenKeeper process = keeper;
        for (int call = 0; call < CALLS; call++) {
            if (call % 2 == 0) {
                process = process();
            }
            AccessToken token = process.token();
            if (!server.accepts(token)) {
                process.refused(token);
                token = process.token();
            }
            assertThat(server.accepts(token)).isTrue();
            Instant before = server.clock().instant();
            server.advance(WEEK.dividedBy(CALLS));
            if (!day(before).equals(day(server.clock().instant()))) {
                server.endSession();
            }
        }
        assertThat(server.authentications.stream().map(TokenKeeperTest::day))
                .doesNotHaveDuplicates()
                .hasSize(7);
        assertThat(server.renewals).isBetween(140, 160);
        assertThat(notices).isEmpty();
    }

    @Test
    void withoutARestartOneSessionLastsTheWeek() throws IOException {
        for (int call = 0; call < CALLS; call++) {
            assertThat(server.accepts(keeper.token())).isTrue();
            server.advance(WEEK.dividedBy(CALLS));
        }
        assertThat(server.authentications).hasSize(1);
    }

    private static String day(Instant time) {
        return time.toString().substring(0, 10);
    }

    @Test
    void aTokenIsRenewedWhenLessThanFifteenMinutesAreLeft() throws IOException {
        AccessToken first = keeper.token();
        server.advance(Duration.ofMinutes(64));
        assertThat(keeper.token().text()).isEqualTo(first.text());
        server.advance(Duration.ofMinutes(1));
        assertThat(keeper.token().expires()).isEqualTo(server.clock().instant().plus(SessionServer.LIFETIME));
        assertThat(server.renewals).isEqualTo(1);
        assertThat(server.authentications).hasSize(1);
    }

    /** Eight processes whose token is dead, or about to expire, at the same time. */
    @Test
    void processesThatNeedATokenAtOnceBeginOneSession() throws Exception {
        server.answerAfter(Duration.ofMillis(50));
        assertThat(atOnce(8)).hasSize(1);
        assertThat(server.authentications).hasSize(1);

        server.advance(Duration.ofMinutes(70));
        assertThat(atOnce(8)).allMatch(token -> token.startsWith("session-1-"));
        assertThat(server.authentications).hasSize(1);
        assertThat(server.renewals).isEqualTo(1);

        server.advance(Duration.ofHours(2));
        assertThat(atOnce(8)).hasSize(1);
        assertThat(server.authentications).hasSize(2);
        assertThat(server.renewals).isEqualTo(1);
    }

    private List<String> atOnce(int processes) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(processes);
        ExecutorService threads = Executors.newFixedThreadPool(processes);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int each = 0; each < processes; each++) {
                TokenKeeper other = waiting();
                calls.add(() -> {
                    begin.await();
                    return other.token().text();
                });
            }
            List<String> tokens = new ArrayList<>();
            for (Future<String> call : threads.invokeAll(calls)) {
                tokens.add(call.get());
            }
            return tokens.stream().distinct().toList();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theLeaseOfAProcessThatDiedEnds() throws IOException {
        new TokenStates(leases, "tradovate")
                .change(state -> state.leased(
                        "dead process",
                        server.clock().instant(),
                        server.clock().instant().plus(TokenKeeper.LEASE)));
        Instant before = server.clock().instant();
        assertThat(server.accepts(keeper.token())).isTrue();
        assertThat(Duration.between(before, server.clock().instant()))
                .isBetween(TokenKeeper.LEASE, TokenKeeper.LEASE.multipliedBy(2));
    }

    @Test
    void aDeadTokenIsReplacedOnce() throws IOException {
        AccessToken dead = keeper.token();
        TokenKeeper other = process();
        assertThat(other.token().text()).isEqualTo(dead.text());
        server.endSession();
        keeper.refused(dead);
        AccessToken alive = keeper.token();
        other.refused(dead);
        assertThat(other.token().text()).isEqualTo(alive.text());
        assertThat(server.authentications).hasSize(2);
    }

    @Test
    void aTokenThatOneProcessFoundDeadIsNotUsedByAnother() throws IOException {
        AccessToken token = keeper.token();
        server.endSession();
        keeper.refused(token);
        assertThat(server.accepts(process().token())).isTrue();
        assertThat(server.authentications).hasSize(2);
    }

    @Test
    void aTokenOfAnotherUserIsNotUsed() throws IOException {
        storage.tokens()
                .write(new AccessToken(
                        "foreign", "somebody else", server.clock().instant().plusSeconds(4_800)));
        assertThat(keeper.token().text()).startsWith("session-1-");
    }

    @Test
    void atMostTenSessionsAreBegunInAMinute() throws IOException {
        for (int session = 0; session < 10; session++) {
            keeper.refused(keeper.token());
            server.advance(Duration.ofSeconds(2));
        }
        SessionException refused = refusal();
        assertThat(refused.response().kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(refused.response().retryAfter()).contains(Duration.ofSeconds(40));
        assertThat(server.authentications).hasSize(10);
        server.advance(Duration.ofSeconds(40));
        assertThat(keeper.token().text()).startsWith("session-11-");
    }

    @Test
    void afterTooManyRequestsNoSessionIsBegunForAnHour() throws IOException {
        server.scriptedAuthentications.add(() -> new TooMany(Optional.empty()));
        assertThat(refusal().response().retryAfter()).contains(Duration.ofHours(1));
        server.advance(Duration.ofMinutes(59));
        assertThat(refusalOf(process()).response().kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(server.authentications).hasSize(1);
        server.advance(Duration.ofMinutes(1));
        assertThat(server.accepts(keeper.token())).isTrue();
    }

    @Test
    void aTimeThatTheVenueNamesCountsInPlaceOfTheHour() throws IOException {
        server.scriptedAuthentications.add(() -> new TooMany(Optional.of(Duration.ofSeconds(7))));
        assertThat(refusal().response().retryAfter()).contains(Duration.ofSeconds(7));
        server.advance(Duration.ofSeconds(7));
        assertThat(server.accepts(keeper.token())).isTrue();
    }

    @Test
    void aPenaltyIsWaitedForAndTheRequestRepeatedOnceWithItsTicket() throws IOException {
        server.scriptedAuthentications.add(() -> new Penalty("ticket-1", Duration.ofSeconds(15)));
        Instant before = server.clock().instant();
        assertThat(server.accepts(keeper.token())).isTrue();
        assertThat(server.tickets).containsExactly(Optional.empty(), Optional.of("ticket-1"));
        assertThat(Duration.between(before, server.clock().instant())).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aSecondPenaltyIsNotWaitedFor() {
        server.scriptedAuthentications.add(() -> new Penalty("ticket-1", Duration.ofSeconds(15)));
        server.scriptedAuthentications.add(() -> new Penalty("ticket-2", Duration.ofSeconds(30)));
        assertThat(refusal().response().retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(server.authentications).hasSize(2);
        assertThat(refusal().response().kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(server.authentications).hasSize(2);
    }

    @Test
    void aLongPenaltyIsNotWaitedForWithinACall() {
        server.scriptedAuthentications.add(() -> new Penalty("ticket-1", Duration.ofMinutes(10)));
        assertThat(refusal().response().retryAfter()).contains(Duration.ofMinutes(10));
        assertThat(server.authentications).hasSize(1);
    }

    @Test
    void aPuzzleStopsWithANotice() {
        server.scriptedAuthentications.add(Captcha::new);
        assertThat(refusal().response().retryAfter()).contains(Duration.ofHours(1));
        assertThat(notices)
                .singleElement()
                .asString()
                .startsWith("session-captcha: ")
                .contains("by hand");
        assertThat(refusal().response().kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(server.authentications).hasSize(1);
        assertThat(notices).hasSize(1);
    }

    @Test
    void refusedKeysAreNotSentAgainAtOnce() {
        server.scriptedAuthentications.add(() -> new Refused("Incorrect username or password"));
        assertThat(refusal().response().kind()).isEqualTo(Kind.KEY_REJECTED);
        assertThat(refusal().response().kind()).isEqualTo(Kind.KEY_REJECTED);
        assertThat(server.authentications).hasSize(1);
    }

    @Test
    void aRenewalThatIsLimitedLeavesTheTokenInUseAndAlarmsBelowFiveMinutes() throws IOException {
        AccessToken first = keeper.token();
        server.advance(Duration.ofMinutes(70));
        server.scriptedRenewals.add(() -> new TooMany(Optional.empty()));
        assertThat(keeper.token().text()).isEqualTo(first.text());
        assertThat(notices).isEmpty();
        server.advance(Duration.ofMinutes(5));
        assertThat(keeper.token().text()).isEqualTo(first.text());
        assertThat(notices).singleElement().asString().startsWith("token-expiring: ");
        assertThat(server.renewals).isEqualTo(1);
    }

    @Test
    void aRenewalWithoutAnAnswerIsTriedAgain() throws IOException {
        AccessToken first = keeper.token();
        server.advance(Duration.ofMinutes(66));
        server.scriptedRenewals.add(() -> {
            throw new UncheckedIOException(new IOException("reset"));
        });
        assertThat(catchThrowableOfType(UncheckedIOException.class, keeper::token))
                .isNotNull();
        assertThat(keeper.token().text()).isNotEqualTo(first.text());
        assertThat(server.authentications).hasSize(1);
    }

    /** The process that has the token goes on; every other one would need a session of its own. */
    @Test
    void aTokenThatCannotBeStoredIsKeptInMemoryWithANotice() throws IOException {
        SessionStorage broken = new SessionStorage(
                leases,
                new TokenStore() {
                    @Override
                    public Optional<AccessToken> read() {
                        return Optional.empty();
                    }

                    @Override
                    public void write(AccessToken token) {
                        throw new MissingCredentialsException("the store refuses");
                    }
                },
                storage.notices(),
                storage.names());
        TokenKeeper alone =
                new TokenKeeper("tradovate", SessionServer.OWNER, server, broken, server.clock(), server::advance);
        alone.token();
        server.advance(Duration.ofMinutes(70));
        alone.token();
        assertThat(server.authentications).hasSize(1);
        assertThat(server.renewals).isEqualTo(1);
        assertThat(notices).hasSize(2).allMatch(notice -> notice.equals("token-not-stored: the store refuses"));
    }

    @Test
    void neitherTheLeaseNorAMessageHasTheToken() throws IOException {
        AccessToken token = keeper.token();
        String stored = new String(
                leases.get("state/tokens/tradovate.json").orElseThrow().bytes(), StandardCharsets.UTF_8);
        assertThat(stored).contains("\"expires\":\"" + token.expires() + "\"").doesNotContain(token.text());
        assertThat(token.toString()).doesNotContain(token.text());
        assertThat(new Penalty("ticket-1", Duration.ofSeconds(1)).toString()).doesNotContain("ticket-1");
    }

    @Test
    void aDamagedLeaseIsAsNone() throws IOException {
        leases.putIfAbsent("state/tokens/tradovate.json", "{".getBytes(StandardCharsets.UTF_8));
        assertThat(server.accepts(keeper.token())).isTrue();
    }

    private SessionException refusal() {
        return refusalOf(keeper);
    }

    private static SessionException refusalOf(TokenKeeper process) {
        SessionException refused = catchThrowableOfType(SessionException.class, process::token);
        assertThat(refused).isNotNull();
        return refused;
    }

    /** With a memory of its own, and what all processes share. */
    private TokenKeeper process() {
        return new TokenKeeper("tradovate", SessionServer.OWNER, server, storage, server.clock(), server::advance);
    }

    /** Waits in real time, as another thread has to go on meanwhile: the waits of a keeper are counted, and add up to 15 s. */
    private TokenKeeper waiting() {
        return new TokenKeeper("tradovate", SessionServer.OWNER, server, storage, server.clock(), time -> {
            try {
                Thread.sleep(250);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
