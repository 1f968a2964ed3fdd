package io.fraiseql.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.api.Context;
import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import io.fraiseql.api.Type;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds of tenants with tables of their own, wherever these are. */
interface FreshPlaces {
    /** No tenant column anywhere. */
    interface Shop {
        @Type
        record Item(UUID id, String name) {}

        @Query(sqlSource = "v_item")
        List<Item> items();

        @Query
        default String place(Context context) {
            return context.db().queryOne(String.class, "SELECT current_database() || ' ' || current_schema()");
        }

        @Mutation
        default Item addItem(Context context, String name) {
            return context.db().queryOne(Item.class, "INSERT INTO tb_item (name) VALUES (?) RETURNING *", name);
        }
    }

    @Test
    default void tenantsShareNoRow(FraiseqlClient client) {
        client.assertIsolated("{ items { id name } }");
    }

    @Test
    default void eachLivesInAPlaceOfItsOwn(FraiseqlClient client, TestTenant a, TestTenant b) {
        assertThat(place(client, a)).contains(a.id()).isNotEqualTo(place(client, b));
    }

    @Test
    default void whatOneWritesTheOtherDoesNotMeetNotEvenInAUniqueKey(
            FraiseqlClient client, TestTenant a, TestTenant b) {
        for (TestTenant each : List.of(a, b)) {
            client.as(each).mutate("mutation { addItem(name: \"Anvil\") { id } }");
            assertThat(client.as(each).query("{ items { name } }").at("items.name"))
                    .containsExactlyInAnyOrder("Item of everybody", "Anvil");
        }
    }

    private static String place(FraiseqlClient client, TestTenant tenant) {
        return String.valueOf(client.as(tenant).query("{ place }").at("place").getFirst());
    }
}
