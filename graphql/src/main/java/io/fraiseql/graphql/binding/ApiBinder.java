package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.catalog.Catalog;
import io.fraiseql.graphql.catalog.Function;
import io.fraiseql.graphql.catalog.QualifiedName;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.EnumType;
import io.fraiseql.graphql.model.InputType;
import io.fraiseql.graphql.model.ObjectType;
import io.fraiseql.graphql.model.Operation;
import io.fraiseql.graphql.model.TenantColumn;
import io.fraiseql.graphql.reader.ApiDeclaration;
import io.fraiseql.graphql.reader.JavaShape;
import io.fraiseql.graphql.reader.MistakeCollector;
import io.fraiseql.graphql.reader.Naming;
import io.fraiseql.graphql.reader.OperationDeclaration;
import io.fraiseql.graphql.reader.OperationDeclaration.Body;
import io.fraiseql.graphql.reader.ParameterDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Binds a whole API. */
public final class ApiBinder {
    private final ApiDeclaration api;
    private final Catalog catalog;
    private final MistakeCollector mistakes;
    private final SourceFinder sources;
    private final TypeSources typeSources;
    private final EnumLabels labels;
    private final ArgumentBinder arguments;
    private final JoinFinder joins;

    private ApiBinder(ApiDeclaration api, Catalog catalog, TenantColumn tenantColumn, MistakeCollector mistakes) {
        this.api = api;
        this.catalog = catalog;
        this.mistakes = mistakes;
        this.sources = new SourceFinder(catalog, tenantColumn, mistakes);
        this.typeSources = TypeSources.of(api, sources, mistakes);
        this.labels = new EnumLabels(catalog, mistakes);
        this.arguments = new ArgumentBinder(api, labels, mistakes);
        this.joins = new JoinFinder(catalog.foreignKeys(), tenantColumn.name(), mistakes);
    }

    /**
     * Binds what was declared to what the catalog has.
     *
     * @param tenantColumn the column that says whose row it is, in every source that is not shared, unless it
     *     is optional
     * @param mistakes takes what does not fit; with any, the result is incomplete and must not be served
     */
    public static Api bind(ApiDeclaration api, Catalog catalog, TenantColumn tenantColumn, MistakeCollector mistakes) {
        return new ApiBinder(api, catalog, tenantColumn, mistakes).bind();
    }

    private Api bind() {
        meetEnums();
        InputCycles.check(api, mistakes);
        var types = new LinkedHashMap<String, ObjectType>();
        var typeBinder = new TypeBinder(api, typeSources, labels, joins, mistakes);
        api.types().values().forEach(type -> types.put(type.name(), typeBinder.bind(type)));
        var inputs = new LinkedHashMap<String, InputType>();
        api.inputs().values().forEach(input -> inputs.put(input.name(), arguments.input(input)));
        var enums = new LinkedHashMap<String, EnumType>();
        api.enums().values().forEach(type -> enums.put(type.graphqlName(), labels.apply(type)));
        return new Api(types, inputs, enums, operations(api.queries(), types), operations(api.mutations(), types));
    }

    private Map<String, Operation> operations(List<OperationDeclaration> declared, Map<String, ObjectType> types) {
        var results = new ResultBinder(api, labels, types, mistakes);
        var rows =
                new RowsBinder(api, typeSources, new QuerySourceFinder(sources, types, mistakes), arguments, mistakes);
        var functions = new FunctionBinder(catalog, arguments, results, mistakes);
        var operations = new LinkedHashMap<String, Operation>();
        var before = new LinkedHashMap<String, OperationDeclaration>();
        for (var operation : declared) {
            var twin = before.putIfAbsent(operation.name(), operation);
            if (twin != null) {
                mistakes.add(
                        operation.element(),
                        "there is a field " + operation.name() + " already, of " + twin.element()
                                + "; give one of them another name");
            }
            Optional<Operation> bound = switch (operation.body()) {
                case Body.Rows body -> rows.bind(operation, body);
                case Body.Function body -> functions.bind(operation, body.function());
                case Body.Java body -> java(operation, body, results);
            };
            bound.ifPresent(found -> operations.putIfAbsent(found.name(), found));
        }
        return operations;
    }

    private Optional<Operation> java(OperationDeclaration operation, Body.Java body, ResultBinder results) {
        return results.result(operation.result())
                .map(result -> new Operation.JavaCall(
                        operation.name(),
                        operation.description(),
                        operation.access(),
                        operation.method(),
                        body.takesContext(),
                        arguments.arguments(operation.parameters()),
                        result,
                        operation.crossTenant()));
    }

    /** Labels come first: whatever holds an enum afterwards holds it with its labels. */
    private void meetEnums() {
        for (var type : api.types().values()) {
            if (typeSources.of(type.javaType()) instanceof TypeSources.State.Bound bound) {
                for (var component : type.components()) {
                    if (component.shape() instanceof JavaShape.Leaf leaf) {
                        bound.source()
                                .column(Naming.snakeCase(component.name()))
                                .ifPresent(column -> labels.meet(leaf.type(), column, component.element()));
                    }
                }
            }
        }
        for (var operation :
                Stream.concat(api.queries().stream(), api.mutations().stream()).toList()) {
            operation.parameters().forEach(parameter -> meet(operation, parameter));
        }
    }

    private void meet(OperationDeclaration operation, ParameterDeclaration parameter) {
        if (!(parameter.shape() instanceof JavaShape.Leaf leaf)) {
            return;
        }
        String name = Naming.snakeCase(parameter.name());
        switch (operation.body()) {
            case Body.Java ignored -> {}
            case Body.Rows rows ->
                QualifiedName.parse(rows.source())
                        .flatMap(catalog::relation)
                        .map(relation -> relation.columns().get(name))
                        .ifPresent(column -> labels.meet(leaf.type(), column, parameter.element()));
            case Body.Function function ->
                QualifiedName.parse(function.function()).stream()
                        .flatMap(parsed -> catalog.functions(parsed).stream())
                        .map(Function::parameters)
                        .flatMap(List::stream)
                        .filter(candidate -> candidate.type().name().equals(name))
                        .forEach(candidate -> labels.meet(leaf.type(), candidate.type(), parameter.element()));
        }
    }
}
