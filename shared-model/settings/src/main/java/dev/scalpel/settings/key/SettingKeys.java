package dev.scalpel.settings.key;

import dev.scalpel.settings.portfolio.PortfolioVariables;
import java.util.List;
import java.util.stream.Stream;

/** Every setting, declared once: the reader, docs/settings.md and the command line use this list. */
public final class SettingKeys {

    private static final List<SettingKey<?>> ALL = Stream.of(
                    GeneralKeys.all(),
                    UniverseKeys.all(),
                    CostKeys.all(),
                    ExecutionKeys.all(),
                    CredentialKeys.all(),
                    LimitKeys.all(),
                    TrainingKeys.all(),
                    NotificationKeys.all(),
                    DeploymentKeys.all(),
                    TradeLogKeys.all(),
                    PipelineKeys.all())
            .<SettingKey<?>>flatMap(List::stream)
            .toList();

    private SettingKeys() {}

    /** Every setting, in the order in which they are displayed. */
    public static List<SettingKey<?>> all() {
        return ALL;
    }

    /** The environment variable that overrides one setting of one portfolio of the file. */
    public static String variableOfPortfolio(String portfolio, String key) {
        return PortfolioVariables.variable(portfolio + "." + key);
    }
}
