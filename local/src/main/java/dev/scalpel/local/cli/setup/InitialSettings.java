package dev.scalpel.local.cli.setup;

import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The answers, as a settings file.
 *
 * @param email empty for none
 * @param signalsOnly whether a portfolio trades signals and the model does not trade
 */
record InitialSettings(String venue, String symbols, String mode, String capital, String email, boolean signalsOnly) {

    static final String PORTFOLIO = "signals";
    private static final int DAYS_OF_SIGNALS = 7;
    private static final BigDecimal SHARED = new BigDecimal("0.98");

    List<Symbol> instruments() {
        return Arrays.stream(symbols.split(","))
                .map(String::strip)
                .map(Symbol::parse)
                .toList();
    }

    String yaml() {
        StringBuilder yaml =
                new StringBuilder("# Written by ./scalpel init; docs/settings.md explains every setting.\n");
        yaml.append("# No secret belongs here: keys of a venue are read from environment variables.\n");
        yaml.append("venue: ").append(venue).append('\n');
        yaml.append("mode: ").append(mode).append('\n');
        yaml.append("symbols: [").append(symbols).append("]\n");
        yaml.append("execution:\n  paperCapital: ").append(capital).append('\n');
        if (!email.isEmpty()) {
            yaml.append("notification:\n  email: ").append(email).append('\n');
        }
        if (signalsOnly) {
            yaml.append("model:\n  trading: false\n");
            // Signals need the newest bars only: a first minute that fetches a year lets them grow stale.
            yaml.append("retrieval:\n  historyDays: ").append(DAYS_OF_SIGNALS).append('\n');
            yaml.append(portfolio());
        }
        return yaml.toString();
    }

    private String portfolio() {
        StringBuilder yaml = new StringBuilder("portfolios:\n  " + PORTFOLIO + ":\n");
        yaml.append("    quote: ").append(instruments().get(0).quote()).append('\n');
        yaml.append("    timeframe: 15m\n    strategies:\n");
        BigDecimal share = SHARED.divide(BigDecimal.valueOf(instruments().size()), 2, RoundingMode.DOWN);
        for (Symbol symbol : instruments()) {
            yaml.append(String.format(
                    "      %s: {ticker: %s, instrument: %s, share: %s}%n",
                    symbol.base().toLowerCase(Locale.ROOT),
                    symbol.base() + symbol.quote(),
                    symbol,
                    share.toPlainString()));
        }
        return yaml.toString();
    }
}
