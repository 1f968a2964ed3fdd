package io.fraiseql.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleSectionTest {
    private static final Machine MACHINE = new Machine("CPU", 2, 24, "Linux", "JDK", "18.6");
    private static final Settings SETTINGS =
            new Settings(false, List.of(Workload.NEWEST), List.of(), 1, 1, 1, 16, 8, 100, "256m", Set.of());

    @TempDir
    private Path root;

    @Test
    void eachRunWritesItsPartOfThePageAndKeepsTheOther() throws Exception {
        var paths = new RepositoryPaths(root);
        Files.createDirectories(paths.results());
        Files.createDirectories(paths.page().getParent());

        ScaleSection.write(paths, scale(900));
        Files.writeString(paths.page(), PerformancePage.markdown(report(), ScaleSection.last(paths)));
        assertThat(paths.page()).content().containsOnlyOnce("## Many tenants").contains("| 0.90 |");

        ScaleSection.write(paths, scale(800));
        assertThat(paths.page())
                .content()
                .containsOnlyOnce("## Many tenants")
                .contains("| 0.80 |", "## Start", "## Who is compared")
                .doesNotContain("| 0.90 |");
    }

    private static RunReport report() {
        return new RunReport(
                Instant.EPOCH,
                MACHINE,
                SETTINGS,
                List.of(new StartTime("fraiseql", new Spread(1.2, 1.1, 1.3))),
                Map.of(Workload.NEWEST, ContenderResult.againstFirst(Map.of("fraiseql", turns(1000)))));
    }

    private static ScaleReport scale(int many) {
        List<Measurement> few = turns(1000);
        var sizes = new LinkedHashMap<Integer, ScaleReport.Size>();
        sizes.put(10, size(few, few));
        sizes.put(100, size(turns(many), few));
        return new ScaleReport(Instant.EPOCH, MACHINE, SETTINGS, 512, sizes);
    }

    private static ScaleReport.Size size(List<Measurement> turns, List<Measurement> few) {
        return new ScaleReport.Size(
                ContenderResult.of("fraiseql", turns, turns, few), ContenderResult.of("limit", turns, turns, few));
    }

    private static List<Measurement> turns(int requests) {
        return List.of(new Measurement(new LoadResult(requests, 1_000_000, 0, 1, 2, 0), 1, 1, 1, 1024));
    }
}
