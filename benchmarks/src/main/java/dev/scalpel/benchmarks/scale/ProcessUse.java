package dev.scalpel.benchmarks.scale;

import com.sun.management.OperatingSystemMXBean;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What this process has used since a moment: the most memory, of the heap by the JVM, of the process by Linux; and processor time, which
 * other load on the machine hardly changes.
 */
final class ProcessUse {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String HIGH_WATER_MARK = "VmHWM:";
    private static final double BYTES = 1 << 20;
    private static final double KILOBYTES = 1 << 10;

    private final List<MemoryPoolMXBean> heap;

    private ProcessUse(List<MemoryPoolMXBean> heap) {
        this.heap = heap;
    }

    /** Forgets earlier peaks of the heap; that of the process counts from its start. */
    static ProcessUse begin() {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        return new ProcessUse(heap);
    }

    /** The sum of the pools' peaks, which need not be of the same moment: an upper bound. */
    double heapMegabytes() {
        return heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / BYTES;
    }

    /** Of all threads since the start, the local exchange's included; 0 where the JVM does not know it. */
    double processorMillis() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Math.max(0, system.getProcessCpuTime()) / 1e6
                : 0;
    }

    /** 0 on other systems than Linux. */
    double residentMegabytes() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(HIGH_WATER_MARK))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KILOBYTES)
                    .findFirst()
                    .orElse(0);
        } catch (IOException unreadable) {
            throw new BenchmarkException("cannot read " + STATUS + ": " + unreadable.getMessage());
        }
    }
}
