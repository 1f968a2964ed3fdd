package io.fraiseql.graphql.reader;

import io.fraiseql.api.Description;
import io.fraiseql.api.RequiresPermission;
import io.fraiseql.api.RequiresRole;
import io.fraiseql.api.RequiresScope;
import io.fraiseql.graphql.model.Access;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads the annotations that operations and components share. */
final class AccessReader {
    private AccessReader() {}

    static String description(AnnotatedElement annotated) {
        var description = annotated.getAnnotation(Description.class);
        return description == null ? "" : description.value().strip();
    }

    static Access access(AnnotatedElement annotated, Element element, MistakeCollector mistakes) {
        var scope = annotated.getAnnotation(RequiresScope.class);
        var role = annotated.getAnnotation(RequiresRole.class);
        var permission = annotated.getAnnotation(RequiresPermission.class);
        if (scope == null && role == null && permission == null) {
            return Access.OPEN;
        }
        return new Access(
                scope == null ? Set.of() : names("@RequiresScope", scope.value(), element, mistakes),
                role == null ? Set.of() : names("@RequiresRole", role.value(), element, mistakes),
                permission == null ? Set.of() : names("@RequiresPermission", permission.value(), element, mistakes));
    }

    /** An annotation that names nothing would open what its author meant to close. */
    private static Set<String> names(String annotation, String[] names, Element element, MistakeCollector mistakes) {
        if (names.length == 0 || Arrays.stream(names).anyMatch(String::isBlank)) {
            mistakes.add(element, annotation + " names nothing; name what is required or remove it");
        }
        return new LinkedHashSet<>(Arrays.asList(names));
    }
}
