package io.fraiseql.isolation.policy;

import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a condition plainly says that the row's tenant is the session's: by its form alone, without reasoning. Where
 * it says no, a proof may still say yes.
 *
 * @param tenant the tenant column
 * @param variables the session variables that hold the tenant
 */
public record TenantBinding(Expression.Column tenant, Set<String> variables) {
    public TenantBinding {
        variables = Set.copyOf(variables);
    }

    /** Whether every row for which the condition is true is the session's tenant's. */
    public boolean binds(Expression condition) {
        return switch (condition) {
            case Expression.And and -> and.parts().stream().anyMatch(this::binds);
            case Expression.Or or -> or.parts().stream().allMatch(this::binds);
            case Expression.BooleanTest test -> test.value() && binds(test.argument());
            case Expression.Comparison comparison ->
                comparison.operator() == Expression.Comparison.Operator.EQUAL
                        && other(comparison.left(), comparison.right()).anyMatch(this::isVariable);
            case Expression.Constant constant ->
                constant.literal().filter(literal -> literal.equals("true")).isEmpty();
            default -> false;
        };
    }

    /** What the tenant column is compared with for equality, anywhere in a condition, casts taken off. */
    public Stream<Expression> comparedWith(Expression condition) {
        return condition.all().flatMap(part -> switch (part) {
            case Expression.Comparison comparison -> other(comparison.left(), comparison.right());
            case Expression.Distinct distinct -> other(distinct.left(), distinct.right());
            default -> Stream.empty();
        });
    }

    /** Whether an expression is the tenant column, casts taken off. */
    public boolean isTenant(Expression expression) {
        return bare(expression) instanceof Expression.Column column
                && column.range() == 0
                && column.name().equals(tenant.name());
    }

    /** Whether a part of a condition is the session's tenant, or something that cannot be read and may be. */
    public boolean mayReadTheSession(Expression part) {
        return part instanceof Expression.Opaque || part instanceof Expression.Exists || isVariable(part);
    }

    private Stream<Expression> other(Expression left, Expression right) {
        if (isTenant(left)) {
            return Stream.of(bare(right));
        }
        return isTenant(right) ? Stream.of(bare(left)) : Stream.empty();
    }

    private boolean isVariable(Expression expression) {
        return bare(expression) instanceof Expression.Variable variable && variables.contains(variable.name());
    }

    private static Expression bare(Expression expression) {
        return switch (expression) {
            case Expression.Cast cast -> bare(cast.argument());
            case Expression.NullIf nullIf when nullIf.right() instanceof Expression.Constant -> bare(nullIf.left());
            default -> expression;
        };
    }
}
