package dev.scalpel.training.licence;

import dev.scalpel.evidence.InstrumentRule;
import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.evidence.SeenData;
import dev.scalpel.evidence.Wager;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.licence.ProcedureManifest;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.section.Style;
import dev.scalpel.settings.section.TrainingSettings;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.training.score.DeclaredProcedure;
import dev.scalpel.training.tuning.Recipe;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The procedure that settings declare. With the default settings it is the released one of its style; with others that make
 * other models it is a variant of the user's own, with a name of its own.
 */
public final class Procedures {

    /** Counts the releases of both styles. A new one starts without evidence. */
    static final int VERSION = 2;

    /**
     * Counts the changes of the code that change the trades of any style: SettledDaysTest fails until it is raised. Raise the
     * version above with it.
     */
    static final int CODE = 1;

    static final String INSTRUMENTS = "instruments";
    /** Of version 1. */
    private static final String ALL_INSTRUMENTS =
            "those of the settings, each with its allocation, from the night it was added";

    private static final int NAME_DIGITS = 6;

    /** docs/studies.md: on these bars the recipe was chosen and measured. */
    private static final List<SeenData> SEEN = Stream.of("BTC-USDT", "ETH-USDT", "SOL-USDT")
            .map(symbol -> SeenData.days(
                    InstrumentId.parse("binance/" + symbol), LocalDate.of(2022, 5, 16), LocalDate.of(2024, 6, 30)))
            .toList();

    private Procedures() {}

    public static ProcedureManifest of(Settings settings) {
        return of(settings, VERSION);
    }

    /** @param version of this release, or of an earlier one that this release can still make */
    static ProcedureManifest of(Settings settings, int version) {
        ProcedureManifest manifest = manifest(settings.training().style(), settings, version);
        return isShipped(manifest)
                ? manifest
                : manifest.withName(manifest.name() + "-" + manifest.id().substring(0, NAME_DIGITS));
    }

    /** Whether it is one that is released. */
    public static boolean isShipped(ProcedureManifest manifest) {
        Settings defaults = SettingsReader.defaults();
        return manifest.version() <= VERSION
                && Stream.of(Style.values())
                        .anyMatch(style ->
                                manifest(style, defaults, manifest.version()).equals(manifest));
    }

    private static ProcedureManifest manifest(Style style, Settings settings, int version) {
        Map<String, String> declared = new TreeMap<>(style == Style.SCORE ? score(settings) : brackets(settings));
        TrainingSettings training = settings.training();
        declared.put("code", String.valueOf(CODE));
        declared.put(
                "tuning",
                settings.tuning().trials() + " trials on " + training.folds() + " folds of " + training.foldDays()
                        + " days, selected on them, checked on " + training.holdOutDays() + " more days");
        declared.put("entries", settings.execution().entry().name().toLowerCase(Locale.ROOT));
        declared.put(INSTRUMENTS, version == 1 ? ALL_INSTRUMENTS : InstrumentRule.DECLARED);
        declared.put("costs", "those of the account, measured where they are: fees, half the spread, slippage by size");
        declared.put(
                "loss limit",
                "no entry after a day's loss of " + LicenceAccount.LOSS_LIMIT_UNITS + " units until it is over");
        declared.put(
                "evidence",
                LicenceRules.shipped() + ", again " + LicenceRules.again() + ", outcomes from -" + Wager.WORST + " to "
                        + Wager.BEST);
        String name = style.name().toLowerCase(Locale.ROOT);
        return new ProcedureManifest(name, version, declared, SEEN);
    }

    private static Map<String, String> score(Settings settings) {
        Map<String, String> declared =
                new TreeMap<>(DeclaredProcedure.of(settings.training(), false).recipe());
        declared.put("style", "score");
        declared.put("sides", "long; short too where the instrument can be sold short");
        return declared;
    }

    private static Map<String, String> brackets(Settings settings) {
        TrainingSettings training = settings.training();
        return Map.of(
                "style",
                "brackets",
                "features",
                FeatureSet.standard(FeatureVariant.FULL).version(),
                "window",
                training.windowDays() + " days, embargo " + training.embargoMinutes() + " minutes",
                "labels",
                BracketGrid.longOnly().brackets().size() + " brackets, long only",
                "networks",
                settings.tuning().seeds() + " from seed " + training.seed(),
                "tuned",
                Recipe.SPACE.parameters().toString());
    }
}
