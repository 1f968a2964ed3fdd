package io.fraiseql.graphql.reader;

import io.fraiseql.api.Context;
import io.fraiseql.api.CrossTenant;
import io.fraiseql.api.Default;
import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import io.fraiseql.graphql.model.Access;
import io.fraiseql.graphql.reader.OperationDeclaration.Body;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one {@code @Query} or {@code @Mutation} method. */
final class OperationReader {
    private final ShapeReader shapes;
    private final RecordReader records;
    private final MistakeCollector mistakes;

    OperationReader(ShapeReader shapes, RecordReader records, MistakeCollector mistakes) {
        this.shapes = shapes;
        this.records = records;
        this.mistakes = mistakes;
    }

    Optional<OperationDeclaration> query(Method method, Query query) {
        var element = Element.of(method);
        Optional<Body> body = Optional.empty();
        if (method.isDefault()) {
            if (!query.sqlSource().isEmpty()) {
                mistakes.add(element, "has a body, so sqlSource is not used; remove one of them");
            }
            if (!query.idArg().isEmpty()) {
                mistakes.add(element, "has a body, so idArg is not used; remove it");
            }
            body = Optional.of(java(method));
        } else if (query.sqlSource().isEmpty()) {
            mistakes.add(element, "is abstract; give @Query(sqlSource = \"...\") or a body");
        } else {
            body = Optional.of(
                    new Body.Rows(query.sqlSource(), RecordReader.nonEmpty(query.idArg()), query.maxLimit()));
        }
        return operation(method, element, query.name(), body, false);
    }

    Optional<OperationDeclaration> mutation(Method method, Mutation mutation) {
        var element = Element.of(method);
        Optional<Body> body = Optional.empty();
        if (method.isDefault()) {
            if (!mutation.function().isEmpty()) {
                mistakes.add(element, "has a body, so function is not used; remove one of them");
            }
            body = Optional.of(java(method));
        } else if (mutation.function().isEmpty()) {
            mistakes.add(element, "is abstract; give @Mutation(function = \"...\") or a body");
        } else {
            body = Optional.of(new Body.Function(mutation.function()));
        }
        return operation(method, element, mutation.name(), body, true);
    }

    private Optional<OperationDeclaration> operation(
            Method method, Element element, String givenName, Optional<Body> body, boolean mutation) {
        String name = givenName.isEmpty() ? method.getName() : givenName;
        Naming.check(name, element, mistakes);
        if (!method.trySetAccessible()) {
            mistakes.add(element, "is not accessible; open its package to io.fraiseql");
        }
        var access = AccessReader.access(method, element, mistakes);
        boolean crossTenant = method.isAnnotationPresent(CrossTenant.class);
        if (crossTenant) {
            checkCrossTenant(access, mutation, element);
        }
        var parameters = parameters(method, element);
        var result = shapes.read(method.getAnnotatedReturnType(), method, element);
        result.ifPresent(shape -> checkResult(shape, mutation, element));
        if (result.isEmpty() || body.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OperationDeclaration(
                element,
                name,
                AccessReader.description(method),
                access,
                method,
                parameters,
                result.get(),
                crossTenant,
                body.get()));
    }

    private void checkCrossTenant(Access access, boolean mutation, Element element) {
        if (mutation) {
            mistakes.add(element, "@CrossTenant is for queries; a mutation runs in one tenant");
        } else if (access.isOpen()) {
            mistakes.add(
                    element,
                    "@CrossTenant reads all tenants; say who may, with @RequiresRole, @RequiresScope or @RequiresPermission");
        }
    }

    private void checkResult(JavaShape shape, boolean mutation, Element element) {
        switch (shape) {
            case JavaShape.Leaf ignored -> {}
            case JavaShape.Nothing ignored -> {
                if (!mutation) {
                    mistakes.add(element, "a query answers something; return a type");
                }
            }
            case JavaShape.Structure structure -> {
                records.output(structure.type(), element);
                if (structure.list() && structure.nullable()) {
                    mistakes.add(element, "a list of objects is empty, never null; remove @Nullable or Optional");
                }
            }
        }
    }

    private List<ParameterDeclaration> parameters(Method method, Element element) {
        var parameters = new ArrayList<ParameterDeclaration>();
        for (int i = 0; i < method.getParameterCount(); i++) {
            var parameter = method.getParameters()[i];
            if (parameter.getType() == Context.class) {
                if (!method.isDefault()) {
                    mistakes.add(element, "is compiled to SQL and takes no Context; remove it or give a body");
                } else if (i > 0) {
                    mistakes.add(element, "takes the Context as its first parameter; move it there");
                }
            } else {
                parameter(parameter, element).ifPresent(parameters::add);
            }
        }
        return parameters;
    }

    private Optional<ParameterDeclaration> parameter(Parameter parameter, Element method) {
        if (!parameter.isNamePresent()) {
            mistakes.add(method, "its parameters have no names in the class file; compile with javac -parameters");
            return Optional.empty();
        }
        var element = method.parameter(parameter.getName());
        Naming.check(parameter.getName(), element, mistakes);
        return shapes.read(parameter.getAnnotatedType(), parameter, element)
                .filter(shape -> records.accepted(shape, element))
                .map(shape -> new ParameterDeclaration(
                        element,
                        parameter.getName(),
                        AccessReader.description(parameter),
                        shape,
                        parameter.getParameterizedType(),
                        Optional.ofNullable(parameter.getAnnotation(Default.class))
                                .map(Default::value)));
    }

    private static Body java(Method method) {
        return new Body.Java(method.getParameterCount() > 0 && method.getParameterTypes()[0] == Context.class);
    }

    /** Whether a method that is no operation is only there for those that are. */
    static boolean ownBusiness(Method method) {
        return method.isDefault()
                || Modifier.isStatic(method.getModifiers())
                || Modifier.isPrivate(method.getModifiers());
    }
}
