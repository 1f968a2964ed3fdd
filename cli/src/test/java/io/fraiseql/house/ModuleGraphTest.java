package io.fraiseql.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.fraiseql.server.FraiseQL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModuleGraphTest {
    @Test
    void modulesImportWhatTheyMayAndNothingIsAllowedInVain() {
        assertThat(ModuleGraph.of(House.CLASSES)).containsExactlyInAnyOrderEntriesOf(ModuleGraph.ALLOWED);
    }

    @Test
    void everyModuleOfTheBuildIsDrawn() {
        assertThat(ModuleGraph.ALLOWED.keySet()).containsExactlyInAnyOrderElementsOf(House.modules());
    }

    @Test
    void whatIsAllowedHasNoWayBack() {
        Map<String, Set<String>> allowed = ModuleGraph.ALLOWED;
        for (String module : allowed.keySet()) {
            var reached = new HashSet<String>();
            var open = new ArrayList<>(allowed.get(module));
            while (!open.isEmpty()) {
                String next = open.removeLast();
                if (reached.add(next)) {
                    open.addAll(allowed.get(next));
                }
            }
            assertThat(reached).as(module).doesNotContain(module);
        }
    }

    @Test
    void bites() {
        var upwards = ModuleGraph.of(new ClassFileImporter().importClasses(Climbs.class));
        assertThat(upwards.get("tenancy")).contains("server");
        assertThat(ModuleGraph.ALLOWED.get("tenancy")).doesNotContain("server");
    }

    @StandsIn("io.fraiseql.tenancy.pool")
    static final class Climbs {
        @Nullable FraiseQL held;
    }
}
