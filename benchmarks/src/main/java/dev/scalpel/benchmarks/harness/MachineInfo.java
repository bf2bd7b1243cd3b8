package dev.scalpel.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where figures were measured, without which they mean nothing.
 *
 * @param processor the model's name as the system reports it
 * @param commit the measured commit, with {@code +} if the sources were changed
 */
public record MachineInfo(String processor, int cores, long memoryMegabytes, String system, String jdk, String commit) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    public static MachineInfo here(String commit) {
        return new MachineInfo(
                processorModel(),
                Runtime.getRuntime().availableProcessors(),
                megabytes(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                commit);
    }

    /** {@code AMD EPYC, 2 cores, 8192 MB, Linux amd64}. */
    String describe() {
        return processor + ", " + cores + " cores, " + memoryMegabytes + " MB, " + system;
    }

    /** The same with the JDK and the commit. */
    public String summary() {
        return describe() + "; " + jdk + "; commit " + commit;
    }

    private static String processorModel() {
        if (!Files.isReadable(CPU_INFO)) {
            return "processor " + System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("processor " + System.getProperty("os.arch"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + CPU_INFO, unreadable);
        }
    }

    private static long megabytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() >> 20
                : 0;
    }
}
