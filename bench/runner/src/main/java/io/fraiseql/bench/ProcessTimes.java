package io.fraiseql.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** CPU times and memory of processes, from {@code /proc}. */
final class ProcessTimes {
    /** Of {@code USER_HZ}, which is 100 on every architecture that PostgreSQL's binaries are made for. */
    private static final double TICKS_PER_SECOND = 100;

    private ProcessTimes() {}

    /** CPU seconds of a process group so far, with children that have ended. */
    static double group(long group) throws IOException {
        return seconds(stat -> stat.group == group);
    }

    /** CPU seconds of a process and its children so far, with children that have ended. */
    static double family(long parent) throws IOException {
        return seconds(stat -> stat.pid == parent || stat.parent == parent);
    }

    /** CPU seconds of this process's children that have ended, so far. */
    static double ended() throws IOException {
        return Stat.parse(Files.readString(Path.of("/proc/self/stat"))).endedTicks / TICKS_PER_SECOND;
    }

    /** Bytes of memory that a process group holds. */
    static long resident(long group) throws IOException {
        long bytes = 0;
        for (Stat stat : all(each -> each.group == group)) {
            bytes += resident(Path.of("/proc", Long.toString(stat.pid), "status"));
        }
        return bytes;
    }

    private static long resident(Path status) throws IOException {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    * 1024;
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    private static double seconds(Predicate<Stat> which) throws IOException {
        return all(which).stream().mapToLong(Stat::ticks).sum() / TICKS_PER_SECOND;
    }

    private static List<Stat> all(Predicate<Stat> which) throws IOException {
        var found = new ArrayList<Stat>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                try {
                    var stat = Stat.parse(Files.readString(process.resolve("stat")));
                    if (which.test(stat)) {
                        found.add(stat);
                    }
                } catch (IOException ended) {
                    // Between two looks at /proc processes end.
                }
            }
        }
        return found;
    }

    private record Stat(long pid, long parent, long group, long ownTicks, long endedTicks) {
        // The name, in parentheses, may hold anything; what follows it is separated by spaces: state, parent,
        // group, ...
        static Stat parse(String line) {
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return new Stat(
                    Long.parseLong(line.substring(0, line.indexOf(' '))),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                    Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
        }

        long ticks() {
            return ownTicks + endedTicks;
        }
    }
}
