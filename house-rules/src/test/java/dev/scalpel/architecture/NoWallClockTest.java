package dev.scalpel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Promise 10: code takes a clock; only the outermost layer reads the wall clock. */
class NoWallClockTest {

    /** The handlers, the command line's process and what runs at build time: they give clock and environment to the rest. */
    private static final Set<String> OUTERMOST = Set.of(
            "dev.scalpel.retrieval.RetrievalHandler",
            "dev.scalpel.training.TrainingHandler",
            "dev.scalpel.execution.ExecutionHandler",
            "dev.scalpel.monitoring.MonitoringHandler",
            "dev.scalpel.api.ApiHandler",
            "dev.scalpel.tradelog.function.TradeLogHandler",
            "dev.scalpel.lake.function.LakeHandler",
            "dev.scalpel.tradelog.mirror.MirrorHandler",
            "dev.scalpel.local.cli.console.ProcessContext",
            "dev.scalpel.cdk.ScalpelApp",
            "dev.scalpel.image.MonitoringArchive",
            "dev.scalpel.image.TrainingArchive",
            "dev.scalpel.image.archive.ClassArchiveRun",
            "dev.scalpel.image.archive.StubEndpoints",
            "dev.scalpel.image.execution.ExecutionArchive");

    /** Jitter between attempts, and names that no two writers share: a seed would make machines collide. */
    private static final Set<String> RANDOM_ON_PURPOSE = Set.of(
            "dev.scalpel.store.Backoff calls java.util.concurrent.ThreadLocalRandom.current",
            "dev.scalpel.store.local.StripedLocks calls java.util.concurrent.ThreadLocalRandom.current",
            "dev.scalpel.store.s3.S3Store calls java.util.UUID.randomUUID",
            "dev.scalpel.execution.ExecutionFunction calls java.util.UUID.randomUUID",
            "dev.scalpel.execution.Sessions calls java.util.UUID.randomUUID");

    /** They measure a machine, or start processes for tests. */
    private static final List<String> TOOLS = List.of("dev.scalpel.benchmarks", "dev.scalpel.testkit");

    @Test
    void onlyTheOutermostLayerReadsTheWallClockTheEnvironmentOrUnseededNumbers() {
        assertThat(readers(ProductClasses.all()))
                .filteredOn(reader -> OUTERMOST.stream().noneMatch(name -> reader.startsWith(name + " ")))
                .filteredOn(reader -> !RANDOM_ON_PURPOSE.contains(reader))
                .filteredOn(reader -> TOOLS.stream().noneMatch(reader::startsWith))
                .isEmpty();
    }

    @Test
    void everyExceptionIsStillNeeded() {
        Set<String> found = readers(ProductClasses.all());
        assertThat(found).containsAll(RANDOM_ON_PURPOSE);
        assertThat(OUTERMOST).allMatch(name -> found.stream().anyMatch(reader -> reader.startsWith(name + " ")));
    }

    @Test
    void eachKindOfReadIsFound() {
        String sample = "dev.scalpel.architecture.sample.clock.ImpatientStep";
        assertThat(readers(ProductClasses.sample("clock")))
                .containsExactlyInAnyOrder(
                        sample + " calls java.time.Instant.now",
                        sample + " calls java.time.LocalDate.now",
                        sample + " calls java.time.Clock.systemUTC",
                        sample + " calls java.lang.System.getenv",
                        sample + " calls java.util.Random.<init>");
    }

    private static Set<String> readers(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> access.getTarget() instanceof CodeUnitAccessTarget target && isOutside(target))
                .map(NoWallClockTest::described)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String described(JavaAccess<?> access) {
        JavaClass origin = access.getOriginOwner();
        while (origin.getEnclosingClass().isPresent()) {
            origin = origin.getEnclosingClass().get();
        }
        return origin.getName() + " calls " + access.getTargetOwner().getName() + "."
                + access.getTarget().getName();
    }

    private static boolean isOutside(CodeUnitAccessTarget target) {
        String name = target.getName();
        boolean plain = target.getRawParameterTypes().isEmpty();
        boolean clockGiven = target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return switch (target.getOwner().getName()) {
            case "java.time.Clock" -> name.startsWith("system") || (name.startsWith("tick") && !clockGiven);
            case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("getenv");
            case "java.lang.Math" -> name.equals("random");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.util.Date", "java.util.Random", "java.util.SplittableRandom" -> name.equals("<init>") && plain;
            case "java.util.concurrent.ThreadLocalRandom" -> name.equals("current");
            default -> target.getOwner().getPackageName().equals("java.time") && name.equals("now") && !clockGiven;
        };
    }
}
