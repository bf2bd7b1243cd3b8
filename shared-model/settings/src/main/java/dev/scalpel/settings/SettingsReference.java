package dev.scalpel.settings;

/** Writes {@code docs/settings.md} from the declared keys. */
public final class SettingsReference {

    private static final String HEAD = """
            # Settings

            One file, `scalpel.yaml`, in the home directory (`--home`, `SCALPEL_HOME`, by default `./scalpel-home`). The same file travels
            inside the Lambda packages. Every setting has a default: an empty file, or none, works. `./scalpel settings` shows what holds
            and where it comes from.

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

            - All mistakes are reported at once, each with its line, the rule and, for a misspelt name, the one that was probably meant.
            - An environment variable overrides the file. Its name stands with each setting; its value is written as in the file and checked by the
              same rules. `SCALPEL_SYMBOLS` is written `BTC/USDT=0.49,ETH/USDT=0.49`, or `BTC/USDT,ETH/USDT` for equal shares.
            - Secrets are never settings. The file only names where they are kept (`exchange.secretName`, `exchange.keyVariable`,
              `exchange.secretVariable`).
            - Numbers stand without quotes. `none` means that an optional setting is not set. Aliases and tags of YAML are refused.

            This page is generated: `./scalpel settings --markdown > docs/settings.md`.
            """;

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
        }
        return page.append("\n").append(across()).toString();
    }

    private static String section(SettingKey<?> key) {
        int dot = key.path().indexOf('.');
        return dot < 0 ? "" : key.path().substring(0, dot);
    }

    private static String across() {
        return """
                ## Rules across settings

                - `mode: live` needs `exchange.liveConfirmation: i-trade-real-money` and no `exchange.address`.
                - The shares of `symbols` together are at most `limits.exposureCap`. Equal shares shrink with the cap by themselves.
                - `training.windowDays` is more than `training.folds` × `training.foldDays` + `training.holdOutDays`.
                - `retrieval.historyDays` is at least `training.windowDays`.
                - `notification.channel: sns` needs `notification.topic` or `notification.email`.
                - `store.kind: s3` needs `store.bucket`.
                """;
    }
}
