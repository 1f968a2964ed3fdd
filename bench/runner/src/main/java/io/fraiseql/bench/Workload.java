package io.fraiseql.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** The questions that are asked. Each has a document that all peers share, or that a peer has in its own dialect. */
enum Workload {
    NEWEST("the newest 20 posts: id and title"),
    BY_ID("one post by its id"),
    FILTERED("20 published posts, ordered by title"),
    NESTED("the newest 20 posts, each with its author and 5 comments"),
    CREATE("create a post");

    private final String description;

    Workload(String description) {
        this.description = description;
    }

    /** The name of its files, and of its rows in reports. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String description() {
        return description;
    }

    boolean writes() {
        return this == CREATE;
    }

    static Workload of(String title) {
        return Arrays.stream(values())
                .filter(workload -> workload.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new BenchFailure(
                        "there is no workload " + title + "; there are " + String.join(", ", titles())));
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(Workload::title).toList();
    }

    /**
     * The JSON body of a request in the peer's dialect, on one line, with its placeholders: {@code @tenant@}, {@code
     * @user@} and {@code @post@}.
     */
    String body(Path shared, Path own) throws IOException {
        var mapper = JsonMapper.shared();
        var body = mapper.createObjectNode();
        String document = read(shared, own, title() + ".graphql", "");
        if (document.isEmpty()) {
            throw new BenchFailure("there is no " + title() + ".graphql in " + shared);
        }
        body.put("query", document);
        body.set("variables", mapper.readTree(read(shared, own, title() + ".variables.json", "{}")));
        return mapper.writeValueAsString(body);
    }

    private static String read(Path shared, Path own, String file, String absent) throws IOException {
        for (Path folder : List.of(own, shared)) {
            if (Files.exists(folder.resolve(file))) {
                return Files.readString(folder.resolve(file));
            }
        }
        return absent;
    }
}
