package dev.scalpel.settings;

import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.key.SettingKeys;
import dev.scalpel.settings.naming.VariableName;
import dev.scalpel.settings.portfolio.SizeSetting;

/** Writes {@code docs/settings.md} from the declared keys. */
public final class SettingsReference {

    private static final String HEAD = """
        # Settings

        Look up here what can be set. Settings are in one file, `scalpel.yaml`, in the home directory (`--home`, `SCALPEL_HOME`, by default
        `./scalpel-home`). The Lambda packages contain the same file. Every setting has a default: an empty file, or none, works.
        `./scalpel settings` shows the effective values and where they come from.

        ```yaml
        symbols:
          BTC/USDT: 0.49
          ETH/USDT: 0.49
        costs:
          feeBp: 7.5
        notification:
          channel: sns
          email: you@example.org
        ```

        - All problems are reported at once, each with its line, the rule and, for a misspelt name, the one that was probably meant.
        - An environment variable overrides the file. Its name is listed with each setting; its value is written as in the file and checked by
          the same rules. `SCALPEL_SYMBOLS` is written `BTC/USDT=0.49,ETH/USDT=0.49`, `BTC/USDT,ETH/USDT` for equal shares, or `top 20`;
          `SCALPEL_COSTS_PER_INSTRUMENT` is written `BTC/USDT.feeBp=7.5,BTC/USDT.slippageBySize.10000=2`. A single setting of a portfolio
          of the file has a variable too: `SCALPEL_PORTFOLIOS_CRYPTO_MODE`, `SCALPEL_PORTFOLIOS_CRYPTO_STRATEGIES_BTC_SHARE`.
        - Secrets are not settings. The file only names where they are kept (`credentials.store`, `venueConnection.secretName`,
          `venueConnection.keyVariable`, `venueConnection.secretVariable`).
        - Numbers are written without quotes. `none` means that an optional setting is not set. YAML aliases and tags are rejected.
        - A former name works for one version, with a warning that gives the new one. A setting given by both names is an error.

        This page is generated: `./scalpel settings --markdown > docs/settings.md`.
        """;

    private static final String PORTFOLIOS = "portfolios";

    private SettingsReference() {}

    /** The whole page, ending in a line break. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        String section = "";
        for (SettingKey<?> key : SettingKeys.all()) {
            if (page.length() == HEAD.length() || !section(key).equals(section)) {
                section = section(key);
                page.append("\n## ")
                        .append(section.isEmpty() ? "General" : "`" + section + "`")
                        .append('\n');
            }
            page.append("\n### `")
                    .append(key.path())
                    .append("`\n\n")
                    .append(key.explanation())
                    .append("\n\n");
            page.append("- Default: `").append(key.defaultText()).append("`\n");
            page.append("- Must be ").append(key.rule()).append(".\n");
            page.append("- Environment: `").append(key.variable()).append("`\n");
            appendFormerNames(page, key);
            if (key.path().equals(PORTFOLIOS)) {
                appendSizes(page);
            }
        }
        return page.append("\n").append(across()).toString();
    }

    private static void appendFormerNames(StringBuilder page, SettingKey<?> key) {
        FormerNames.pathOf(key)
                .ifPresent(path -> page.append("- Formerly `")
                        .append(path)
                        .append("` and `")
                        .append(VariableName.of(path))
                        .append("`.\n"));
        FormerNames.valuesOf(key)
                .forEach((former, present) -> page.append("- `")
                        .append(present)
                        .append("` was formerly `")
                        .append(former)
                        .append("`.\n"));
    }

    private static void appendSizes(StringBuilder page) {
        page.append("""

            Each strategy has one size ([what they come to](portfolios.md#sizes)):

            | setting | | |
            |---|---|---|
            """);
        for (SizeSetting size : SizeSetting.values()) {
            page.append("| `")
                    .append(size.key())
                    .append("` | ")
                    .append(size.meaning())
                    .append(" | ")
                    .append(size.rule())
                    .append(" |\n");
        }
    }

    private static String section(SettingKey<?> key) {
        int dot = key.path().indexOf('.');
        return dot < 0 ? "" : key.path().substring(0, dot);
    }

    private static String across() {
        return """
            ## Rules across settings

            - `mode: live` needs `venueConnection.liveConfirmation: i-trade-real-money` and no `venueConnection.address`.
            - The shares of `symbols` together are at most `limits.exposureCap`. Equal shares shrink with the cap.
            - `training.windowDays` is more than `training.folds` × `training.foldDays` + `training.holdOutDays`.
            - `retrieval.historyDays` is at least `training.windowDays`, where a model trades.
            - `notification.channel: sns` needs `notification.topic` or `notification.email`.
            - `store.kind: s3` needs `store.bucket`. `tradeLog.multiAz` needs `tradeLog.aurora`.
            - A portfolio with `mode: live` needs a `liveConfirmation` of its own. No two portfolios, and no portfolio and the `symbols`,
              trade the same account of a venue. `model.trading: false` needs portfolios. Equal shares with `allocation: buy-side-boost` are a warning.
            - A strategy that follows a model, or has `filter: model`, needs one: its instrument is one of the `symbols`, its portfolio trades at the
              settings' venue, and `model.trading` is true.
            - Bars are fetched of the settings' `venue` only: what decides by bars (the model, `source`, `confirm`) and what fills by them
              (`mode: paper`) must trade there. At a venue that publishes none (tradovate) `model.trading` is false and no portfolio is on paper.
            """;
    }
}
