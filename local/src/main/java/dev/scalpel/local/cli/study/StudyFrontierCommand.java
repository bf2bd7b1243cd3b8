package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.research.studies.frontier.FrontierRow;
import dev.scalpel.research.studies.frontier.FrontierStudy;
import dev.scalpel.research.studies.score.NetResult;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel study frontier}. */
@Command(
        name = "frontier",
        description = {
            "At which cost per side the score breaks even on real bars, by horizon, selectivity, exit, history and cost.",
            "Every day is traded by a model that was fitted on earlier days."
        })
final class StudyFrontierCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable StudyCommand study;

    @Mixin
    private StudyBarsOptions bars = new StudyBarsOptions();

    @Override
    public Integer call() {
        GlobalOptions options = StudyCommand.globalOptions(study);
        StudyProgress progress = new StudyProgress(options);
        FrontierStudy.Result result = progress.watch("frontier", bars, pairs -> {
            FrontierStudy frontier = new FrontierStudy(pairs, progress::done);
            progress.expect(frontier.steps());
            return frontier.run();
        });
        options.print(result, text(result));
        return ExitCode.OK;
    }

    private static String text(FrontierStudy.Result result) {
        TextTable table = new TextTable(
                "symbol",
                "style",
                "horizons",
                "quantile",
                "features",
                "days",
                "trades",
                "minutes",
                "break-even bp",
                "±");
        TextTable net = new TextTable(
                "horizons", "quantile", "features", "days", "bp per side", "trades", "net bp", "net Sharpe");
        for (FrontierRow row : result.rows()) {
            table.add(
                    row.symbol(),
                    row.style(),
                    row.horizons(),
                    row.quantile(),
                    row.features(),
                    row.windowDays(),
                    StudyText.count(row.trades()),
                    StudyText.figure(row.holdMinutes(), 0),
                    StudyText.figure(row.breakEvenBp(), 2),
                    StudyText.figure(row.standardError(), 2));
            if (row.symbol().equals(FrontierStudy.POOLED)) {
                addNet(net, row);
            }
        }
        FrontierRow first = result.rows().get(0);
        return "Traded " + first.from() + " to " + first.to()
                + " (the day after the last); see --json for each pair's days."
                + StudyText.GAP + table + StudyText.GAP + "All pairs after costs, entries chosen for each:"
                + StudyText.GAP + net
                + StudyText.GAP + result.looks().text();
    }

    private static void addNet(TextTable net, FrontierRow row) {
        for (NetResult each : row.net()) {
            net.add(
                    row.horizons(),
                    row.quantile(),
                    row.features(),
                    row.windowDays(),
                    StudyText.figure(each.costBp(), 1),
                    StudyText.count(each.trades()),
                    StudyText.figure(each.netBp(), 2),
                    StudyText.figure(each.netSharpe(), 1));
        }
    }
}
