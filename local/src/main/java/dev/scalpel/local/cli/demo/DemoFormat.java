package dev.scalpel.local.cli.demo;

import dev.scalpel.local.cli.terminal.Style;
import dev.scalpel.local.cli.terminal.StyledLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Numbers and times of the demo's view. */
final class DemoFormat {

    private static final int MONTH = 5;
    private static final int MINUTE = 16;

    private DemoFormat() {}

    /** Month, day and minute: the demo is shorter than a year. */
    static String minute(Instant at) {
        return at.toString().substring(MONTH, MINUTE).replace('T', ' ');
    }

    static String day(Instant at) {
        return at.toString().substring(0, "2026-01-01".length());
    }

    static String money(double amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    static String signedMoney(BigDecimal amount) {
        return String.format(Locale.ROOT, "%+,.2f", amount);
    }

    /** Without a sign where two decimals show none of it. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share).replaceFirst("^-0\\.00", "0.00");
    }

    static String signedPercent(double share) {
        String digits = percent(share);
        return share > 0 && !digits.startsWith("0.00") ? "+" + digits : digits;
    }

    static StyledLine colouredPercent(double share) {
        return StyledLine.of(Style.ofSign(share), signedPercent(share));
    }

    static String duration(Duration time) {
        return time.toHours() < 1
                ? time.toMinutes() + " min"
                : String.format(Locale.ROOT, "%d:%02d h", time.toHours(), time.toMinutesPart());
    }
}
