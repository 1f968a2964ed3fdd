package io.fraiseql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code docs/isolation.md} names every attack, and no test that does not try it. */
class AttackListTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| [^|]+ \\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern NAME = Pattern.compile("@DisplayName\\(\\s*\"(attacks? [^:\"]*)");

    @Test
    void everyAttackHasARowAndEveryTestThatARowNamesTriesIt() throws IOException {
        var named = attacksByTest();
        var listed = new ArrayList<Integer>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/isolation.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                int number = Integer.parseInt(row.group(1));
                listed.add(number);
                TEST.matcher(row.group(2))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(test -> assertThat(named.get(test))
                                .as("%s tries attack %d", test, number)
                                .isNotNull()
                                .contains(number));
            }
        }
        assertThat(listed)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 75).boxed().toList());
    }

    private static Map<String, List<Integer>> attacksByTest() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("/src/test/java/")
                            && file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            AttackListTest::attacks,
                            (a, b) -> {
                                var both = new ArrayList<>(a);
                                both.addAll(b);
                                return both;
                            }));
        }
    }

    private static List<Integer> attacks(Path test) {
        try {
            return NAME.matcher(Files.readString(test))
                    .results()
                    .flatMap(match -> Pattern.compile("(?<![L\\d])\\d+")
                            .matcher(match.group(1))
                            .results())
                    .map(match -> Integer.parseInt(match.group()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
