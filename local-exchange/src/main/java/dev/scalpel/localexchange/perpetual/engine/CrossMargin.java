package dev.scalpel.localexchange.perpetual.engine;

import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Function;

/** The margin that the crossed positions of an asset share. */
final class CrossMargin {

    /** The highest price, as a multiple of the present one, at which a liquidation price is looked for. */
    private static final BigDecimal FAR = BigDecimal.valueOf(100);

    private static final BigDecimal UNIT = new BigDecimal("0.00000001");

    private final AccountValues values;

    CrossMargin(AccountValues values) {
        this.values = values;
    }

    /** Whether the crossed positions of an asset have a margin ratio of 100 % or more. */
    boolean isDeficient(String asset) {
        return !values.crossed(asset).isEmpty()
                && excess(asset, position -> values.mark(position.contract())).signum() <= 0;
    }

    /** The nearest mark price of a contract, below or above the present one, at which crossed margin is deficient. */
    Optional<BigDecimal> level(Contract contract, boolean up) {
        BigDecimal safe = values.mark(contract);
        BigDecimal deficient = up ? safe.multiply(FAR) : UNIT;
        if (isSafe(contract, deficient)) {
            return Optional.empty();
        }
        if (!isSafe(contract, safe)) {
            return Optional.of(safe);
        }
        // The excess is concave in the price, so the safe prices are one interval: it can be halved.
        while (deficient.subtract(safe).abs().compareTo(UNIT) > 0) {
            BigDecimal middle = safe.add(deficient).divide(BigDecimal.valueOf(2), UNIT.scale(), RoundingMode.HALF_EVEN);
            if (isSafe(contract, middle)) {
                safe = middle;
            } else {
                deficient = middle;
            }
        }
        return Optional.of(deficient);
    }

    private boolean isSafe(Contract contract, BigDecimal mark) {
        return excess(
                                contract.asset(),
                                position -> position.contract() == contract ? mark : values.mark(position.contract()))
                        .signum()
                > 0;
    }

    private BigDecimal excess(String asset, Function<Position, BigDecimal> marks) {
        BigDecimal excess = values.crossWallet(asset);
        for (Position position : values.crossed(asset)) {
            BigDecimal mark = marks.apply(position);
            excess = excess.add(values.state(position).unrealised(mark))
                    .subtract(position.contract()
                            .brackets()
                            .maintenance(values.state(position).notional(mark).abs()));
        }
        return excess;
    }
}
