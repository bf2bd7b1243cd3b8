package dev.scalpel.api.receipt;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.value.MessageRoutes;
import dev.scalpel.signals.message.Recipient;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The portfolios that take signals, and which of them a message is for whose address names none.
 *
 * @param byName every portfolio of the settings
 */
public record Recipients(Map<String, Recipient> byName, MessageRoutes routes) {

    public Recipients {
        byName = Map.copyOf(byName);
    }

    /** @param margin whether the strategies of a portfolio can hold short positions */
    public static Recipients of(Settings settings, Predicate<Portfolio> margin) {
        Map<String, Recipient> byName = new TreeMap<>();
        settings.portfolios()
                .forEach((name, portfolio) -> byName.put(
                        name, Recipient.of(portfolio, settings.signals().maxAgeSeconds(), margin.test(portfolio))));
        return new Recipients(byName, settings.api().routes());
    }

    public Optional<Recipient> named(String portfolio) {
        return Optional.ofNullable(byName.get(portfolio));
    }
}
