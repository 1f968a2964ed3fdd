package io.fraiseql.tenancy.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class RelationLookupTest {
    @Test
    void theSearchPathDecidesWhereNoSchemaIsNamed() throws Exception {
        try (var database = TestDatabase.create();
                var connection = database.connect("blog_owner");
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA other");
            statement.execute("CREATE TABLE other.tb (id int)");
            statement.execute("CREATE INDEX tb_index ON other.tb (id)");
            assertThat(RelationLookup.oid(connection, RelationName.parse("tb"))).isEmpty();
            long oid = RelationLookup.oid(connection, RelationName.parse("other.tb"))
                    .orElseThrow();
            statement.execute("SET search_path = other");
            assertThat(RelationLookup.oid(connection, RelationName.parse("tb"))).hasValue(oid);
            assertThat(RelationLookup.oid(connection, RelationName.parse("tb_index")))
                    .isEmpty();
            assertThat(RelationLookup.oid(connection, RelationName.of("OTHER", "tb")))
                    .isEmpty();
        }
    }
}
