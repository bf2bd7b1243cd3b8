package dev.scalpel.local.demo;

import java.util.List;

/**
 * What the demo left behind.
 *
 * @param netReturn of the account, as a share
 * @param maxDrawdown as a share
 * @param report the page to open
 * @param verdict its first line
 * @param seconds of real time, the building of the program not counted
 * @param decisions what the trainings decided, the newest last
 * @param stages where the seconds went
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

    /** One function's part. */
    public record Stage(String function, int calls, double seconds) {}
}
