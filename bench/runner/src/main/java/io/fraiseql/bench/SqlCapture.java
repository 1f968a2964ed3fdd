package io.fraiseql.bench;

import io.fraiseql.bench.GraphQLClient.Request;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A capture of what a server really sends for a request, through PostgreSQL's own log. */
final class SqlCapture {
    /**
     * How often the same request is sent. The SQL that is seen most often counts, since now and then a connection is
     * reset before it.
     */
    private static final int REPETITIONS = 9;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String PREFIX = "bench %p %a|";

    private final BenchServer server;

    SqlCapture(BenchServer server) {
        this.server = server;
    }

    /**
     * The statements of one transaction, in order.
     *
     * @param application the name by which the server's connections are known
     */
    List<LoggedStatement> capture(GraphQLClient client, PeerProcess peer, Request request, String application)
            throws IOException, SQLException, InterruptedException {
        set("log_line_prefix", "'" + PREFIX + "'");
        set("log_statement", "'all'");
        try {
            long start = server.log().toFile().length();
            for (int time = 0; time < REPETITIONS; time++) {
                client.data(peer, request);
            }
            return mostFrequent(transactions(settled(start), application));
        } finally {
            set("log_statement", "'none'");
        }
    }

    private void set(String name, String value) throws SQLException, InterruptedException {
        try (var connection = server.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET " + name + " = " + value);
            statement.execute("SELECT pg_reload_conf()");
            Instant deadline = Instant.now().plus(TIMEOUT);
            while (true) {
                try (var rows = statement.executeQuery("SHOW " + name)) {
                    if (rows.next() && value.equals("'" + rows.getString(1) + "'")) {
                        return;
                    }
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new BenchFailure("PostgreSQL does not take " + name + " = " + value);
                }
                Thread.sleep(Duration.ofMillis(10));
            }
        }
    }

    /** What the log has from there on, once it has stopped to grow. */
    private String settled(long start) throws IOException, InterruptedException {
        Path log = server.log();
        long length = -1;
        while (length != log.toFile().length()) {
            length = log.toFile().length();
            Thread.sleep(Duration.ofMillis(200));
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var bytes = new byte[Math.toIntExact(length - start)];
            file.seek(start);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Per backend, from one BEGIN to the next. */
    private static List<List<LoggedStatement>> transactions(String log, String application) {
        var open = new HashMap<String, List<LoggedStatement>>();
        var all = new ArrayList<List<LoggedStatement>>();
        for (LoggedStatement statement : LoggedStatement.parse(log, application)) {
            if (statement.sql().startsWith("BEGIN")) {
                var begun = new ArrayList<LoggedStatement>();
                open.put(statement.backend(), begun);
                all.add(begun);
            }
            var current = open.get(statement.backend());
            if (current != null) {
                current.add(statement);
            }
        }
        return all;
    }

    private static List<LoggedStatement> mostFrequent(List<List<LoggedStatement>> transactions) {
        Map<List<String>, List<List<LoggedStatement>>> byText = transactions.stream()
                .collect(Collectors.groupingBy(
                        statements ->
                                statements.stream().map(LoggedStatement::sql).toList(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byText.values().stream()
                .max((one, other) -> Integer.compare(one.size(), other.size()))
                .map(List::getFirst)
                .orElseThrow(() -> new BenchFailure("nothing was sent that could be captured"));
    }
}
