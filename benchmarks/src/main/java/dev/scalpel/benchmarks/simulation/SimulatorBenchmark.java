package dev.scalpel.benchmarks.simulation;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.JmhRunner;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ta4j.core.Position;

/** How fast the simulator is compared with ta4j and a plain loop, and how far ta4j's fills are from ours. */
public final class SimulatorBenchmark implements Benchmark {

    private static final String TA4J = "ta4j 0.17";
    private static final String PLAIN = "plain loop";
    private static final String SCORE_PLAIN = "plain loop of the score";

    @Override
    public String name() {
        return "simulator";
    }

    @Override
    public String question() {
        return "How fast is a backtest of the real BTC year (SMA 20/60, stop and target 0.5 %, 60 minutes, 0.1 % per side)?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        String file = RealYearBars.path(run);
        SimulatorJmh once = new SimulatorJmh();
        once.file = file;
        once.read();
        SimulationResult ours = once.scalpel();
        requireSame(ours, once.plain(), once.bars().size());
        requireSame(once.scalpelScore(), once.plainScore(), once.bars().size());

        Map<String, Double> millis = JmhRunner.scores(SimulatorJmh.class, run, Map.of("file", file));
        double scalpel = score(millis, "scalpel");
        double ta4j = score(millis, "ta4j");
        double plain = score(millis, "plainLoop");
        List<ResultRow> rows = new ArrayList<>();
        rows.add(ResultRow.of("Scalpel beside ta4j", scalpel, "ms", TA4J, ta4j));
        rows.add(ResultRow.of("Scalpel beside the plain loop", scalpel, "ms", PLAIN, plain));
        double scalpelScore = score(millis, "scalpelScore");
        double plainScore = score(millis, "plainLoopScore");
        rows.add(ResultRow.of("Scalpel following a score", scalpelScore, "ms", SCORE_PLAIN, plainScore));
        rows.add(ResultRow.of(SCORE_PLAIN, plainScore, "ms", SCORE_PLAIN, plainScore));
        rows.add(ResultRow.of("plain loop", plain, "ms", PLAIN, plain));
        rows.add(ResultRow.of(TA4J, ta4j, "ms", TA4J, ta4j));
        rows.addAll(differences(ours, once.peer(), once.bars()));
        return rows;
    }

    /** A speed counts only for the same work: every trade and every point of the curve. */
    private static void requireSame(SimulationResult ours, PlainLoop.PlainResult plain, int rows) {
        requireNear("trades", ours.trades().size(), plain.trades().size(), 0);
        for (int at = 0; at < ours.trades().size(); at++) {
            requireNear(
                    "profit of trade " + at,
                    ours.trades().get(at).netProfit(),
                    plain.trades().get(at).profit(),
                    1e-6);
        }
        for (int row = 0; row < rows; row++) {
            requireNear("equity at row " + row, ours.equityAt(row), plain.equity()[row], 1e-6);
        }
        requireNear("drawdown", ours.maxDrawdown(), plain.maxDrawdown(), 1e-9);
    }

    private static void requireNear(String what, double ours, double plain, double tolerance) {
        if (!(Math.abs(ours - plain) <= tolerance)) {
            throw new BenchmarkException(
                    "the simulator and the plain loop must agree on " + what + ": " + ours + " and " + plain);
        }
    }

    private static List<ResultRow> differences(
            SimulationResult ours, Ta4jCross.Ta4jResult peer, dev.scalpel.market.BarSeries bars) {
        Map<Integer, Position> byEntry = new HashMap<>();
        peer.positions().forEach(position -> byEntry.put(position.getEntry().getIndex(), position));
        int sameEntry = 0;
        int sameExit = 0;
        int samePrice = 0;
        for (Trade trade : ours.trades()) {
            Position position = byEntry.get(bars.rowOf(trade.position().entryTime()));
            if (position != null) {
                sameEntry++;
                sameExit += position.getExit().getIndex() == bars.rowOf(trade.exitTime()) ? 1 : 0;
                double peerPrice = position.getExit().getPricePerAsset().doubleValue();
                samePrice += Math.abs(peerPrice / trade.exitPrice() - 1) < 1e-9 ? 1 : 0;
            }
        }
        int theirs = peer.positions().size();
        double oursGrown = ours.endEquity() / ours.startEquity();
        return List.of(
                ResultRow.of("trades of Scalpel", ours.trades().size(), "trades", "trades of ta4j", theirs),
                ResultRow.of("entered in the same minute", sameEntry, "trades", "trades of ta4j", theirs),
                ResultRow.of("left in the same minute too", sameExit, "trades", "trades of ta4j", theirs),
                ResultRow.of("left at the same price", samePrice, "trades", "trades of ta4j", theirs),
                ResultRow.of("end equity ÷ start of Scalpel", oursGrown, "times", TA4J, peer.endEquity()),
                ResultRow.of("deepest drawdown of Scalpel", ours.maxDrawdown(), "share", TA4J, peer.maxDrawdown()));
    }

    private static double score(Map<String, Double> scores, String method) {
        Double score = scores.get(method);
        if (score == null) {
            throw new BenchmarkException("no method '" + method + "' among the measured " + scores.keySet());
        }
        return score;
    }
}
