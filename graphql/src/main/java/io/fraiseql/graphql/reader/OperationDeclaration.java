package io.fraiseql.graphql.reader;

import io.fraiseql.graphql.model.Access;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** A {@code @Query} or {@code @Mutation} method. */
public record OperationDeclaration(
        Element element,
        String name,
        String description,
        Access access,
        Method method,
        List<ParameterDeclaration> parameters,
        JavaShape result,
        boolean crossTenant,
        Body body) {
    public OperationDeclaration {
        parameters = List.copyOf(parameters);
    }

    /** What answers it. */
    public sealed interface Body {
        /** Rows of a source, whose name is as the author wrote it. */
        record Rows(String source, Optional<String> idArg, int maxLimit) implements Body {}

        /** An SQL function, whose name is as the author wrote it. */
        record Function(String function) implements Body {}

        /** The method's own code. */
        record Java(boolean takesContext) implements Body {}
    }
}
