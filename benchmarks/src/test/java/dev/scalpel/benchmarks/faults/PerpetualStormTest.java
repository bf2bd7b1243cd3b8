package dev.scalpel.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.benchmarks.faults.broken.BrokenEngines;
import dev.scalpel.benchmarks.faults.calls.StormTally;
import dev.scalpel.benchmarks.faults.perpetual.PerpetualStorm;
import dev.scalpel.benchmarks.faults.venues.StormVenue;
import dev.scalpel.venue.trading.Broker;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A small storm on each venue with margin; {@code benchmarks/run perpetual-faults} runs a large one. */
class PerpetualStormTest {

    private static final int MINUTES = 60;
    private static final int MAX_STORMS = 100;
    /** One in forty storms at the sample venue loses the response to an entry that was executed: none of the first hundred. */
    private static final Map<String, Long> FIRST_SEED = Map.of("SAMPLE sent-again", 101L);

    @ParameterizedTest
    @EnumSource
    void noFaultLeavesAPositionOfAPerpetualUnprotectedOrALedgerWrong(StormVenue venue) {
        int faults = 0;
        int trades = 0;
        for (long seed = 5; seed <= 7; seed++) {
            StormTally result = new PerpetualStorm(venue, seed, MINUTES, UnaryOperator.identity()).run();
            assertThat(result.violations()).as("storm " + seed).isEmpty();
            faults += result.count();
            trades += result.trades();
        }
        assertThat(faults).isGreaterThan(100);
        assertThat(trades).isGreaterThanOrEqualTo(10);
    }

    /** Engines that are broken on purpose: each invariant can fail. */
    @ParameterizedTest
    @CsvSource({
        "BINANCE_USDM, half-protection, STOP_COVERS",
        "BINANCE_USDM, counted-twice, LEDGER_MATCHES_VENUE",
        "BINANCE_USDM, payments-unread, FUNDING_IS_BOOKED_ONCE",
        "BINANCE_USDM, closings-unread, NO_POSITION_WITHOUT_BOOKS",
        "BINANCE_USDM, sent-again, NO_UNKNOWN_ORDER",
        "BINANCE_USDM, not-cancelled, SURVIVOR",
        "OANDA, half-protection, STOP_COVERS",
        "OANDA, counted-twice, LEDGER_MATCHES_VENUE",
        "OANDA, closings-unread, NO_POSITION_WITHOUT_BOOKS",
        "OANDA, sent-again, NO_UNKNOWN_ORDER",
        "OANDA, not-cancelled, SURVIVOR",
        "BYBIT_LINEAR, half-protection, STOP_COVERS",
        "BYBIT_LINEAR, counted-twice, LEDGER_MATCHES_VENUE",
        "BYBIT_LINEAR, payments-unread, FUNDING_IS_BOOKED_ONCE",
        "BYBIT_LINEAR, closings-unread, NO_POSITION_WITHOUT_BOOKS",
        "BYBIT_LINEAR, sent-again, NO_UNKNOWN_ORDER",
        "BYBIT_LINEAR, not-cancelled, SURVIVOR",
        "SAMPLE, half-protection, STOP_COVERS",
        "SAMPLE, counted-twice, LEDGER_MATCHES_VENUE",
        "SAMPLE, payments-unread, FUNDING_IS_BOOKED_ONCE",
        "SAMPLE, closings-unread, NO_POSITION_WITHOUT_BOOKS",
        "SAMPLE, sent-again, NO_UNKNOWN_ORDER",
        "SAMPLE, not-cancelled, SURVIVOR",
    })
    void aBrokenEngineIsFound(StormVenue venue, String name, String invariant) {
        boolean found = false;
        long first = FIRST_SEED.getOrDefault(venue + " " + name, 1L);
        for (long seed = first; seed < first + MAX_STORMS && !found; seed++) {
            found = new PerpetualStorm(venue, seed, MINUTES, variant(name))
                    .run().violations().stream().anyMatch(broken -> broken.contains(invariant));
        }
        assertThat(found).as(name + " is found by " + invariant).isTrue();
    }

    private static UnaryOperator<Broker> variant(String name) {
        return switch (name) {
            case "payments-unread" -> broker -> without(broker, "paymentsSince");
            case "closings-unread" -> broker -> without(broker, "fillsSince");
            default ->
                broker -> BrokenEngines.named(name)
                        .orElseThrow()
                        .decorators()
                        .get()
                        .broker()
                        .apply(broker);
        };
    }

    /** A broker that lists nothing where this method is called. */
    private static Broker without(Broker broker, String method) {
        return (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(), new Class<?>[] {Broker.class}, (proxy, called, given) -> {
                    if (called.getName().equals(method)) {
                        return List.of();
                    }
                    try {
                        return called.invoke(broker, given);
                    } catch (InvocationTargetException failed) {
                        throw Objects.requireNonNull(failed.getCause());
                    }
                });
    }
}
