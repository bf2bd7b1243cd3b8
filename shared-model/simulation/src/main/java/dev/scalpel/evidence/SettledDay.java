package dev.scalpel.evidence;

import java.util.List;

/**
 * A day of the shadow portfolio with all that is needed to count it at other costs.
 *
 * @param day days since the epoch
 * @param result at the costs that stand in {@code instruments}
 */
public record SettledDay(long day, DayResult result, List<InstrumentDay> instruments) {

    static final double BASIS_POINTS = 1e4;

    public SettledDay {
        instruments = List.copyOf(instruments);
    }

    /** What was earned before costs, as a share of the portfolio. */
    public double gross() {
        return instruments.stream().mapToDouble(InstrumentDay::gross).sum();
    }

    /** What was bought and sold, as a share of the portfolio. */
    public double turnover() {
        return instruments.stream().mapToDouble(InstrumentDay::turnover).sum();
    }

    /** The same trades as if each side had cost this. */
    public DayResult at(double costBp) {
        double saved = instruments.stream()
                .mapToDouble(each -> each.turnover() * (each.costBp() - costBp))
                .sum();
        return reducedBy(-saved);
    }

    /** Some instruments of the day alone, at the costs it was counted with. */
    SettledDay only(List<InstrumentDay> some) {
        double net = some.stream()
                .mapToDouble(each -> each.gross() - each.turnover() * each.costBp() / BASIS_POINTS)
                .sum();
        return new SettledDay(day, result instanceof DayResult.Traded ? traded(net) : result, some);
    }

    private DayResult reducedBy(double costBp) {
        return result instanceof DayResult.Traded before ? traded(before.netReturn() - costBp / BASIS_POINTS) : result;
    }

    /** Nobody loses more than all. */
    private static DayResult traded(double netReturn) {
        return new DayResult.Traded(Math.max(-1, netReturn));
    }
}
