package io.fraiseql.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which module imports which. */
final class ModuleGraph {
    /** Imports run downwards only: what each module may import, as CONTRIBUTING.md draws it. */
    static final Map<String, Set<String>> ALLOWED = Map.of(
            "api", Set.of(),
            "tenancy", Set.of("api"),
            "isolation", Set.of("tenancy"),
            "lifecycle", Set.of("tenancy"),
            "embedded", Set.of("tenancy"),
            "graphql", Set.of("api", "tenancy"),
            "server", Set.of("api", "tenancy", "isolation", "lifecycle", "graphql"),
            "doctor", Set.of("tenancy", "isolation"),
            "testkit", Set.of("api", "tenancy", "lifecycle", "embedded", "server"),
            "cli", Set.of("api", "tenancy", "isolation", "lifecycle", "embedded", "graphql", "server", "doctor"));

    private static final String ROOT = "io.fraiseql.";

    private ModuleGraph() {}

    /** What the classes of each module use of others. */
    static Map<String, Set<String>> of(JavaClasses classes) {
        var graph = new TreeMap<String, Set<String>>();
        for (JavaClass type : classes) {
            String module = module(
                    type.isAnnotatedWith(StandsIn.class)
                            ? type.getAnnotationOfType(StandsIn.class).value()
                            : type.getPackageName());
            Set<String> used = graph.computeIfAbsent(module, _ -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency ->
                            dependency.getTargetClass().getBaseComponentType().getPackageName())
                    .filter(name -> name.startsWith(ROOT))
                    .map(ModuleGraph::module)
                    .filter(other -> !other.equals(module))
                    .forEach(used::add);
        }
        return graph;
    }

    private static String module(String room) {
        return room.substring(ROOT.length()).replaceFirst("\\..*", "");
    }
}
