package io.fraiseql.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.api.Query;
import io.fraiseql.api.Relation;
import io.fraiseql.api.Type;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.Source;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A shop whose columns are named by no convention, in a schema off the search path, with keys that hold the tenant. */
class RelationsTest {
    private static TestDatabase database;
    private static LoadedApi shop;

    @Type(sqlSource = "shop.v_customer")
    record Customer(
            int number,
            String name,
            List<Order> orders,
            @Relation(to = "payer") List<Order> paid) {}

    @Type(sqlSource = "shop.v_order")
    record Order(
            long orderNo,
            Customer buyer,
            @Relation(from = "payer") Customer payer,
            List<Line> lines) {}

    @Type
    record Line(int position, Order order, State state, List<State> history) {}

    enum State {
        OPEN,
        Sent
    }

    interface Shop {
        @Query(sqlSource = "shop.line")
        List<Line> lines(State state);
    }

    @BeforeAll
    static void load() throws SQLException {
        database = TestDatabase.create();
        database.owner(
                "CREATE SCHEMA shop",
                "GRANT USAGE ON SCHEMA shop TO blog_app",
                "CREATE TYPE shop.\"line State\" AS ENUM ('open', 'SENT', 'lost')",
                "CREATE TABLE shop.customer (org text, nr int, name text, PRIMARY KEY (org, nr))",
                """
                CREATE TABLE shop.orders (org text, nr bigint, bought_by int NOT NULL, payed_by int, PRIMARY KEY (org, nr),
                  FOREIGN KEY (org, bought_by) REFERENCES shop.customer (org, nr))
                """,
                """
                CREATE TABLE shop.line (org text NOT NULL, position int, of_order bigint, state shop."line State",
                  history shop."line State"[], note text, gone int, FOREIGN KEY (org, of_order) REFERENCES shop.orders (org, nr))
                """,
                "ALTER TABLE shop.line DROP COLUMN gone",
                "CREATE VIEW shop.v_customer AS SELECT org, nr AS number, upper(name) AS name, nr AS id FROM shop.customer",
                """
                CREATE VIEW shop.v_order AS WITH paid AS (SELECT org, nr, payed_by FROM shop.orders)
                  SELECT o.org, o.nr AS order_no, o.nr AS id, o.bought_by AS ":buyer {1}", o.bought_by AS who, p.payed_by AS payer
                  FROM (SELECT * FROM shop.orders) o JOIN paid p USING (org, nr)
                """,
                "GRANT SELECT ON ALL TABLES IN SCHEMA shop TO blog_app");
        try (var connection = database.connect("blog_app")) {
            shop = ApiLoader.load(List.of(Shop.class), connection, "org");
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theForeignKeyIsFoundThroughViewsSubqueriesAndRenamedColumns() {
        assertThat(join("Line", "order")).isEqualTo("of_order = order_no");
        assertThat(join("Order", "lines")).isEqualTo("order_no = of_order");
        assertThat(join("Order", "buyer")).isIn(":buyer {1} = number", "who = number");
        assertThat(join("Customer", "orders")).isIn("number = :buyer {1}", "number = who");
    }

    @Test
    void whatTheAuthorNamesWins() {
        assertThat(join("Order", "payer")).isEqualTo("payer = id");
        assertThat(join("Customer", "paid")).isEqualTo("id = payer");
    }

    @Test
    void aQualifiedSourceStaysQualifiedAndItsTypesAreQuoted() {
        Source line = shop.api().type("Line").source().orElseThrow();

        assertThat(line.schema()).hasValue("shop");
        assertThat(line.columns().keySet()).containsExactly("org", "position", "of_order", "state", "history", "note");
        assertThat(line.columns().get("history").sqlType()).isEqualTo("shop.\"line State\"[]");
        assertThat(line.columns().get("history").base()).isEqualTo("enum");
        assertThat(line.tenantColumn())
                .hasValueSatisfying(column -> assertThat(column.name()).isEqualTo("org"));
        assertThat(shop.api().enums().get("State").values())
                .extracting(value -> value.label())
                .containsExactly("open", "SENT");
    }

    @Test
    void theIdIsTheKeyBesideTheTenant() throws SQLException {
        try (var connection = database.connect("blog_app")) {
            var customers = ApiLoader.load(List.of(Customers.class), connection, "org");

            assertThat(customers
                            .api()
                            .type("PlainCustomer")
                            .source()
                            .orElseThrow()
                            .id())
                    .hasValueSatisfying(column -> assertThat(column.name()).isEqualTo("nr"));
        }
    }

    @Type
    record PlainCustomer(int nr) {}

    interface Customers {
        @Query(sqlSource = "shop.customer")
        List<PlainCustomer> customers();
    }

    private static String join(String type, String field) {
        var join = ((Field.Relation) shop.api().type(type).fields().get(field))
                .join()
                .orElseThrow();
        return join.from().name() + " = " + join.to().name();
    }
}
