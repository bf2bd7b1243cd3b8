package dev.scalpel.local.backtest;

import java.util.Locale;
import java.util.Optional;

/** Whether an entry must be expected to gain more than it costs, as the bot demands. */
public enum Gate {
    ON,
    OFF;

    private static final String UNGATED = "UNGATED: these are the trades that the models would have made if nothing had"
            + " refused them. The bot makes none that is expected to gain less than it costs, and none without a licence.";

    /** As it is typed. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What whoever reads the result must know; empty where the gate was on. */
    public Optional<String> warning() {
        return this == OFF ? Optional.of(UNGATED) : Optional.empty();
    }
}
