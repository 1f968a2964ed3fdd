package io.fraiseql.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The files and folders of a checkout of the project. */
record RepositoryPaths(Path root) {
    RepositoryPaths {
        Objects.requireNonNull(root, "root is null");
    }

    /** The one that this process was started from. */
    static RepositoryPaths present() {
        return new RepositoryPaths(Path.of(System.getProperty("bench.root", ".")));
    }

    /** The command that runs pgbench. */
    static String pgbench() {
        return System.getProperty("bench.pgbench", "pgbench");
    }

    Path api() {
        return root.resolve("examples/blog/Blog.java");
    }

    Path schema() {
        return root.resolve("examples/blog/migrations/V1__blog.sql");
    }

    Path rows() {
        return root.resolve("bench/lib/rows.sql");
    }

    Path peers() {
        return root.resolve("bench/peers");
    }

    Path workloads() {
        return root.resolve("bench/workloads");
    }

    Path leash() {
        return root.resolve("bench/lib/leash");
    }

    Path loadScript() {
        return root.resolve("bench/lib/load.lua");
    }

    Path results() {
        return root.resolve("bench/results");
    }

    Path page() {
        return root.resolve("docs/performance.md");
    }

    /** Logs, requests and scripts of the present run. */
    Path work() throws IOException {
        return Files.createDirectories(root.resolve("bench/target/run"));
    }
}
