package io.fraiseql.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How modules and packages are cut. */
class RoomsTest {
    /** One check a file, and the files share a shape: more of them make it longer, not more crowded. */
    private static final Set<String> MAY_BE_LARGE = Set.of("io/fraiseql/isolation/check");

    private static final int FILES_OF_A_PACKAGE = 40;
    private static final ArchRule NO_CIRCLES = SlicesRuleDefinition.slices()
            .matching("io.fraiseql.(*).(*)..")
            .should()
            .beFreeOfCycles();

    @Test
    void noRoomLeadsBackToItself() {
        NO_CIRCLES.check(House.CLASSES);
    }

    @Test
    void theRuleOnCirclesBites() {
        var circle = new ClassFileImporter().importPackages("io.fraiseql.house.circle");
        ArchRule within = SlicesRuleDefinition.slices()
                .matching("io.fraiseql.house.(*).(*)..")
                .should()
                .beFreeOfCycles();
        assertThatThrownBy(() -> within.check(circle))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Hen");
    }

    @Test
    void noModuleHoldsMoreThanAQuarterOfTheHouse() {
        Map<String, Integer> lines = House.modules().stream()
                .collect(Collectors.toMap(
                        module -> module, module -> lines(House.sources(module)), (a, _) -> a, HashMap::new));
        lines.put("bench", lines(House.benchmark()));
        assertThat(overAQuarter(lines)).as("%s", new TreeMap<>(lines)).isEmpty();
    }

    private static int lines(List<Path> files) {
        return files.stream().mapToInt(file -> House.lines(file).size()).sum();
    }

    @Test
    void theRuleOnModulesBites() {
        assertThat(overAQuarter(Map.of("a", 26, "b", 25, "c", 24, "d", 25))).containsExactly("a");
    }

    private static List<String> overAQuarter(Map<String, Integer> lines) {
        int all = lines.values().stream().mapToInt(Integer::intValue).sum();
        return lines.keySet().stream()
                .filter(module -> lines.get(module) * 4 > all)
                .sorted()
                .toList();
    }

    @Test
    void noPackageIsCrowded() {
        Map<String, Long> files = House.modules().stream()
                .flatMap(module -> House.sources(module).stream()
                        .map(file -> House.ROOT
                                .resolve(module)
                                .resolve("src/main/java")
                                .relativize(file.getParent())
                                .toString()))
                .collect(Collectors.groupingBy(room -> room, Collectors.counting()));
        assertThat(files.keySet()).containsAll(MAY_BE_LARGE);
        assertThat(crowded(files)).containsExactlyElementsOf(MAY_BE_LARGE);
    }

    @Test
    void theRuleOnPackagesBites() {
        assertThat(crowded(Map.of("small", 40L, "large", 41L))).containsExactly("large");
    }

    private static List<String> crowded(Map<String, Long> files) {
        return files.keySet().stream()
                .filter(room -> files.get(room) > FILES_OF_A_PACKAGE)
                .sorted()
                .toList();
    }

    @Test
    void nullsAreMarkedInEveryPackage() {
        List<Path> rooms = House.modules().stream()
                .flatMap(module -> House.sources(module).stream())
                .map(Path::getParent)
                .distinct()
                .toList();
        assertThat(rooms).hasSizeGreaterThan(30);
        assertThat(rooms).allSatisfy(room -> assertThat(isNullMarked(room)).isTrue());
    }

    @Test
    void theRuleOnNullsBites() {
        Path unmarked = House.ROOT.resolve("cli/src/test/java/io/fraiseql/house/circle/one");
        assertThat(unmarked).isDirectory();
        assertThat(isNullMarked(unmarked)).isFalse();
    }

    private static boolean isNullMarked(Path room) {
        Path info = room.resolve("package-info.java");
        return Files.exists(info) && House.read(info).contains("@NullMarked");
    }
}
