package dev.scalpel.learning.tactics;

import dev.scalpel.simulation.SimulationResult;

/** The net return of each day of a simulation, marked at its end. */
public final class DailyReturns {

    private DailyReturns() {}

    /** @param dayBegins of each day the first bar, and after the last day the number of bars */
    public static double[] of(SimulationResult result, int[] dayBegins) {
        double[] returns = new double[dayBegins.length - 1];
        double before = result.startEquity();
        for (int day = 0; day < returns.length; day++) {
            double after = dayBegins[day + 1] == dayBegins[day] ? before : result.equityAt(dayBegins[day + 1] - 1);
            returns[day] = after / before - 1;
            before = after;
        }
        return returns;
    }
}
