package dev.scalpel.costs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

record ProbeTree(String time, Map<String, String> slippageBp) {

    static ProbeTree of(DepthProbe probe) {
        Map<String, String> rates = new TreeMap<>();
        probe.slippageRates()
                .forEach((notional, rate) ->
                        rates.put(notional.toPlainString(), BasisPoints.text(BigDecimal.valueOf(rate))));
        return new ProbeTree(probe.time().toString(), rates);
    }

    DepthProbe probe() {
        NavigableMap<BigDecimal, Double> rates = new TreeMap<>();
        slippageBp.forEach((notional, basisPoints) -> rates.put(
                new BigDecimal(notional), BasisPoints.rate(basisPoints).doubleValue()));
        return new DepthProbe(Instant.parse(time), rates);
    }
}
