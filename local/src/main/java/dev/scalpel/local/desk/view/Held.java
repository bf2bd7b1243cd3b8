package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.reading.Holdings.PositionRow;
import dev.scalpel.local.desk.http.DeskJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is held, with its profit at the last price, before the costs of closing it. */
final class Held {

    private static final int DECIMALS = 8;

    private Held() {}

    /** @param price the last one; empty if none is known */
    static ObjectNode json(PositionRow row, OptionalDouble price) {
        ObjectNode position = DeskJson.object();
        position.put("side", row.side().toString());
        position.put("quantity", DeskJson.plain(row.quantity()));
        DeskJson.put(position, "entryPrice", row.entryPrice());
        row.since()
                .ifPresentOrElse(
                        at -> position.put("entryTime", at.toEpochMilli()), () -> position.putNull("entryTime"));
        DeskJson.put(position, "stop", row.stop());
        DeskJson.put(position, "target", row.target());
        DeskJson.put(position, "openProfit", profit(row, price));
        gain(row, price)
                .ifPresentOrElse(share -> position.put("openReturn", share), () -> position.putNull("openReturn"));
        return position;
    }

    /** In the quote asset; empty if a price is not known. */
    static Optional<BigDecimal> profit(PositionRow row, OptionalDouble price) {
        OptionalDouble gain = gain(row, price);
        return gain.isEmpty()
                ? Optional.empty()
                : row.cost()
                        .map(cost -> cost.multiply(BigDecimal.valueOf(gain.getAsDouble()))
                                .setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static OptionalDouble gain(PositionRow row, OptionalDouble price) {
        if (price.isEmpty() || row.entryPrice().isEmpty()) {
            return OptionalDouble.empty();
        }
        double entry = row.entryPrice().get().doubleValue();
        return OptionalDouble.of(row.side().sign() * (price.getAsDouble() / entry - 1));
    }
}
