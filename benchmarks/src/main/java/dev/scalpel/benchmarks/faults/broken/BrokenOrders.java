package dev.scalpel.benchmarks.faults.broken;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Placement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Engines that send wrong orders. */
final class BrokenOrders {

    private static final BigDecimal TWO = new BigDecimal("2");
    private static final BigDecimal FAR_BELOW = new BigDecimal("0.97");

    private BrokenOrders() {}

    /** The stop covers half of the position. */
    static Broker half(Broker inner) {
        return sending(
                inner,
                intent -> copy(
                        intent,
                        intent.clientId(),
                        intent.quantity().divide(TWO, intent.quantity().scale(), RoundingMode.DOWN),
                        UnaryOperator.identity()));
    }

    /** The stop is three percent too low. */
    static Broker farBelow(Broker inner) {
        return sending(
                inner,
                intent -> copy(
                        intent,
                        intent.clientId(),
                        intent.quantity(),
                        price -> price.multiply(FAR_BELOW).setScale(price.scale(), RoundingMode.DOWN)));
    }

    private static Broker sending(Broker inner, UnaryOperator<Intent> protection) {
        return new ForwardingBroker(inner) {
            @Override
            Intent sent(Intent intent) {
                return intent.kind() == Kind.PROTECTION ? protection.apply(intent) : intent;
            }
        };
    }

    /** An order whose response was lost is sent again under another id. */
    static Broker sentAgain(Broker inner) {
        return new ForwardingBroker(inner) {
            @Override
            public Placement send(Symbol symbol, Intent intent) {
                try {
                    return super.send(symbol, intent);
                } catch (VenueException lost) {
                    if (lost.kind() != VenueException.Kind.OUTCOME_UNKNOWN) {
                        throw lost;
                    }
                    Intent again = copy(intent, intent.clientId() + "r", intent.quantity(), UnaryOperator.identity());
                    inner.send(symbol, again);
                    throw lost;
                }
            }
        };
    }

    /** Resting orders are assumed to be cancelled but are not. */
    static Broker notCancelled(Broker inner) {
        return new ForwardingBroker(inner) {
            @Override
            public Placement cancel(Symbol symbol, OrderReport order) {
                return new Placement(
                        List.of(AlteredOrders.with(order, OrderReport.Status.CANCELLED, order.filledQuantity())));
            }
        };
    }

    /** The response to an order is discarded. */
    static Broker answerForgotten(Broker inner) {
        return new ForwardingBroker(inner) {
            @Override
            public Placement send(Symbol symbol, Intent intent) {
                super.send(symbol, intent);
                return Placement.NOT_FOUND;
            }

            @Override
            public Placement sendProtected(Symbol symbol, Intent entry, Intent protection) {
                super.sendProtected(symbol, entry, protection);
                return Placement.NOT_FOUND;
            }
        };
    }

    /** "Too many requests" is taken for a venue that does not answer: the request is repeated. */
    static Broker banIgnored(Broker inner) {
        return new ForwardingBroker(inner) {
            @Override
            <T> T ask(Supplier<T> question) {
                try {
                    return question.get();
                } catch (VenueException limit) {
                    if (limit.kind() == VenueException.Kind.RATE_LIMITED) {
                        throw new VenueException(VenueException.Kind.OUTCOME_UNKNOWN, "no answer");
                    }
                    throw limit;
                }
            }
        };
    }

    private static Intent copy(Intent intent, String id, BigDecimal quantity, UnaryOperator<BigDecimal> stop) {
        return new Intent(
                id,
                intent.attempt(),
                intent.kind(),
                intent.side(),
                intent.decisionBar(),
                quantity,
                intent.kind() == Kind.PROTECTION ? intent.price().map(stop) : intent.price(),
                intent.stopPrice().map(stop),
                intent.targetPrice(),
                intent.signedTimestamp(),
                intent.validUntil(),
                intent.idempotency(),
                intent.status(),
                intent.fills(),
                intent.orders(),
                intent.strategy());
    }
}
