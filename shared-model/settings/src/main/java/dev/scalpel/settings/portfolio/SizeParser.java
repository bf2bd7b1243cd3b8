package dev.scalpel.settings.portfolio;

import dev.scalpel.settings.value.Rule;
import dev.scalpel.strategy.PositionSize;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The size of a strategy's positions: one of four settings of its table. */
final class SizeParser {

    private SizeParser() {}

    static Optional<PositionSize> size(PortfolioTable strategy) {
        Map<String, PositionSize> given = new LinkedHashMap<>();
        for (SizeSetting size : SizeSetting.values()) {
            strategy.value(size.key(), size.type()).ifPresent(value -> given.put(size.key(), size.of(value)));
        }
        List<String> names = List.copyOf(given.keySet());
        boolean known = Arrays.stream(SizeSetting.values()).anyMatch(size -> strategy.hasAny(size.key()));
        strategy.requireThat(
                names.isEmpty() ? SizeSetting.SHARE.key() : names.get(names.size() - 1),
                names.size() == 1 || (names.isEmpty() && known),
                names.isEmpty() ? "no size" : String.join(" and ", names),
                "a strategy has one size: share (of the account), units, contracts or risk (of the account, lost at its stop)");
        return names.size() == 1 ? given.values().stream().findFirst() : Optional.empty();
    }

    /** A signal may bring the distance of its stop, and a model has one. */
    static void requireStop(
            PortfolioTable strategy,
            Optional<PositionSize> size,
            Optional<Rule> source,
            Optional<BigDecimal> stopLoss) {
        boolean risk = size.filter(PositionSize.Risk.class::isInstance).isPresent();
        strategy.requireThat(
                SizeSetting.RISK.key(),
                !risk || source.isEmpty() || stopLoss.isPresent(),
                size.map(PositionSize::text).orElse(""),
                "needs a stopLoss: a rule has no stop of its own to measure the risk by");
    }
}
