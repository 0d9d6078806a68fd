package org.exchangehub.bench.subject;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The machine that the figures come from, and how busy all of its processors have been. */
public final class Machine {

    private static final Path STAT = Path.of("/proc/stat");
    private static final int NANOS_PER_TICK = 10_000_000;

    private Machine() {}

    /** CPU time that all programs together have used since the machine started; zero where it is not told. */
    public static Duration busy() {
        try {
            // cpu user nice system idle iowait irq softirq steal ...
            List<String> fields =
                    Arrays.asList(Files.readAllLines(STAT).getFirst().strip().split(" +"));
            long ticks = LongStream.of(1, 2, 3, 6, 7)
                    .map(index -> Long.parseLong(fields.get((int) index)))
                    .sum();
            return Duration.ofNanos(ticks * NANOS_PER_TICK);
        } catch (IOException notLinux) {
            return Duration.ZERO;
        }
    }

    public static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** One line for the report. */
    public static String describe() {
        return processors() + " processors (" + model() + "), " + memoryGigabytes() + " GB memory, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("java.vm.name") + " " + Runtime.version();
    }

    private static String model() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }

    private static long memoryGigabytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? Math.round(os.getTotalMemorySize() / 1e9)
                : 0;
    }
}
