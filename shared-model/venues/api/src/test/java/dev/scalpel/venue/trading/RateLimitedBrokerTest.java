package dev.scalpel.venue.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.VenueContacts;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.VenueRateLimit;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginSetup;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each request to a venue, outside and during a pause. */
class RateLimitedBrokerTest {

    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Intent INTENT =
            Intents.intent("e", Intent.Kind.ENTRY, OrderSide.BUY, "1", "100", null, null, 1);
    private static final OrderReport ORDER = new OrderReport(
            "e",
            "1",
            Optional.empty(),
            OrderSide.BUY,
            OrderReport.Status.OPEN,
            BigDecimal.ONE,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            Optional.empty(),
            Optional.empty(),
            true,
            1);
    private static final VenueInstrument INSTRUMENT = new VenueInstrument(
            Instrument.spot(
                    new InstrumentId("kraken", ETH),
                    new VenueFilters(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE)),
            MarketStatus.OPEN,
            Set.of(),
            true,
            true);

    /** The venue's responses, by the name of the request. */
    private static final Map<String, Object> ANSWERS = Map.ofEntries(
            Map.entry(
                    "capabilities",
                    new VenueCapabilities(
                            true, IdempotencyPolicy.REQUEST_WINDOW, true, true, false, Holding.NETTED, true, true)),
            Map.entry("venueMillis", 4_711L),
            Map.entry("instrument", INSTRUMENT),
            Map.entry("instrumentNow", INSTRUMENT),
            Map.entry("quote", new Quote(BigDecimal.ONE, BigDecimal.TEN)),
            Map.entry("balances", new Balances(Map.of("ETH", new Balances.Balance(BigDecimal.ONE, BigDecimal.TEN)))),
            Map.entry("netQuantity", new BigDecimal("-2")),
            Map.entry("conversion", new BigDecimal("1.1")),
            Map.entry("openOrders", List.of(ORDER)),
            Map.entry("find", new Placement(List.of(ORDER))),
            Map.entry("fills", List.of("a fill")),
            Map.entry("fillsSince", List.of("another fill")),
            Map.entry("send", new Placement(List.of(ORDER, ORDER))),
            Map.entry("sendProtected", new Placement(List.of(ORDER, ORDER, ORDER))),
            Map.entry("sendTarget", new Placement(List.of(ORDER, ORDER))),
            Map.entry("prepareMargin", MarginSetup.wanted(3)),
            Map.entry("marginPosition", MarginPosition.NONE),
            Map.entry("marginAccount", MarginFixture.ACCOUNT),
            Map.entry("marginTerms", MarginFixture.terms(3)),
            Map.entry("paymentsSince", List.of("a payment")),
            Map.entry("cancel", new Placement(List.of(ORDER, ORDER, ORDER, ORDER))));

    private final SettableClock clock = new SettableClock(START);
    private final MemoryStore store = new MemoryStore();
    private final List<String> requested = new ArrayList<>();
    private Optional<VenueException> failure = Optional.empty();
    private final Broker venue = (Broker) Proxy.newProxyInstance(
            Broker.class.getClassLoader(), new Class<?>[] {Broker.class}, (proxy, method, given) -> {
                requested.add(method.getName());
                if (failure.isPresent()) {
                    throw failure.get();
                }
                return ANSWERS.get(method.getName());
            });
    private final RateLimitedBroker broker = pausing(store);

    @Test
    void howTheVenueAnswersIsRecorded() {
        VenueContacts contacts = new VenueContacts(store, "kraken");
        RateLimitedBroker recorded = new RateLimitedBroker(venue, new VenueRateLimit(store, "kraken"), clock, contacts);

        recorded.quote(ETH);
        assertThat(contacts.read().at()).contains(START);
        assertThat(contacts.read().session()).isEmpty();

        recorded.instrument(ETH);
        clock.advance(Duration.ofSeconds(5));
        recorded.quote(ETH);
        assertThat(contacts.read().session()).contains(TradingSession.ALWAYS_OPEN);
        assertThat(contacts.read().at()).contains(START.plusSeconds(5));

        failure = Optional.of(new VenueException(Kind.OUTCOME_UNKNOWN, "no answer"));
        assertThatThrownBy(recorded::balances).isSameAs(failure.get());
        assertThat(contacts.read().error().orElseThrow().at()).isEqualTo(START.plusSeconds(5));
        assertThat(contacts.read().error().orElseThrow().text()).isEqualTo("no answer");
    }

    @Test
    void eachRequestReachesTheVenueAndItsResponseIsReturned() {
        Map<String, Function<Broker, Object>> questions = questions();
        questions.put("capabilities", Broker::capabilities);
        questions.put("venueMillis", Broker::venueMillis);
        questions.forEach(
                (name, question) -> assertThat(question.apply(broker)).as(name).isEqualTo(ANSWERS.get(name)));
        broker.synchronise();
        assertThat(requested)
                .containsAll(questions.keySet())
                .contains("synchronise")
                .hasSize(22);
        assertThat(requested).hasSize(Broker.class.getMethods().length);
    }

    @Test
    void duringAPauseNoRequestReachesTheVenue() {
        pause().rateLimited(START, Optional.of(MINUTE));
        questions()
                .forEach((name, question) -> assertThatThrownBy(() -> question.apply(broker))
                        .as(name)
                        .isInstanceOfSatisfying(
                                VenueRateLimitedException.class,
                                paused -> assertThat(paused.until()).isEqualTo(START.plus(MINUTE)))
                        .hasMessage("no request was sent; rate-limited until 2026-06-01T00:01:00Z"));
        assertThatThrownBy(broker::synchronise).isInstanceOf(VenueRateLimitedException.class);
        assertThat(requested).isEmpty();
        assertThat(broker.capabilities()).isEqualTo(ANSWERS.get("capabilities"));
        assertThat(broker.venueMillis()).isEqualTo(4_711);
    }

