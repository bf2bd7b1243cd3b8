package dev.scalpel.execution.minute;

import dev.scalpel.execution.broker.Broker;
import dev.scalpel.execution.broker.OrderView;
import dev.scalpel.execution.broker.Placement;
import dev.scalpel.execution.broker.VenueFill;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks the venue about every intent that is not resolved. Changes nothing there, so twice equals once. */
final class Reconciler {

    private final Broker broker;

    Reconciler(Broker broker) {
        this.broker = broker;
    }

    /**
     * What is known now.
     *
     * @param placements of the intents that were asked about, by client id
     */
    record Known(List<Intent> intents, Map<String, Placement> placements) {}

    /** @param underWay whether the entry or its position is not over: then refusals are asked about as well */
    Known reconcile(Symbol symbol, List<Intent> intents, boolean underWay) {
        List<Intent> known = new ArrayList<>();
        Map<String, Placement> placements = new TreeMap<>();
        for (Intent intent : intents) {
            if (intent.status().unresolved() || (underWay && intent.status() == Status.REJECTED)) {
                // The time is taken before the question: an order that arrives in between is refused by then.
                long venueMillis = broker.venueMillis();
                Placement placement = broker.find(symbol, intent);
                placements.put(intent.clientId(), placement);
                known.add(placement.isFound() ? told(symbol, intent, placement) : absent(intent, venueMillis));
            } else {
                known.add(intent);
            }
        }
        return new Known(known, placements);
    }

    private static Intent absent(Intent intent, long venueMillis) {
        // A refusal that the venue indeed knows nothing of stays one.
        boolean lapsed = intent.status().unresolved() && intent.notFoundIsFinal(venueMillis);
        return lapsed ? intent.with(Status.LAPSED, intent.fills()) : intent;
    }

    private Intent told(Symbol symbol, Intent intent, Placement placement) {
        List<Fill> fills = new ArrayList<>();
        for (OrderView order : placement.orders()) {
            if (order.filledQuantity().signum() > 0) {
                broker.fills(symbol, order).stream().map(VenueFill::fill).forEach(fills::add);
            }
        }
        BigDecimal listed = Cycle.quantity(fills);
        // An order may tell of an execution before the list of executions does: then it is not over yet.
        boolean complete = listed.compareTo(placement.filledQuantity()) == 0;
        return intent.with(complete ? placement.status() : Status.OPEN, fills);
    }
}
