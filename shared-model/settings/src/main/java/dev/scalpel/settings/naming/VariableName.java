package dev.scalpel.settings.naming;

import java.util.Locale;

/** The environment variable of a setting. */
public final class VariableName {

    private VariableName() {}

    /** Of {@code limits.dailyLossShare} it is {@code SCALPEL_LIMITS_DAILY_LOSS_SHARE}. */
    public static String of(String path) {
        String words =
                path.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").replaceAll("([A-Z])([A-Z][a-z])", "$1_$2");
        return "SCALPEL_" + words.toUpperCase(Locale.ROOT);
    }
}
