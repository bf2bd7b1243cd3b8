package dev.scalpel.benchmarks.faults.broken;

import dev.scalpel.store.ObjectStore;
import dev.scalpel.venue.trading.Broker;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The unchanged engine, or one that is broken on purpose to test whether the storm detects it. It is broken by decorators
 * of its ports: production code has no switch for it.
 *
 * @param breaks what it does wrong
 * @param decorators those of one testbed: their state is shared by all its processes
 */
public record EngineVariant(String name, String breaks, Supplier<Decorators> decorators) {

    /** Decorators of the ports of the engine. */
    public record Decorators(
            UnaryOperator<Broker> broker, UnaryOperator<ObjectStore> store, UnaryOperator<Clock> clock) {

        public static Decorators none() {
            return new Decorators(UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
        }

        public static Decorators broker(UnaryOperator<Broker> broker) {
            return new Decorators(broker, UnaryOperator.identity(), UnaryOperator.identity());
        }

        public static Decorators store(UnaryOperator<ObjectStore> store) {
            return new Decorators(UnaryOperator.identity(), store, UnaryOperator.identity());
        }
    }

    public static final EngineVariant ENGINE =
            new EngineVariant("engine", "nothing: the unchanged engine", Decorators::none);
}
