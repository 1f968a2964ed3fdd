package io.fraiseql.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md draws the house as it is. */
class ContributingTest {
    private static final String TEXT = House.read(House.ROOT.resolve("CONTRIBUTING.md"));

    @Test
    void itsTableHasEveryModule() {
        Set<String> rows = Pattern.compile("^\\| `([\\w/]+)` \\|", Pattern.MULTILINE)
                .matcher(TEXT)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        assertThat(rows).containsAll(House.modules());
        assertThat(rows)
                .allSatisfy(module -> assertThat(House.ROOT.resolve(module)).isDirectory());
    }

    @Test
    void theFilesOfItsWalkAreThere() {
        List<String> named = Pattern.compile("`((?:\\w+/)*\\w+\\.java)`")
                .matcher(TEXT)
                .results()
                .map((MatchResult file) -> file.group(1))
                .distinct()
                .toList();
        Set<Path> files = House.modules().stream()
                .flatMap(module -> Stream.concat(House.sources(module).stream(), House.tests(module).stream()))
                .collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(12);
        assertThat(named).allSatisfy(name -> assertThat(files).anyMatch(file -> file.endsWith(name)));
    }
}
