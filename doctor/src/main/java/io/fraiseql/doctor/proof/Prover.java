package io.fraiseql.doctor.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Model;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import io.fraiseql.doctor.proof.Verdict.Opener;
import io.fraiseql.isolation.policy.Expression;
import io.fraiseql.isolation.policy.PolicyTable;
import io.fraiseql.isolation.policy.RowPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Asks the solver for a row of another tenant that the policies let pass. All permissive policies are OR-ed and all
 * restrictive ones AND-ed; a row passes only where the whole is true, not where it is NULL. Not thread-safe; closing it
 * frees the solver's memory.
 */
final class Prover implements AutoCloseable {
    /** So many unread conditions are tried in all their values; beyond that, nothing is said about them. */
    private static final int MOST_UNREAD = 4;

    private final Set<String> tenantVariables;
    private final Set<String> claimVariables;
    private final Context context = new Context();

    /**
     * @param tenantVariables the session variables that hold the session's tenant
     * @param claimVariables the session variables that only a verified token fills
     */
    Prover(Set<String> tenantVariables, Set<String> claimVariables) {
        this.tenantVariables = Set.copyOf(tenantVariables);
        this.claimVariables = Set.copyOf(claimVariables);
    }

    /**
     * Whether the policies of a table imply, for one role and action, that the row's tenant is the session's. The table
     * has a tenant column.
     */
    Verdict prove(PolicyTable table, PolicyRole role, RowAction action) {
        Expression.Column tenant = table.tenant().orElseThrow();
        var encoding = new Encoding(context, tenant, tenantVariables, role.name(), Encoding.Session.OF_A_TENANT);
        BoolExpr passes = encoding.condition(passing(table, role, action)).holds();
        if (!possible(encoding, passes, encoding.anotherTenantsRow())) {
            boolean nobodys = !tenant.notNull() && possible(encoding, passes, encoding.nobodysRow());
            return nobodys ? new Verdict.NullTenant() : new Verdict.Proven();
        }
        BoolExpr surely = surely(encoding, passes);
        for (Opener opener : Opener.values()) {
            BoolExpr session = closed(encoding, opener);
            Optional<Model> model = model(encoding, surely, encoding.anotherTenantsRow(), session);
            if (model.isPresent()) {
                var explanation = new Explanation(encoding, model.get());
                return explanation.leak(surely, session, opener);
            }
        }
        List<String> constructs = encoding.unread().stream()
                .map(UnreadCondition::description)
                .distinct()
                .toList();
        return new Verdict.Unproven(
                constructs.isEmpty() ? List.of("a condition that the solver gave up on") : constructs);
    }

    /** Whether a row of some tenant passes, for one role and action, in a session that names no tenant. */
    boolean failsOpen(PolicyTable table, PolicyRole role, RowAction action) {
        var encoding = new Encoding(
                context, table.tenant().orElseThrow(), tenantVariables, role.name(), Encoding.Session.OF_NOBODY);
        BoolExpr passes = encoding.condition(passing(table, role, action)).holds();
        BoolExpr session = closed(encoding, Opener.ANYBODY);
        return model(encoding, surely(encoding, passes), encoding.anotherTenantsRow(), session)
                .isPresent();
    }

    private static Expression passing(PolicyTable table, PolicyRole role, RowAction action) {
        List<Expression> permissive = conditions(table, role, action, RowPolicy::permissive);
        var all = new ArrayList<Expression>();
        all.add(new Expression.Or(permissive));
        all.addAll(conditions(table, role, action, policy -> !policy.permissive()));
        return new Expression.And(all);
    }

    private static List<Expression> conditions(
            PolicyTable table, PolicyRole role, RowAction action, Predicate<RowPolicy> kind) {
        return table.policies().stream()
                .filter(kind)
                .filter(policy -> policy.covers(action.command())
                        && policy.roles().stream().anyMatch(role.rights()::contains))
                .map(policy -> action.writes() ? policy.written() : policy.using())
                .flatMap(Optional::stream)
                .toList();
    }

    /** It passes whatever the unread conditions are. */
    private BoolExpr surely(Encoding encoding, BoolExpr passes) {
        List<UnreadCondition> unread = encoding.unread();
        if (unread.size() > MOST_UNREAD) {
            return context.mkFalse();
        }
        List<BoolExpr> cases = List.of(passes);
        for (UnreadCondition condition : unread) {
            var split = new ArrayList<BoolExpr>();
            for (BoolExpr one : cases) {
                split.add(with(one, condition, true, false));
                split.add(with(one, condition, false, true));
                split.add(with(one, condition, false, false));
            }
            cases = split;
        }
        return context.mkAnd(cases.toArray(BoolExpr[]::new));
    }

    private BoolExpr with(BoolExpr passes, UnreadCondition condition, boolean holds, boolean fails) {
        return (BoolExpr) passes.substitute(
                new BoolExpr[] {condition.holds(), condition.fails()},
                new BoolExpr[] {context.mkBool(holds), context.mkBool(fails)});
    }

    /** The variables that an opener cannot set are empty. */
    private BoolExpr closed(Encoding encoding, Opener opener) {
        return context.mkAnd(encoding.symbols().stream()
                .filter(symbol -> symbol.source() instanceof Expression.Variable variable
                        && switch (opener) {
                            case ANYBODY -> true;
                            case SETTER -> claimVariables.contains(variable.name());
                            case CLAIM -> false;
                        })
                .map(symbol -> context.mkEq(symbol.value(), context.mkString("")))
                .toArray(BoolExpr[]::new));
    }

    /** Unknown counts as possible. */
    private static boolean possible(Encoding encoding, BoolExpr... conditions) {
        return encoding.solver(conditions).check() != Status.UNSATISFIABLE;
    }

    private static Optional<Model> model(Encoding encoding, BoolExpr... conditions) {
        Solver solver = encoding.solver(conditions);
        return solver.check() == Status.SATISFIABLE ? Optional.of(solver.getModel()) : Optional.empty();
    }

    @Override
    public void close() {
        context.close();
    }
}
