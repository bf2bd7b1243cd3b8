package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.studies.data.Looks;
import dev.scalpel.research.studies.data.StudyPair;
import dev.scalpel.research.studies.data.StudyPairs;
import dev.scalpel.research.studies.skill.SkillRow;
import dev.scalpel.research.studies.skill.SkillStudy;
import dev.scalpel.research.studies.skill.SkillStudy.AtCost;
import dev.scalpel.research.studies.skill.SkillStudy.Shuffled;
import dev.scalpel.research.studies.skill.SkillWeek;
import dev.scalpel.research.studies.skill.SkillWeeks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel study skill}. */
@Command(
        name = "skill",
        description = "The skill of the network on real bars: predictions of the next five minutes in unseen weeks.")
final class StudySkillCommand implements Callable<Integer> {

    /** The published settings were chosen on validation days, and once seen next to the test weeks. */
    private static final int SETTINGS = 1;

    @ParentCommand
    private @Nullable StudyCommand study;

    @Mixin
    private StudyBarsOptions bars = new StudyBarsOptions();

    @Option(
            names = "--shuffles",
            paramLabel = "N",
            defaultValue = "10",
            description = "Number of shuffles of each symbol's bars, as a check (default: 10).")
    private int shuffles;

    @Override
    public Integer call() {
        GlobalOptions options = StudyCommand.globalOptions(study);
        StudyProgress progress = new StudyProgress(options);
        Result result = progress.watch("skill", bars, pairs -> study(pairs, progress));
        options.print(
                result,
                text(result.rows(), result.shuffled())
                        + StudyText.GAP
                        + result.looks().text());
        return ExitCode.OK;
    }

    private record Result(List<SkillRow> rows, List<Shuffled> shuffled, Looks looks) {}

    private Result study(StudyPairs pairs, StudyProgress progress) {
        Map<Symbol, BarSeries> series = new HashMap<>();
        List<SkillWeeks> weeks = new ArrayList<>();
        for (Symbol symbol : pairs.symbols()) {
            StudyPair pair = pairs.read(symbol);
            series.put(symbol, pair.bars());
            pairs.file()
                    .reference()
                    .ifPresent(other -> pair.reference().ifPresent(bars -> series.putIfAbsent(other, bars)));
            weeks.add(SkillWeeks.within(symbol, pair.period(), pairs.file().everyDaysOf(symbol)));
        }
        SkillStudy skill = new SkillStudy(
                series, pairs.file().reference(), SkillWeek.published(), pairs.inUniverse(), progress::done);
        progress.expect(
                weeks.size() * shuffles + weeks.stream().mapToInt(skill::count).sum());
        List<SkillRow> rows = new ArrayList<>();
        List<Shuffled> shuffled = new ArrayList<>();
        for (SkillWeeks one : weeks) {
            rows.add(skill.row(one));
            if (shuffles > 0 && skill.count(one) > 0) {
                shuffled.add(skill.shuffled(one, shuffles));
            }
        }
        return new Result(rows, shuffled, Looks.of(SETTINGS, pairs.file()));
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
