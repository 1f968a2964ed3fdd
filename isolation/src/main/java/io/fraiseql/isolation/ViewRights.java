package io.fraiseql.isolation;

import static io.fraiseql.isolation.Finding.error;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * V1: a view reads with the rights of its owner, unless it is declared to read with those of who asks; so the owner
 * must be bound by the policies of the tables below. What functions in a view read is out of sight.
 */
final class ViewRights implements Check {
    @Override
    public List<Finding> inspect(Catalog catalog) {
        return catalog.views().stream()
                .filter(view -> !view.invoker() && !unbound(catalog, view).isEmpty())
                .map(view -> finding(catalog, view, unbound(catalog, view)))
                .toList();
    }

    /** The tables with policies that a view's owner does not obey. */
    private static List<Relation> unbound(Catalog catalog, Relation view) {
        return catalog.readBy(view).stream()
                .filter(read -> read.kind() == Relation.Kind.TABLE && read.rowSecurity())
                .filter(table -> !view.owner().obeys(table))
                .toList();
    }

    private static Finding finding(Catalog catalog, Relation view, List<Relation> tables) {
        String names = tables.stream().map(Relation::toString).collect(Collectors.joining(", "));
        return error(
                Rule.V1,
                view,
                "The view " + view + " reads " + names + " with the rights of its owner " + view.owner()
                        + ", whom the policies there do not bind, so every tenant would see all rows.",
                catalog.hasInvokerViews() ? invoker(catalog, view) : bindOwner(view, tables));
    }

    private static String invoker(Catalog catalog, Relation view) {
        return Remedy.lines(Stream.of(
                "ALTER VIEW " + view.quoted() + " SET (security_invoker = true);",
                Remedy.grants(catalog, catalog.readBy(view))));
    }

    private static String bindOwner(Relation view, List<Relation> tables) {
        Stream<String> forced = tables.stream().map(Remedy::force);
        if (!view.owner().isAboveRowSecurity()) {
            return Remedy.lines(forced);
        }
        Role other = tables.getFirst().owner();
        return other.isAboveRowSecurity()
                ? "-- give the view " + view + " and its tables to a role that is no superuser and has no BYPASSRLS\n"
                        + Remedy.lines(forced)
                : Remedy.lines(Stream.concat(
                        Stream.of("ALTER VIEW " + view.quoted() + " OWNER TO " + other.quoted() + ";"), forced));
    }
}
