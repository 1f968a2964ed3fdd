package io.fraiseql.graphql.schema;

import io.fraiseql.graphql.SchemaException;
import io.fraiseql.graphql.binding.ApiBinder;
import io.fraiseql.graphql.catalog.Catalog;
import io.fraiseql.graphql.catalog.QualifiedName;
import io.fraiseql.graphql.model.TenantColumn;
import io.fraiseql.graphql.reader.ApiDeclaration;
import io.fraiseql.graphql.reader.ApiReader;
import io.fraiseql.graphql.reader.MistakeCollector;
import io.fraiseql.graphql.reader.OperationDeclaration;
import io.fraiseql.graphql.reader.OperationDeclaration.Body;
import io.fraiseql.graphql.reader.TypeDeclaration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Loads an API: Java and catalog in, model and schema out. */
public final class ApiLoader {
    private ApiLoader() {}

    /**
     * Loads an API.
     *
     * @param apis interfaces with {@code @Query} and {@code @Mutation} methods, of any visibility and class loader
     * @param catalogConnection of the role that serves, with its search path; only the catalog is read. Stays
     *     the caller's
     * @param tenantColumn the column that says whose row it is, {@code tenant_id} as a rule
     * @throws SchemaException with everything that does not fit
     * @throws SQLException when the catalog cannot be read
     */
    public static LoadedApi load(List<Class<?>> apis, Connection catalogConnection, String tenantColumn)
            throws SQLException {
        return load(apis, catalogConnection, new TenantColumn(tenantColumn, TenantColumn.Need.EVERYWHERE));
    }

    /** As {@link #load(List, Connection, String)}, for sources that need not have the column. */
    public static LoadedApi load(List<Class<?>> apis, Connection catalogConnection, TenantColumn tenantColumn)
            throws SQLException {
        var mistakes = new MistakeCollector();
        var declaration = ApiReader.read(apis, mistakes);
        var catalog = Catalog.load(catalogConnection, sources(declaration), functions(declaration));
        var api = ApiBinder.bind(declaration, catalog, tenantColumn, mistakes);
        NameCheck.check(declaration, mistakes);
        mistakes.throwIfAny();
        return new LoadedApi(api, SchemaBuilder.build(api));
    }

    private static Set<QualifiedName> sources(ApiDeclaration api) {
        return Stream.concat(
                        api.types().values().stream()
                                .map(TypeDeclaration::sqlSource)
                                .flatMap(Optional::stream),
                        api.queries().stream()
                                .map(OperationDeclaration::body)
                                .flatMap(body ->
                                        body instanceof Body.Rows rows ? Stream.of(rows.source()) : Stream.empty()))
                .flatMap(name -> QualifiedName.parse(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<QualifiedName> functions(ApiDeclaration api) {
        return api.mutations().stream()
                .map(OperationDeclaration::body)
                .flatMap(body -> body instanceof Body.Function call ? Stream.of(call.function()) : Stream.empty())
                .flatMap(name -> QualifiedName.parse(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