    @Test
    void requestsAreSentAgainFromTheEndOfThePause() {
        pause().rateLimited(START, Optional.of(MINUTE));
        clock.advance(MINUTE.minusMillis(1));
        assertThat(broker.pausedUntil()).contains(START.plus(MINUTE));
        clock.advance(Duration.ofMillis(1));
        assertThat(broker.pausedUntil()).isEmpty();
    }

    @Test
    void aPauseOfAnotherProcessIsSeenWithinASecond() {
        assertThat(broker.pausedUntil()).isEmpty();
        pause().rateLimited(START, Optional.of(MINUTE));
        clock.advance(Duration.ofMillis(999));
        assertThat(broker.pausedUntil()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(broker.pausedUntil()).contains(START.plus(MINUTE));
    }

    @Test
    void aRateLimitTakesEffectHereAtOnceAndElsewhereThroughTheStore() {
        failure = Optional.of(rateLimited());
        assertThatThrownBy(() -> broker.quote(ETH))
                .isInstanceOf(VenueRateLimitedException.class)
                .hasMessage("the venue: too many requests; rate-limited until 2026-06-01T00:01:00Z");
        assertThatThrownBy(broker::balances).isInstanceOf(VenueRateLimitedException.class);
        assertThat(requested).containsExactly("quote");
        assertThat(pause().until(START)).contains(START.plus(MINUTE));
        assertThat(pausing(store).pausedUntil()).contains(START.plus(MINUTE));
    }

    @Test
    void theLatestKnownEndCounts() {
        pause().rateLimited(START, Optional.of(Duration.ofMinutes(5)));
        RateLimitedBroker late = pausing(new MemoryStore());
        failure = Optional.of(rateLimited());
        assertThatThrownBy(() -> late.quote(ETH)).isInstanceOf(VenueRateLimitedException.class);
        assertThat(late.pausedUntil()).contains(START.plus(MINUTE));
        assertThat(broker.pausedUntil()).contains(START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aPauseThatCouldNotBeStoredTakesEffectHere() {
        RateLimitedBroker alone = pausing(unwritable());
        failure = Optional.of(rateLimited());
        assertThatThrownBy(() -> alone.quote(ETH))
                .isInstanceOf(VenueRateLimitedException.class)
                .hasMessageContaining("(the pause was not stored: the store is down)")
                .satisfies(paused -> assertThat(paused.getSuppressed()).hasSize(1));
        clock.advance(Duration.ofSeconds(30));
        assertThat(alone.pausedUntil()).contains(START.plus(MINUTE));
        clock.advance(Duration.ofSeconds(30));
        assertThat(alone.pausedUntil()).isEmpty();
    }

    @Test
    void otherFailuresCauseNoPause() {
        VenueException refused = new VenueException(Kind.REJECTED, "the venue: no");
        failure = Optional.of(refused);
        assertThatThrownBy(() -> broker.quote(ETH)).isSameAs(refused);
        assertThat(broker.pausedUntil()).isEmpty();
    }

    private static Map<String, Function<Broker, Object>> questions() {
        Map<String, Function<Broker, Object>> all = new LinkedHashMap<>();
        all.put("instrument", broker -> broker.instrument(ETH));
        all.put("instrumentNow", broker -> broker.instrumentNow(ETH));
        all.put("quote", broker -> broker.quote(ETH));
        all.put("balances", Broker::balances);
        all.put("netQuantity", broker -> broker.netQuantity(ETH));
        all.put("conversion", broker -> broker.conversion(ETH, "USD"));
        all.put("openOrders", broker -> broker.openOrders(ETH));
        all.put("find", broker -> broker.find(ETH, INTENT));
        all.put("fills", broker -> broker.fills(ETH, ORDER));
        all.put("fillsSince", broker -> broker.fillsSince(ETH, 1));
        all.put("send", broker -> broker.send(ETH, INTENT));
        all.put("sendProtected", broker -> broker.sendProtected(ETH, INTENT, INTENT));
        all.put("sendTarget", broker -> broker.sendTarget(ETH, INTENT));
        all.put("prepareMargin", broker -> broker.prepareMargin(ETH, 3));
        all.put("marginPosition", broker -> broker.marginPosition(ETH));
        all.put("marginAccount", broker -> broker.marginAccount("USDT"));
        all.put("marginTerms", broker -> broker.marginTerms(ETH, 3));
        all.put("paymentsSince", broker -> broker.paymentsSince(ETH, 1));
        all.put("cancel", broker -> broker.cancel(ETH, ORDER));
        return all;
    }

    private RateLimitedBroker pausing(ObjectStore where) {
        return new RateLimitedBroker(venue, new VenueRateLimit(where, "binance"), clock);
    }

    private VenueRateLimit pause() {
        return new VenueRateLimit(store, "binance");
    }

    /** The pause can be read, so that requests are sent. */
    private static ObjectStore unwritable() {
        MemoryStore inner = new MemoryStore();
        return (ObjectStore) Proxy.newProxyInstance(
                RateLimitedBrokerTest.class.getClassLoader(),
                new Class<?>[] {ObjectStore.class},
                (proxy, method, args) -> {
                    if (!method.getName().equals("get")) {
                        throw new StoreException("the store is down");
                    }
                    return method.invoke(inner, args);
                });
    }

    private static VenueException rateLimited() {
        return new VenueException(
                Kind.RATE_LIMITED, "the venue: too many requests", Optional.of(MINUTE), Optional.empty());
    }
}
