package dev.scalpel.research.oracle;

import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.SimulationResult;
import java.util.ArrayList;
import java.util.List;

/** The oracle's result in a market: the reference for strategies that do not know the drift. */
public final class OracleResult {

    private final SimulationResult simulation;

    OracleResult(SimulationResult simulation) {
        this.simulation = simulation;
    }

    public SimulationResult simulation() {
        return simulation;
    }

    public int trades() {
        return simulation.trades().size();
    }

    /** Compounded return as a share of the starting equity. */
    public double netReturn() {
        return simulation.netReturn();
    }

    /** Return of each UTC day that has a bar; a day without trades returns 0. */
    public double[] dailyReturns() {
        List<Double> returns = new ArrayList<>();
        double before = simulation.startEquity();
        for (int point = 0; point < simulation.points(); point++) {
            boolean lastOfDay = point + 1 == simulation.points() || day(point + 1) != day(point);
            if (lastOfDay) {
                returns.add(simulation.equityAt(point) / before - 1);
                before = simulation.equityAt(point);
            }
        }
        return returns.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Mean over standard deviation of the daily returns, not annualised; 0 where it never traded. */
    public double dailySharpe() {
        return sharpe(dailyReturns());
    }

    static double sharpe(double[] returns) {
        double sum = 0;
        for (double value : returns) {
            sum += value;
        }
        double mean = sum / returns.length;
        double squares = 0;
        for (double value : returns) {
            squares += (value - mean) * (value - mean);
        }
        return squares == 0 ? 0 : mean / Math.sqrt(squares / (returns.length - 1));
    }

    private long day(int point) {
        return Math.floorDiv(simulation.timeAt(point), Minutes.PER_DAY * Minutes.MILLIS);
    }
}
