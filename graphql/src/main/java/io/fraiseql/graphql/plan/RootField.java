package io.fraiseql.graphql.plan;

import graphql.language.Document;
import graphql.language.Field;
import graphql.schema.GraphQLFieldDefinition;
import io.fraiseql.graphql.json.JsonLiteral;
import io.fraiseql.graphql.model.Operation;
import io.fraiseql.graphql.selection.ObjectSelection;
import io.fraiseql.graphql.sql.CompiledSelect;
import io.fraiseql.graphql.sql.Sql;
import java.util.Optional;

/** One member of {@code data}, and what answers it. */
public sealed interface RootField {
    /** The member's key in the answer. */
    String key();

    /** The same for every request of the plan. */
    record Constant(String key, JsonLiteral value) implements RootField {}

    /** {@code __schema} or {@code __type} with arguments out of variables. */
    record Introspection(String key, Document document) implements RootField {}

    /**
     * Rows of a statement.
     *
     * @param many whether the answer is a list; a list is never null
     * @param nullable whether one object may be missing
     * @param crossTenant whether the statement runs over the admin role
     */
    record Rows(String key, CompiledSelect select, boolean many, boolean nullable, boolean crossTenant)
            implements RootField {}

    /** One value of a statement: what a scalar function answers. */
    record Value(String key, Sql sql, Operation.FunctionCall operation) implements RootField {}

    /**
     * A method with a body.
     *
     * @param definition and {@code field}, of which the arguments are coerced when it is called
     * @param selection what is selected of the objects that it answers; empty for a leaf
     * @param rows reloads the answered objects by id, when relations of theirs are selected
     */
    record Call(
            String key,
            Operation.JavaCall operation,
            GraphQLFieldDefinition definition,
            Field field,
            Optional<ObjectSelection> selection,
            Optional<CompiledSelect> rows)
            implements RootField {}
}
