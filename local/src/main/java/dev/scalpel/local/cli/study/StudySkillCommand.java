package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.studies.data.BarFiles;
import dev.scalpel.research.studies.skill.SkillRow;
import dev.scalpel.research.studies.skill.SkillStudy;
import dev.scalpel.research.studies.skill.SkillStudy.AtCost;
import dev.scalpel.research.studies.skill.SkillStudy.Shuffled;
import dev.scalpel.research.studies.skill.SkillStudy.Weeks;
import dev.scalpel.research.studies.skill.SkillWeek;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel study skill}. */
@Command(
        name = "skill",
        description = "The skill of the network on real bars: predictions of the next five minutes in unseen weeks.")
final class StudySkillCommand implements Callable<Integer> {

    private static final Symbol REFERENCE = Symbol.parse("BTC/USDT");

    @ParentCommand
    private @Nullable StudyCommand study;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Directory of real bars, such as binance_spot_BTCUSDT_1m_….csv.gz (default: $SCALPEL_DATA).")
    private @Nullable Path data;

    @Option(
            names = "--shuffles",
            paramLabel = "N",
            defaultValue = "10",
            description = "Number of shuffles of each symbol's bars, as a check (default: 10).")
    private int shuffles;

    @Override
    public Integer call() {
        GlobalOptions options = StudyCommand.globalOptions(study);
        Path folder = Optional.ofNullable(data)
                .or(() -> Optional.ofNullable(options.process().environment().get("SCALPEL_DATA"))
                        .map(Path::of))
                .orElseThrow(() -> new CommandFailedException(
                        "the skill study needs real bars", "set SCALPEL_DATA to their directory, or use --data"));
        List<Weeks> weeks = SkillStudy.published();
        ProgressLine progress = new ProgressLine(options.process());
        int all =
                weeks.size() * shuffles + weeks.stream().mapToInt(Weeks::count).sum();
        int[] done = {0};
        SkillStudy skill = new SkillStudy(
                bars(folder, weeks),
                REFERENCE,
                SkillWeek.published(),
                line -> progress.show((double) ++done[0] / all, line));
        List<SkillRow> rows = new ArrayList<>();
        List<Shuffled> shuffled = new ArrayList<>();
        for (Weeks one : weeks) {
            rows.add(skill.row(one));
            if (shuffles > 0) {
                shuffled.add(skill.shuffled(one, shuffles));
            }
        }
        progress.clear();
        options.print(Map.of("rows", rows, "shuffled", shuffled), text(rows, shuffled));
        return ExitCode.OK;
    }

    private static Map<Symbol, BarSeries> bars(Path folder, List<Weeks> weeks) {
        BarFiles files = BarFiles.below(folder, BarFiles.SPOT, note -> {});
        return weeks.stream().map(Weeks::symbol).collect(Collectors.toMap(Function.identity(), files::read));
    }

    private static String text(List<SkillRow> rows, List<Shuffled> shuffled) {
        TextTable skill = new TextTable(
                "symbol", "rows", "Spearman", "±", "one bar later", "break-even bp per side", "±", "trades");
        TextTable costs = new TextTable("symbol", "bp per side", "trades", "net bp per trade", "profit factor");
        for (SkillRow row : rows) {
            skill.add(
                    row.symbol(),
                    String.format(Locale.ROOT, "%,d", row.rows()),
                    StudyText.figure(row.spearman(), 4),
                    StudyText.figure(row.standardError(), 4),
                    StudyText.figure(row.spearmanOneBarLater(), 4),
                    StudyText.figure(row.breakEvenBp(), 2),
                    StudyText.figure(row.breakEvenStandardError(), 2),
                    String.format(Locale.ROOT, "%,d", row.trades()));
            for (AtCost cost : row.costs()) {
                costs.add(
                        row.symbol(),
                        String.format(Locale.ROOT, "%.1f", cost.costBp()),
                        String.format(Locale.ROOT, "%,d", cost.trades()),
                        StudyText.figure(cost.netBpPerTrade(), 2),
                        StudyText.figure(cost.profitFactor(), 2));
            }
        }
        String gap = System.lineSeparator() + System.lineSeparator();
        if (shuffled.isEmpty()) {
            return skill + gap + costs;
        }
        TextTable none = new TextTable("shuffled bars", "shuffles", "Spearman", "±");
        for (Shuffled one : shuffled) {
            none.add(
                    one.symbol(),
                    one.shuffles(),
                    StudyText.figure(one.spearman(), 4),
                    StudyText.figure(one.standardError(), 4));
        }
        return skill + gap + costs + gap + none;
    }
}
