package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.research.studies.data.StudyPairs;
import java.nio.file.Path;
import java.util.function.Function;

/** Runs a study of real bars and shows how far it is. */
final class StudyProgress {

    private final ProcessContext process;
    private final Path home;
    private final ProgressLine line;
    private int expected = 1;
    private int done;

    StudyProgress(GlobalOptions options) {
        process = options.process();
        home = options.home();
        this.line = new ProgressLine(process);
    }

    /** What the study finds on the bars of the options; bars that it cannot use end the command with their reason. */
    <T> T watch(String name, StudyBarsOptions bars, Function<StudyPairs, T> study) {
        try {
            StudyPairs pairs = bars.pairs(name, process, home, line);
            line.show(0, "reading the bars");
            return study.apply(pairs);
        } catch (IllegalArgumentException refused) {
            throw new CommandFailedException(
                    String.valueOf(refused.getMessage()), "./scalpel study " + name + " --help", refused);
        } finally {
            line.clear();
        }
    }

    synchronized void expect(int steps) {
        expected = Math.max(1, steps);
    }

    /** A step is finished. Called from several threads. */
    synchronized void done(String what) {
        done++;
        line.show(Math.min(1, (double) done / expected), what);
    }
}
