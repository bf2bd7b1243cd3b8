package dev.scalpel.localexchange.usdm.requests;

import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.engine.FuturesEngine;
import dev.scalpel.localexchange.protocol.Parameters;
import java.math.BigDecimal;
import java.util.Map;

/** {@code priceMatch}: the price of the book's n-th level, of the other side or of the own one. */
public final class PriceMatch {

    private static final Map<String, Integer> LEVELS = Map.of(
            "OPPONENT",
            1,
            "OPPONENT_5",
            5,
            "OPPONENT_10",
            10,
            "OPPONENT_20",
            20,
            "QUEUE",
            1,
            "QUEUE_5",
            5,
            "QUEUE_10",
            10,
            "QUEUE_20",
            20);

    private final FuturesEngine engine;

    public PriceMatch(FuturesEngine engine) {
        this.engine = engine;
    }

    BigDecimal price(String name, Contract contract, boolean buys) {
        Integer level = LEVELS.get(name);
        if (level == null) {
            throw Parameters.invalid("priceMatch");
        }
        boolean ofSellers = buys == name.startsWith("OPPONENT");
        BigDecimal away = contract.tick().multiply(BigDecimal.valueOf(level - 1L));
        BigDecimal best = engine.best(contract, ofSellers);
        return ofSellers ? best.add(away) : best.subtract(away);
    }
}
