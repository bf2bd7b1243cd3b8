package dev.scalpel.benchmarks.faults.broken;

import dev.scalpel.benchmarks.faults.broken.EngineVariant.Decorators;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.venue.trading.Broker;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Engines that are broken on purpose, each in one way. */
public final class BrokenEngines {

    private static final List<EngineVariant> ALL = List.of(
            withBroker("no-reprotection", "a cancelled stop is assumed to rest", StaleStops::shared),
            withBroker("stop-not-re-read", "a protection is never read again", UnreadProtection::shared),
            withBroker(
                    "acknowledgement-forgotten",
                    "the response to an order is discarded",
                    () -> BrokenOrders::answerForgotten),
            withBroker(
                    "not-found-is-final",
                    "one look-up without a result ends an order",
                    () -> BrokenReports::notFoundIsFinal),
            withBroker(
                    "sent-again",
                    "an order without a response is sent again under another id",
                    () -> BrokenOrders::sentAgain),
            withBroker("half-protection", "the stop covers half of the position", () -> BrokenOrders::half),
            withBroker("stop-far-below", "the stop is three percent too low", () -> BrokenOrders::farBelow),
            withBroker(
                    "not-cancelled",
                    "resting orders are not cancelled before an exit",
                    () -> BrokenOrders::notCancelled),
            withBroker("ban-ignored", "requests are sent during a ban", () -> BrokenOrders::banIgnored),
            withBroker("counted-twice", "executions count twice", () -> BrokenReports::countedTwice),
            withBroker(
                    "cancelled-fills-dropped",
                    "the fills of a cancelled order are lost",
                    () -> BrokenReports::cancelledFillsDropped),
            withBroker(
                    "executions-awaited",
                    "a report counts only once its executions are listed",
                    () -> BrokenReports::executionsAwaited),
            withBroker("base-fee-ignored", "fees in the base asset are ignored", () -> BrokenReports::baseFeeIgnored),
            withStore("dust-forgotten", "dust is not kept", BrokenStores::dustForgotten),
            withStore("bar-forgotten", "a bar is decided on more than once", BrokenStores::barForgotten),
            withStore("halt-ignored", "an emergency stop is ignored", BrokenStores::haltIgnored),
            withStore("claim-not-compared", "a claim overwrites another one", BrokenStores::notCompared),
            withStore("trades-lost", "some closed trades do not reach the ledger", BrokenStores::tradesLost));

    private BrokenEngines() {}

    public static List<EngineVariant> all() {
        return ALL;
    }

    public static Optional<EngineVariant> named(String name) {
        return ALL.stream().filter(variant -> variant.name().equals(name)).findFirst();
    }

    private static EngineVariant withBroker(String name, String breaks, Supplier<UnaryOperator<Broker>> broker) {
        return new EngineVariant(name, breaks, () -> Decorators.broker(broker.get()));
    }

    private static EngineVariant withStore(String name, String breaks, UnaryOperator<ObjectStore> store) {
        return new EngineVariant(name, breaks, () -> Decorators.store(store));
    }
}
