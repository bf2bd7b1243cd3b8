package dev.scalpel.local.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The result of the demo.
 *
 * @param market what was traded: {@code spot} or {@code perpetual}
 * @param partial whether it was stopped before its end; its report then covers what was done
 * @param days of trading, minute by minute; of a partial one the complete days
 * @param historyDays before the first night
 * @param shadowDays from the first night to the first day of trading
 * @param netReturn of the account in the days of trading, as a fraction
 * @param maxDrawdown as a fraction
 * @param promotions licences that were granted
 * @param evidence of the procedure at the end; 1 is none
 * @param standings of the accounts of evidence, in words
 * @param report path of the page
 * @param verdict its first line
 * @param portfolio beside the model, in the days of trading
 * @param pipeline what the newest daily pipeline did; empty if no day of trading has ended
 * @param seconds of real time, without building the program
 * @param decisions of the trainings, newest last
 * @param stages the time per function
 */
public record DemoResult(
        String market,
        boolean partial,
        int days,
        int historyDays,
        int shadowDays,
        long seed,
        String edge,
        long trades,
        double netReturn,
        double maxDrawdown,
        int trainings,
        int promotions,
        double evidence,
        List<String> standings,
        String report,
        String store,
        String verdict,
        Portfolio portfolio,
        Optional<String> pipeline,
        double seconds,
        List<String> decisions,
        List<Stage> stages) {

    /**
     * What came of the portfolio's signals.
     *
     * @param received signals with an outcome
     * @param netProfit of the closed trades, after fees
     * @param valueAtCost at the end; no unrealised gain counts
     */
    public record Portfolio(
            String name,
            String quote,
            int received,
            int executed,
            int trades,
            BigDecimal netProfit,
            BigDecimal valueAtCost) {}

    /** Calls and time of one function. */
    public record Stage(String function, int calls, double seconds) {}
}
