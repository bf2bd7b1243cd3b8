package dev.scalpel.venue.trading;

import dev.scalpel.ledger.Intent;
import dev.scalpel.settings.section.EntryPricePolicy;
import java.util.Optional;

/** Makes the order of an intent: a function of the intent and the entry price policy, nothing else. */
final class OrderFactory {

    private OrderFactory() {}

    static NewOrder entry(Intent intent, EntryPricePolicy style) {
        requireKind(intent, Intent.Kind.ENTRY);
        if (intent.price().isEmpty()) {
            throw new IllegalArgumentException("an entry must have a price: " + intent.clientId());
        }
        return single(intent, style == EntryPricePolicy.MAKER ? NewOrder.Type.POST_ONLY : NewOrder.Type.IMMEDIATE);
    }

    static NewOrder exit(Intent intent) {
        requireKind(intent, Intent.Kind.EXIT);
        return single(intent, intent.price().isPresent() ? NewOrder.Type.IMMEDIATE : NewOrder.Type.MARKET);
    }

    static NewOrder stop(Intent protection) {
        requireKind(protection, Intent.Kind.PROTECTION);
        return new NewOrder(
                ClientIds.stop(protection.clientId()),
                protection.side(),
                protection.price().isPresent() ? NewOrder.Type.STOP_LIMIT : NewOrder.Type.STOP_MARKET,
                protection.quantity(),
                protection.price(),
                protection.stopPrice(),
                true);
    }

    static Optional<NewOrder> target(Intent protection) {
        requireKind(protection, Intent.Kind.PROTECTION);
        return protection
                .targetPrice()
                .map(limit -> new NewOrder(
                        ClientIds.target(protection.clientId()),
                        protection.side(),
                        NewOrder.Type.POST_ONLY,
                        protection.quantity(),
                        Optional.of(limit),
                        Optional.empty(),
                        true));
    }

    /** The target as an order of its own, beside the stop: of an intent of its own, or of its protection. */
    static NewOrder targetOrder(Intent protection) {
        if (protection.kind() != Intent.Kind.TARGET) {
            requireKind(protection, Intent.Kind.PROTECTION);
        }
        if (protection.targetPrice().isEmpty()) {
            throw new IllegalArgumentException("a target must have a targetPrice: " + protection.clientId());
        }
        return new NewOrder(
                ClientIds.target(protection.clientId()),
                protection.side(),
                NewOrder.Type.TARGET_MARKET,
                protection.quantity(),
                Optional.empty(),
                protection.targetPrice(),
                true);
    }

    private static NewOrder single(Intent intent, NewOrder.Type type) {
        return new NewOrder(
                intent.clientId(),
                intent.side(),
                type,
                intent.quantity(),
                intent.price(),
                Optional.empty(),
                intent.kind() != Intent.Kind.ENTRY);
    }

    private static void requireKind(Intent intent, Intent.Kind kind) {
        if (intent.kind() != kind) {
            throw new IllegalArgumentException(
                    "must be of kind " + kind + ": " + intent.clientId() + " is " + intent.kind());
        }
    }
}
