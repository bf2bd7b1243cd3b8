package dev.scalpel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.architecture.SourceTree.SourceFile;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A package is an overview of few types, a file has one reason to change. */
class SizeRulesTest {

    private static final int MAX_TYPES = 25;
    private static final int MAX_MEDIAN_LINES = 80;
    private static final int MAX_NINETIETH_PERCENTILE_LINES = 150;
    private static final int SHOWN = 40;

    @Test
    void noPackageHasMoreThanTwentyFiveTypes() {
        assertThat(tooLarge(SourceTree.mainTypes())).isEmpty();
    }

    @Test
    void halfOfTheFilesHaveAtMostEightyLinesAndNineInTenAtMostAHundredAndFifty() {
        List<SourceFile> files = SourceTree.mainTypes();
        assertThat(files).hasSizeGreaterThan(500);
        List<Integer> lines = files.stream().map(SourceFile::lines).sorted().collect(Collectors.toList());
        String largest = files.stream()
                .sorted(Comparator.comparingInt(SourceFile::lines).reversed())
                .limit(SHOWN)
                .map(file -> file.lines() + " " + file.name())
                .collect(Collectors.joining("\n"));
        System.out.printf(
                "%d main files: median %d lines, 90th percentile %d, largest %d%n",
                files.size(), quantile(lines, 0.5), quantile(lines, 0.9), lines.get(lines.size() - 1));
        assertThat(quantile(lines, 0.5)).as("median of lines").isLessThanOrEqualTo(MAX_MEDIAN_LINES);
        assertThat(quantile(lines, 0.9))
                .as("90th percentile of lines; the largest files:%n%s", largest)
                .isLessThanOrEqualTo(MAX_NINETIETH_PERCENTILE_LINES);
    }

    @Test
    void aPackageOfTwentySixTypesFails() {
        List<SourceFile> sample = IntStream.rangeClosed(1, MAX_TYPES + 1)
                .mapToObj(number -> new SourceFile("m/src/main/java/a/b/Type" + number + ".java", ""))
                .toList();
        assertThat(tooLarge(sample)).containsExactly(Map.entry("a.b", 26L));
        assertThat(tooLarge(sample.subList(1, sample.size()))).isEmpty();
    }

    @Test
    void aQuantileIsTheSmallestValueThatReachesItsShare() {
        List<Integer> tenths = IntStream.rangeClosed(1, 10).boxed().toList();
        assertThat(quantile(tenths, 0.5)).isEqualTo(5);
        assertThat(quantile(tenths, 0.9)).isEqualTo(9);
    }

    private static Map<String, Long> tooLarge(Collection<SourceFile> files) {
        Map<String, Long> counts = files.stream()
                .collect(Collectors.groupingBy(SourceFile::packageName, TreeMap::new, Collectors.counting()));
        counts.values().removeIf(count -> count <= MAX_TYPES);
        return counts;
    }

    private static int quantile(List<Integer> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
