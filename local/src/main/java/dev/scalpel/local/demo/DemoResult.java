package dev.scalpel.local.demo;

import java.util.List;

/**
 * The result of the demo.
 *
 * @param netReturn of the account, as a fraction
 * @param maxDrawdown as a fraction
 * @param report path of the page
 * @param verdict its first line
 * @param seconds of real time, without building the program
 * @param decisions of the trainings, newest last
 * @param stages the time per function
 */
public record DemoResult(
        int days,
        long seed,
        String edge,
        long trades,
        double netReturn,
        double maxDrawdown,
        int trainings,
        int promotions,
        String report,
        String store,
        String verdict,
        double seconds,
        List<String> decisions,
        List<Stage> stages) {

    /** Calls and time of one function. */
    public record Stage(String function, int calls, double seconds) {}
}
