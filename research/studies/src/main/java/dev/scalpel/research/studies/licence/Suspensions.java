package dev.scalpel.research.studies.licence;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Counts what became of the licences of one Sharpe ratio. */
final class Suspensions {

    private static final int NEVER = Integer.MAX_VALUE;

    private Suspensions() {}

    static SuspensionRow of(double sharpe, List<LicencePath> paths, OptionalInt edgeEnds) {
        return edgeEnds.isPresent() ? ending(sharpe, paths, edgeEnds.getAsInt()) : staying(sharpe, paths);
    }

    private static SuspensionRow staying(double sharpe, List<LicencePath> paths) {
        List<LicencePath> licensed =
                paths.stream().filter(path -> path.licensed().isPresent()).toList();
        int suspended = (int)
                licensed.stream().filter(path -> path.suspended().isPresent()).count();
        return new SuspensionRow(sharpe, licensed.size(), days(licensed), suspended, 0, OptionalInt.empty(), 0);
    }

    private static SuspensionRow ending(double sharpe, List<LicencePath> paths, int ends) {
        List<LicencePath> before =
                paths.stream().filter(path -> path.licensedWithin(ends - 1)).toList();
        List<LicencePath> then = before.stream()
                .filter(path -> path.suspended().orElse(NEVER) >= ends)
                .toList();
        int[] daysAfter = then.stream()
                .mapToInt(
                        path -> path.suspended().isPresent() ? path.suspended().getAsInt() - ends + 1 : NEVER)
                .toArray();
        long idle = 0;
        long all = 0;
        for (LicencePath path : then) {
            int last = path.suspended().orElse(path.returns().length);
            idle += path.idleDays(ends, last);
            all += last - ends + 1;
        }
        return new SuspensionRow(
                sharpe,
                then.size(),
                days(then),
                (int) Arrays.stream(daysAfter).filter(days -> days < NEVER).count(),
                before.size() - then.size(),
                median(daysAfter),
                all == 0 ? 0 : (double) idle / all);
    }

    private static int days(List<LicencePath> paths) {
        return paths.stream().mapToInt(LicencePath::licensedDays).sum();
    }

    /** Empty where it is {@link Integer#MAX_VALUE} for half of them, or there is none. */
    static OptionalInt median(int[] values) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        int median = sorted.length == 0 ? NEVER : sorted[sorted.length / 2];
        return median == NEVER ? OptionalInt.empty() : OptionalInt.of(median);
    }
}
