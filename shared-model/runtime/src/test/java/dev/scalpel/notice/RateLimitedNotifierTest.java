package dev.scalpel.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.notice.Notifier.Delivery;
import dev.scalpel.store.ETag;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.store.local.MemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RateLimitedNotifierTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final ObjectStore store = new MemoryStore();
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final Notifier medium = notice -> {
        sent.add(notice.cause());
        return Delivery.SENT;
    };

    @Test
    void suppressesTheSameCauseForAnHourAcrossProcesses() {
        assertThat(at(NOON, "a").send(notice("late-bars"))).isEqualTo(Delivery.SENT);
        assertThat(at(NOON, "a").send(notice("late-bars"))).isEqualTo(Delivery.SUPPRESSED);
        assertThat(at(NOON.plusSeconds(3_599), "b").send(notice("late-bars"))).isEqualTo(Delivery.SUPPRESSED);
        assertThat(at(NOON.plusSeconds(3_600), "b").send(notice("late-bars"))).isEqualTo(Delivery.SENT);
        assertThat(sent).hasSize(2);
    }

    @Test
    void causesAreLimitedSeparately() {
        at(NOON, "a").send(notice("one"));
        at(NOON, "a").send(notice("two"));
        assertThat(sent).containsExactly("one", "two");
    }

    @Test
    void aClockSetBackSuppressesForAnHourAtMost() {
        at(NOON, "a").send(notice("c"));
        assertThat(at(NOON.minus(Duration.ofHours(5)), "a").send(notice("c"))).isEqualTo(Delivery.SENT);
    }

    @Test
    void releasesTheClaimIfSendingFails() {
        Notifier broken = new RateLimitedNotifier(failing(), store, clock(NOON), "a");
        assertThatThrownBy(() -> broken.send(notice("c"))).isInstanceOf(NoticeException.class);
        assertThat(at(NOON.plusSeconds(60), "b").send(notice("c"))).isEqualTo(Delivery.SENT);
    }

    @Test
    void ofConcurrentSendersOneSends() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch start = new CountDownLatch(1);
        RateLimitedNotifier shared = at(NOON, "shared");
        List<Future<Delivery>> deliveries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Notifier own = i < 4 ? shared : at(NOON, "writer-" + i);
            deliveries.add(threads.submit(() -> {
                start.await();
                return own.send(notice("storm"));
            }));
        }
        start.countDown();
        for (Future<Delivery> delivery : deliveries) {
            delivery.get();
        }
        threads.shutdown();
        assertThat(sent).containsExactly("storm");
    }

    @Test
    void aClaimWhoseAnswerWasLostStillSendsOnce() {
        boolean[] lost = {false};
        ObjectStore answerLost = wrapped("putIfAbsent", written -> {
            lost[0] = true;
            throw new UnknownOutcomeException(StoreKeys.SENT_NOTICES, new StoreException("time-out"));
        });
        Notifier notifier = new RateLimitedNotifier(medium, answerLost, clock(NOON), "a");
        assertThat(notifier.send(notice("c"))).isEqualTo(Delivery.SENT);
        assertThat(notifier.send(notice("c"))).isEqualTo(Delivery.SUPPRESSED);
        assertThat(lost[0]).isTrue();
        assertThat(sent).hasSize(1);
    }

    @Test
    void whileTheStoreIsDownAProcessMailsOncePerHour() {
        ObjectStore down = (ObjectStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    throw new StoreException("store is down");
                });
        Notifier notifier = new RateLimitedNotifier(medium, down, clock(NOON), "a");
        assertThat(notifier.send(notice("store-down"))).isEqualTo(Delivery.SENT);
        assertThat(notifier.send(notice("store-down"))).isEqualTo(Delivery.SUPPRESSED);
        assertThat(sent).hasSize(1);
    }

    @Test
    void removesOldCausesAndReplacesAMalformedDocument() {
        at(NOON, "a").send(notice("old"));
        at(NOON.plus(Duration.ofDays(3)), "a").send(notice("new"));
        assertThat(store.get(StoreKeys.SENT_NOTICES).orElseThrow().text())
                .contains("new")
                .doesNotContain("old");
        ETag etag = store.get(StoreKeys.SENT_NOTICES).orElseThrow().etag();
        store.putIfMatch(StoreKeys.SENT_NOTICES, "{\"version\":1,".getBytes(StandardCharsets.UTF_8), etag);
        assertThat(at(NOON.plus(Duration.ofDays(3)), "a").send(notice("new"))).isEqualTo(Delivery.SENT);
        assertThat(at(NOON.plus(Duration.ofDays(3)), "a").send(notice("new"))).isEqualTo(Delivery.SUPPRESSED);
    }

    @Test
    void aCauseIsAValidName() {
        assertThatThrownBy(() -> notice("two words"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a cause must be 1 to 100 of");
    }

    private ObjectStore wrapped(String methodName, UnaryOperator<Object> after) {
        return (ObjectStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(store, arguments);
                        return method.getName().equals(methodName) ? after.apply(result) : result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private RateLimitedNotifier at(Instant now, String writer) {
        return new RateLimitedNotifier(medium, store, clock(now), writer);
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static Notice notice(String cause) {
        return new Notice(cause, "subject", "message");
    }

    private static Notifier failing() {
        return notice -> {
            throw new NoticeException("no way out", new IllegalStateException("offline"));
        };
    }
}
