package io.fraiseql.graphql.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of the catalog that an API needs. Immutable.
 *
 * @param relations those asked for that exist
 * @param functions those asked for that exist, overloads together
 * @param enumLabels the labels of enum types, by the type as SQL writes it
 * @param foreignKeys those of the tables that the relations are or are made of
 * @param relationNames the user's relations that could be asked for; empty when all were found
 * @param functionNames the user's functions that could be asked for; empty when all were found
 */
public record Catalog(
        Map<QualifiedName, Relation> relations,
        Map<QualifiedName, List<Function>> functions,
        Map<String, List<String>> enumLabels,
        List<ForeignKey> foreignKeys,
        List<String> relationNames,
        List<String> functionNames) {
    public Catalog {
        relations = Map.copyOf(relations);
        functions = Map.copyOf(functions);
        enumLabels = Map.copyOf(enumLabels);
        foreignKeys = List.copyOf(foreignKeys);
        relationNames = List.copyOf(relationNames);
        functionNames = List.copyOf(functionNames);
    }

    /**
     * Reads the catalog as the connection's role and search path see it, in a fixed number of queries.
     *
     * @param connection stays the caller's
     * @throws SQLException when the catalog cannot be read
     */
    public static Catalog load(Connection connection, Set<QualifiedName> sources, Set<QualifiedName> functions)
            throws SQLException {
        return new CatalogReader(connection).read(sources, functions);
    }

    /** The relation of this name, if there is one. */
    public Optional<Relation> relation(QualifiedName name) {
        return Optional.ofNullable(relations.get(name));
    }

    /** All functions of this name. */
    public List<Function> functions(QualifiedName name) {
        return functions.getOrDefault(name, List.of());
    }
}
