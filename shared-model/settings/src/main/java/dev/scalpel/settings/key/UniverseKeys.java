package dev.scalpel.settings.key;

import static dev.scalpel.settings.type.ValueTypes.choice;
import static dev.scalpel.settings.type.ValueTypes.decimal;
import static dev.scalpel.settings.type.ValueTypes.optional;
import static dev.scalpel.settings.type.ValueTypes.text;

import dev.scalpel.settings.type.TextTypes;
import dev.scalpel.settings.universe.MarketCapSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What is traded where {@code symbols} is {@code top N}: the section {@code universe}. */
public final class UniverseKeys {

    private static final KeyGroup KEYS = new KeyGroup();

    public static final SettingKey<MarketCapSource> SOURCE = KEYS.declare(
            "universe.source",
            choice(MarketCapSource.class),
            MarketCapSource.COINGECKO,
            "Where market capitalisations come from: CoinGecko's public API, or your own `file` `universe/market-caps.csv` in the store. See docs/universe.md.");
    public static final SettingKey<String> QUOTE = KEYS.declare(
            "universe.quote",
            text("the name of an asset, 1 to 20 of A-Z and 0-9", "[A-Z0-9]{1,20}"),
            "USDT",
            "The asset that prices every symbol of the universe at the venue.");
    public static final SettingKey<BigDecimal> MIN_VOLUME = KEYS.declare(
            "universe.minVolumeUsd",
            decimal("0", "1000000000000"),
            new BigDecimal("1000000"),
            "Coins that are traded for less than this in 24 hours, over all venues, are left out.");
    public static final SettingKey<String> KEY_VARIABLE = KEYS.declare(
            "universe.keyVariable",
            TextTypes.variableName(),
            "COINGECKO_API_KEY",
            "The environment variable that may hold a key of CoinGecko's demo plan. Without one the source limits requests"
                    + " by address.");
    public static final SettingKey<Optional<String>> ADDRESS = KEYS.declare(
            "universe.address",
            optional(TextTypes.loopback()),
            Optional.empty(),
            "A stand-in of the source on this machine, for rehearsals.");

    private UniverseKeys() {}

    static List<SettingKey<?>> all() {
        return KEYS.all();
    }
}
