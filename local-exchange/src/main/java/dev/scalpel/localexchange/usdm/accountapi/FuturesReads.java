package dev.scalpel.localexchange.usdm.accountapi;

import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import dev.scalpel.localexchange.protocol.RequestWeight;
import dev.scalpel.localexchange.protocol.Route;
import java.util.Map;

/** Adds signed reads, which may be stale. */
final class FuturesReads {

    private final Map<String, Route> routes;
    private final StaleReadInjector<ObservedFutures> staleReads;

    FuturesReads(Map<String, Route> routes, StaleReadInjector<ObservedFutures> staleReads) {
        this.routes = routes;
        this.staleReads = staleReads;
    }

    void add(String route, int weight, StaleReadInjector.Reading<ObservedFutures> reading, String... names) {
        add(route, RequestWeight.of(weight), reading, names);
    }

    void add(String route, RequestWeight weight, StaleReadInjector.Reading<ObservedFutures> reading, String... names) {
        routes.put(route, Route.signed(weight, staleReads.reading(route, reading), names));
    }
}
