package dev.scalpel.localexchange.perpetual.orders;

import dev.scalpel.localexchange.orders.StateHistory;
import dev.scalpel.localexchange.perpetual.contract.Contract;

/**
 * What plain and conditional orders have in common: an id, the request, and their states.
 *
 * @param <S> the states of this kind of order
 */
public abstract class RecordedOrder<S extends StateHistory.Timed> {

    private final long id;
    private final FuturesOrderRequest request;
    private final long created;
    private final StateHistory<S> states;

    RecordedOrder(long id, FuturesOrderRequest request, long created, S state) {
        this.id = id;
        this.request = request;
        this.created = created;
        states = new StateHistory<>(state);
    }

    public final long id() {
        return id;
    }

    public final FuturesOrderRequest request() {
        return request;
    }

    public final Contract contract() {
        return request.contract();
    }

    public final long created() {
        return created;
    }

    final S state() {
        return states.present();
    }

    final S stateAt(long time) {
        return states.asOf(time);
    }

    final void change(S next) {
        states.add(next);
    }
}
