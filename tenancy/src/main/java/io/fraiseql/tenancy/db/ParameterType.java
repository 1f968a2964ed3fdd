package io.fraiseql.tenancy.db;

import java.util.List;
import java.util.Set;

/**
 * The type that PostgreSQL infers for a parameter.
 *
 * @param name as the driver spells it: {@code uuid}, {@code _int4}, {@code "shop"."mood"}
 * @param labels the labels, when it is an enum or an array of one
 */
public record ParameterType(String name, List<String> labels) {
    private static final Set<String> BUILT_IN = Set.of(
            "uuid",
            "text",
            "varchar",
            "bpchar",
            "name",
            "bool",
            "int2",
            "int4",
            "int8",
            "float4",
            "float8",
            "numeric",
            "date",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "interval",
            "json",
            "jsonb",
            "bytea",
            "inet",
            "cidr",
            "oid",
            "xml",
            "tsquery",
            "tsvector",
            "regclass",
            "regtype",
            "unknown");

    static boolean isBuiltIn(String name) {
        return BUILT_IN.contains(name.startsWith("_") ? name.substring(1) : name);
    }

    boolean isArray() {
        return name.startsWith("_") || name.contains("\"_");
    }

    boolean isJson() {
        return name.equals("json") || name.equals("jsonb");
    }
}
