package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** H2: nothing in one tenant's schema refers to what is in another's: no key, view, default, trigger or inheritance. */
record CrossSchemaDependencies(String prefix) implements Check {
    private static final String SQL = TenantSchemas.SPACES + """
            , place AS MATERIALIZED (
                SELECT 'pg_class'::regclass::oid AS classid, c.oid, c.relnamespace AS space FROM pg_class c
              UNION ALL SELECT 'pg_proc'::regclass, p.oid, p.pronamespace FROM pg_proc p
              UNION ALL SELECT 'pg_type'::regclass, t.oid, t.typnamespace FROM pg_type t
              UNION ALL SELECT 'pg_constraint'::regclass, k.oid, k.connamespace FROM pg_constraint k
              UNION ALL SELECT 'pg_rewrite'::regclass, w.oid, c.relnamespace FROM pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class
              UNION ALL SELECT 'pg_attrdef'::regclass, d.oid, c.relnamespace FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid
              UNION ALL SELECT 'pg_trigger'::regclass, t.oid, c.relnamespace FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            )
            SELECT here.nspname, there.nspname, pg_describe_object(d.classid, d.objid, d.objsubid),
                min(pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid))
            FROM pg_depend d
            JOIN place a ON a.classid = d.classid AND a.oid = d.objid JOIN tenant_space here ON here.oid = a.space
            JOIN place b ON b.classid = d.refclassid AND b.oid = d.refobjid JOIN tenant_space there ON there.oid = b.space
            WHERE here.oid <> there.oid AND NOT EXISTS (SELECT FROM pg_trigger t
                WHERE d.classid = 'pg_trigger'::regclass AND t.oid = d.objid AND t.tgisinternal)
            GROUP BY 1, 2, 3 ORDER BY 1, 3
            """;

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        return catalog.rows(
                SQL,
                row -> error(
                        Rule.H2,
                        row.getString(1),
                        ("In the schema %s, %s depends on %s of the schema %s, so one tenant reads, checks or "
                                        + "deletes what is another's.")
                                .formatted(row.getString(1), row.getString(3), row.getString(4), row.getString(2)),
                        "-- drop " + row.getString(3) + " and make it anew within " + row.getString(1)),
                prefix);
    }
}
