package io.fraiseql.cli.probe;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import io.fraiseql.doctor.probe.NonTransactionalSql;
import io.fraiseql.doctor.probe.ProbeExtension;
import io.fraiseql.doctor.probe.TwoTenants;
import io.fraiseql.graphql.model.Operation;
import io.fraiseql.graphql.schema.LoadedApi;
import io.fraiseql.isolation.Finding;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A run of every operation of an API as tenant A, with ids and values of tenant B's among the arguments. It is repeated
 * after tenant B's rows have gone. What is answered has to be the same, hold no value of tenant B's, and leave tenant
 * B's rows as they were.
 *
 * <p>All of it is in the probe's transaction, which is rolled back. An operation that might reach beyond that is not
 * run, but named: a method whose body uses more of Java than values and collections ({@link BytecodeScan}), and an SQL
 * function whose effect is not rolled back. Where the database itself has ways out, the probe does not come to this.
 */
public final class OperationsTrial implements ProbeExtension {
    private static final int TIMES = 20;

    private final LoadedApi api;
    private final FraiseqlConfig config;

    /** A trial of one API, as a configuration serves it. */
    public OperationsTrial(LoadedApi api, FraiseqlConfig config) {
        this.api = api;
        this.config = config;
    }

    /** A document that was run twice while tenant B had rows. */
    private record Tried(String operation, String document, ResultPattern together) {}

    @Override
    public List<Finding> attempt(TwoTenants ground) throws SQLException {
        var findings = new OperationFindings();
        var caller = new ProbeCaller(api, config, ground);
        var onlyOfB = TenantBOnlyValues.of(ground.rowsOfA(), ground.rowsOfB());
        var tried = new ArrayList<Tried>();
        for (Root root : roots()) {
            for (Operation operation : root.operations()) {
                String name = root.type().getName() + "." + operation.name();
                Optional<String> refusal = refusal(operation);
                if (crossesTenants(operation)) {
                    continue;
                }
                if (refusal.isPresent()) {
                    findings.untried(name, refusal.get());
                    continue;
                }
                var field = root.type().getFieldDefinition(operation.name());
                tried.addAll(together(name, root.mutation(), field, ground, caller, onlyOfB, findings));
            }
        }
        ground.removeB();
        for (Tried one : tried) {
            alone(one, caller, findings);
        }
        return findings.all();
    }

    /**
     * Asks again where the answer is another. What is sorted by a new id is in another order each time, and an answer
     * that tells of tenant B never fits.
     */
    private static void alone(Tried one, ProbeCaller caller, OperationFindings findings) {
        OperationResult alone = caller.run(one.document());
        for (int again = 0; again < TIMES && !one.together().fits(alone); again++) {
            alone = caller.run(one.document());
        }
        if (!one.together().fits(alone)) {
            findings.differs(one.operation(), one.document(), one.together().failed() || alone.failed());
        }
    }

    private static List<Tried> together(
            String name,
            boolean mutation,
            GraphQLFieldDefinition field,
            TwoTenants ground,
            ProbeCaller caller,
            TenantBOnlyValues onlyOfB,
            OperationFindings findings)
            throws SQLException {
        var tried = new ArrayList<Tried>();
        boolean answered = false;
        var documents = new OperationDocuments(mutation, ground.rowsOfA(), ground.rowsOfB()).of(field);
        documents.unknown().ifPresent(argument -> findings.unknown(name, argument));
        if (documents.chosen().size() < documents.all()) {
            findings.cut(name, documents.chosen().size(), documents.all());
        }
        for (String document : documents.chosen()) {
            OperationResult first = caller.run(document);
            onlyOfB.in(first, document).ifPresent(value -> findings.shows(name, document, value));
            if (caller.changedB()) {
                findings.changes(name, document);
            }
            answered |= !first.failed();
            ResultPattern pattern = ResultPattern.of(first, caller.run(document));
            if (pattern.stable()) {
                tried.add(new Tried(name, document, pattern));
            } else {
                findings.untried(name, "its answer is another each time, as to " + document);
            }
        }
        if (!answered && !documents.chosen().isEmpty()) {
            findings.untried(name, "it failed whatever was tried");
        }
        return tried;
    }

    private static Optional<String> refusal(Operation operation) {
        return switch (operation) {
            case Operation.JavaCall call ->
                new BytecodeScan(call.method())
                        .sideEffect()
                        .map(use -> "its body uses " + use + ", which might do what is not rolled back");
            // Of PostgreSQL's own functions no definition was read.
            case Operation.FunctionCall call ->
                NonTransactionalSql.in(call.function()).map(what -> "it calls " + what + ", which is not rolled back");
            case Operation.SourceList _, Operation.SourceOne _ -> Optional.empty();
        };
    }

    private static boolean crossesTenants(Operation operation) {
        return switch (operation) {
            case Operation.SourceList list -> list.crossTenant();
            case Operation.SourceOne one -> one.crossTenant();
            case Operation.JavaCall call -> call.crossTenant();
            case Operation.FunctionCall _ -> false;
        };
    }

    private record Root(GraphQLObjectType type, Collection<Operation> operations, boolean mutation) {}

    private List<Root> roots() {
        var roots = new ArrayList<Root>();
        roots.add(new Root(api.schema().getQueryType(), api.api().queries().values(), false));
        GraphQLObjectType mutations = api.schema().getMutationType();
        if (mutations != null) {
            roots.add(new Root(mutations, api.api().mutations().values(), true));
        }
        return roots;
    }
}
